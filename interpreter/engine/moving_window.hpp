// The candidates of a claim while its window moves over the rows of one buyer. The orders of a buyer come one after the other, so the window of the
// next differs little from that of the last: rows enter at one end and leave at the other, each at a fixed cost, however long the window is. Without
// this a window without a beginning costs all of a buyer's rows for each of her orders.
#pragma once

#include "interpreter/engine/candidates.hpp"

#include <cstdint>
#include <vector>

namespace guiyin::engine {

// Rows of one buyer that a claim may count, in event order, and the stretch of them that the window holds.
class MovingWindow {
public:
  // `rows` index Timeline::messages.
  MovingWindow(const timeline::Messages& messages, std::vector<std::uint32_t> rows);

  // Moves to [begin, end).
  void move_to(Moment begin, Moment end);
  // Those with rows in the window, in whatever order; `eligible` is not decided.
  void append_candidates(std::vector<Candidate>& out) const;

private:
  static constexpr std::uint32_t none = UINT32_MAX;
  // A row among these rows: whose it is, and where the same agent's rows before and after it stand.
  struct Place {
    std::uint32_t row = 0, candidate = 0, before = none, after = none;
  };
  std::uint32_t find(std::uint32_t from, Moment moment) const;
  void start_anew(std::uint32_t begin);
  void enter_last();
  void leave_last();
  void enter_first();
  void leave_first();
  void count(Candidate& candidate, std::uint32_t row, std::uint32_t by) const;
  bool is_round(std::uint32_t question, std::uint32_t answer) const;

  const timeline::Messages& messages_;
  std::vector<Place> places_;
  std::vector<Candidate> candidates_; // everybody with rows, in the window or not
  std::uint32_t begin_ = 0, end_ = 0; // the window, as indexes of places_
};

} // namespace guiyin::engine
