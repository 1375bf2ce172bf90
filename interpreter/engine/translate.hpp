// From the expressions of a program to instructions over a timeline.
#pragma once

#include "interpreter/engine/run.hpp"

namespace guiyin::engine {

// The instruction of an expression. Adds roster columns to `run`.
Instruction translate(Run& run, program::ExprId id, const timeline::Roster& roster, TextCodes& codes);

} // namespace guiyin::engine
