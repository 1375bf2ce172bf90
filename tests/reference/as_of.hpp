// LANGUAGE “Status of a unit”, with `--as-of`, by trying: events that could still come are made up and the unit is decided again.
#pragma once

#include "tests/reference/evaluate.hpp"

namespace reference {

// “Events up to that time exist, orders placed later are no units.”
Events known_at(const Events& events, std::int64_t as_of);

// What trying has shown of one unit. What it has not shown may be so nevertheless.
struct Outlook {
  Decision now;                             // decided on what is known; status, `final` and `settles` untouched
  bool can_change = false;                  // some future gives another decision
  bool can_win = false;                     // some future gives it a winner
  Events witness;                           // such a future, if any
  std::optional<std::int64_t> last_in_play; // the latest edge up to which some kind of event matters that does not matter for ever
  bool some_for_ever = false;               // some kind of event matters however late it comes
};

struct Search {
  int tries = 300;
  std::uint64_t seed = 1;
};

// An outlook per unit, in the order of `evaluate`. `policy` is resolved.
std::vector<Outlook> outlooks(const Policy& policy, const Settings& settings, const Events& events, std::int64_t as_of, const Search& search);

} // namespace reference
