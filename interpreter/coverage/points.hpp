// What there is to see of a policy while it decides: its claims, conditions, windows, tie-break keys, choices of params, …, each with the outcomes
// that it can have. Plain values.
#pragma once

#include "grammar/text/diagnostic.hpp"
#include "interpreter/program/program.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace guiyin::coverage {

enum class PointKind : std::uint8_t { param, condition, claim, window, tie_break, share, credit, assist, deduct, period };

// What can be seen of a point; `words.hpp` says each in both languages, docs/language/tests.md what counts as seen.
enum class Outcome : std::uint8_t {
  used,          // a choice of a param was in force
  was_true,      // a condition
  was_false,     //
  won,           // a claim
  lost,          //
  begin_inside,  // a window, or the end of a period: something happened …
  begin_outside, //   … on this side of the edge, and right at it
  end_inside,    //
  end_outside,   //
  decided,       // a tie-break key told two candidates apart
  several,       // a shared claim went to two or more
  middle,        // … to somebody between the first and the last
  below_minimum, // a part below `at least` was given up
  credited,      // an alternative of the credit clause, or of a split, gave the credit; `nobody` was reached
  empty,         // a part of a split had no winner
  silent,        // the credit clause gave nobody
  helped,        // a winner of the claim was an assist
  deducted,      // a refund was deducted
  not_deducted   // nothing was
};

struct Seen {
  Outcome outcome{};
  std::size_t units = 0; // how many of the units that an expectation names showed it
};

struct Point {
  PointKind kind{};
  std::string claim;          // that it belongs to; empty for what belongs to the policy
  program::Span span;         // where it stands
  text::Argument text;        // what stands there, in one line; of a choice: "credit_by = order"
  std::vector<Seen> outcomes; // those that it can have
  bool end_is_inside = false; // of a window: `D after M`, which ends with its last instant
  std::uint32_t twin = 0;     // tells apart the points of one kind and claim that stand at one place: `both_spoke` is two conditions
};

} // namespace guiyin::coverage
