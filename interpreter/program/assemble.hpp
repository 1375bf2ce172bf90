// A policy's program, from what stands in force in it.
#pragma once

#include "interpreter/program/here.hpp"

namespace guiyin::program {

// None if something is wrong (reported).
std::optional<Program> assemble(const Workshop& shop, PolicyModel& policy);

} // namespace guiyin::program
