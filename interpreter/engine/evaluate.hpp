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

inline Value of_text(TextId id) { return id == TextId::missing ? missing : some(static_cast<std::int64_t>(id)); }

// What is not evaluated in one step.
Value evaluate_further(const Scope& scope, program::ExprId id);

// Any expression but one of type share. Conditions give 0 or 1, never missing. What merely stands somewhere is fetched without a call.
inline Value evaluate(const Scope& scope, program::ExprId id) {
  const Instruction& step = scope.run[id];
  switch (step.op) {
  case Op::missing:
    return missing;
  case Op::constant:
    return some(step.number);
  case Op::moment: {
    const auto& moment = scope.unit.moments[step.detail];
    return moment ? some(moment->ms) : missing;
  }
  case Op::line_text:
    return scope.unit.line ? of_text(step.texts[static_cast<std::uint32_t>(*scope.unit.line)]) : missing;
  case Op::line_value:
    return scope.unit.line ? some(step.numbers[static_cast<std::uint32_t>(*scope.unit.line)]) : missing;
  case Op::row_text:
    return scope.row ? of_text(step.texts[*scope.row]) : missing;
  case Op::row_time:
    return scope.row ? some(step.times[*scope.row].ms) : missing;
  case Op::row_small:
    return scope.row ? some(step.enumerators[*scope.row]) : missing;
  default:
    return evaluate_further(scope, id);
  }
}

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
