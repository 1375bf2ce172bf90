// The conditions of a program, taken apart: the operands of `and`, `or` and `not` one by one, down to those that are judged as a whole.
#pragma once

#include "interpreter/program/program.hpp"

#include <vector>

namespace guiyin::coverage {

// What is judged as a whole within a condition, in the order written; nothing for a condition that its params have settled. `not` of a single
// condition stays with it.
std::vector<program::ExprId> judged_in(const program::Program& program, program::ExprId condition);
// The same of all the `if`s within a value, and within the values that a condition compares.
std::vector<program::ExprId> judged_within(const program::Program& program, program::ExprId value);

// The `… within D of M` that the condition is, or is the `not` of, if D has an end; null if it is none.
const program::ExprNode* bounded_period(const program::Program& program, program::ExprId condition);
bool is_unlimited(const program::Program& program, program::ExprId duration);

} // namespace guiyin::coverage
