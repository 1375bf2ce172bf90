// Values and conditions of the language over one unit (and, in `where` and `require`, one row or candidate).
// LANGUAGE "Missing values": "A missing or empty value equals nothing, not even another missing one; every comparison with it is false except `!=`,
// which is true."
#pragma once

#include "interpreter/engine/scope.hpp"
#include "interpreter/engine/value.hpp"
#include "interpreter/values/share.hpp"

#include <optional>
#include <vector>

namespace guiyin::engine {

// Any expression but one of type share. Conditions give 0 or 1, never missing.
Value evaluate(const Scope& scope, program::ExprId id);
// An expression of type share; nullopt where it is missing.
std::optional<Share> evaluate_share(const Scope& scope, program::ExprId id);
// Whether a condition holds; noted in the scope's trace, if it has one.
bool satisfied(const Scope& scope, program::ExprId condition);

// The parts of an `and` or `or` list, in the order written; the condition itself where it is none.
std::vector<program::ExprId> and_parts(const program::Program& program, program::ExprId condition);
std::vector<program::ExprId> or_parts(const program::Program& program, program::ExprId condition);

// The first part of an `and` list that does not hold / of an `or` list that holds: what a reason names. `condition` itself where it is no list.
program::ExprId failing_part(const Scope& scope, program::ExprId condition);
program::ExprId holding_part(const Scope& scope, program::ExprId condition);

} // namespace guiyin::engine
