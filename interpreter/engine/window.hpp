// window: the instants in which rows count.
#pragma once

#include "interpreter/engine/scope.hpp"

namespace guiyin::engine {

// [begin, end). Where the window's moment did not happen, `happened` is false and the window is empty.
struct WindowSpan {
  Moment begin{};
  Moment end{};
  Moment edge{};   // as the rule names it: M, M + D (which is in the window), B, or the day's end; end_of_time where there is none
  Moment moment{}; // its M; of `from A to B`, B; of `any time`, the unit's placing
  bool happened = false;
  program::WindowId chosen{}; // the window itself, or the one that its `if` chose
};

// LANGUAGE "Windows": "`D before M` is [M − D, M), `D after M` is [M, M + D], `from A to B` is [A, B) and empty if B ≤ A, `any time before M` is
// everything < M, and so is `D before M` with D `unlimited`. […] `N calendar days before M` is [start of M's day minus N − 1 days, M), `N calendar
// days after M` is [M, end of M's day plus N − 1 days)".
WindowSpan window_span(const Scope& scope, program::WindowId window);
// Where `count calendar days after M` ends.
Moment end_of_days(values::Duration day_start, Moment moment, std::int64_t count);

} // namespace guiyin::engine
