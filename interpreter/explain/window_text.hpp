// A claim's window in absolute times, and how far a row is from it.
#pragma once

#include "interpreter/explain/teller.hpp"

#include <string>

namespace guiyin::explain {

// "from 2023-10-15 10:30:00 (included) to 2023-10-16 10:30:00 (not included)".
std::string window_span_text(const Say& say, const engine::WindowTrace& window);

// Of an instant outside the window: "2 s too early", "at the very moment where the window ends, which is no longer in it".
std::string outside_by(const Say& say, const engine::WindowTrace& window, values::Moment instant);

// How far outside: 1 ms at least.
values::Duration distance_outside(const engine::WindowTrace& window, values::Moment instant);

} // namespace guiyin::explain
