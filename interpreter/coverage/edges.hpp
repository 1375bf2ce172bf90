// Windows and periods: whether something happened right at an edge, on either side of it.
#pragma once

#include "interpreter/coverage/program_points.hpp"
#include "interpreter/coverage/showing.hpp"
#include "interpreter/engine/attribute.hpp"

namespace guiyin::coverage {

// A side of an edge is tested by an event at the very instant that the rule names, where that instant is on this side, and on the other side by an
// event at most this far from it.
inline constexpr values::Duration close_by{values::ms_per_minute};

void show_windows(const ProgramPoints& points, const timeline::Timeline& timeline, const engine::Trace& trace, Showing& showing);
// Ends of `… within D of M`, of conditions and of `deduct`.
void show_periods(const ProgramPoints& points, const program::Program& program, const timeline::Timeline& timeline, const engine::Trace& trace,
                  Showing& showing);

} // namespace guiyin::coverage
