// LANGUAGE “Status of a unit”, with `--as-of`, by trying: events that could still come are made up and the unit is decided again.
#pragma once

#include "tests/reference/evaluate.hpp"
#include "tests/reference/futures.hpp"

namespace reference {

// “Events up to that time exist, orders placed later are no units.”
Events known_at(const Events& events, std::int64_t as_of);

// One unit and the rows that it sees. What trying has shown is so; what it has not shown may be so nevertheless.
class Explorer {
public:
  // `unit` is its decision on the events known at `as_of`. All must outlive the explorer.
  Explorer(const Policy& policy, const Settings& settings, const Events& known, const Decision& unit, std::int64_t as_of, std::uint64_t seed);

  // Tries futures until one changes the decision and, where nobody has won, one gives it a winner.
  void look(int tries);
  bool can_change() const { return can_change_; }
  bool can_win() const { return can_win_; }
  const Events& witness() const { return witness_; }

  // Whether a row of this type matters at an instant, in some future; far away, whether it matters for ever.
  bool in_play(const std::string& type, std::int64_t time, int tries);
  bool in_play_for_ever(const std::string& type, int tries);
  // Whether some row matters at an edge or just before it.
  bool edge_in_play(std::int64_t edge, int tries);
  // An edge later than `than`, after which a type of row that mattered there matters no more; absent if trying found none.
  std::optional<std::int64_t> later_edge(std::optional<std::int64_t> than, int tries);

private:
  Decision decided(const Events& future) const;

  const Policy& policy_;
  const Settings& settings_;
  const Decision& unit_;
  Events known_;
  Dice dice_;
  Horizon horizon_;
  bool can_change_ = false, can_win_ = false;
  Events witness_;
};

} // namespace reference
