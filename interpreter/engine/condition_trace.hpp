// The records that conditions and values leave: made by the very evaluation that decides.
#pragma once

#include "interpreter/engine/scope.hpp"
#include "interpreter/engine/trace.hpp"

#include <vector>

namespace guiyin::engine {

// Whether the condition holds; noted in the scope's trace, if it has one, the first time it is asked.
bool ask(const Scope& scope, program::ExprId condition);

// The parts of a condition as they are asked, one after the other, until its outcome is clear.
std::vector<PartTrace> trace_parts(const Scope& scope, program::ExprId condition);
// One part with what it is judged on.
PartTrace trace_part(const Scope& scope, program::ExprId part);

// Every value of an expression, operands first; of an `if` only the arm taken.
std::vector<ValueTrace> trace_values(const Scope& scope, program::ExprId id);

} // namespace guiyin::engine
