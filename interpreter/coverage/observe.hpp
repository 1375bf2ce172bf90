// What one decided unit showed of a policy: read off the engine's decision and records, nothing is judged again.
#pragma once

#include "interpreter/coverage/program_points.hpp"
#include "interpreter/engine/attribute.hpp"

namespace guiyin::coverage {

// Counts the unit at each outcome that it showed. `explained` is of the program that `points` were made of.
void observe(ProgramPoints& points, const program::Program& program, const timeline::Timeline& timeline, const engine::Explained& explained);

} // namespace guiyin::coverage
