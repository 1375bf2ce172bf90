#include "interpreter/engine/condition_trace.hpp"

#include "interpreter/engine/deduct.hpp"
#include "interpreter/engine/evaluate.hpp"
#include "interpreter/engine/within.hpp"

#include <algorithm>

namespace guiyin::engine {

namespace {

using program::ExprId;

Scope without_trace(const Scope& scope) { return {scope.run, scope.unit, scope.claims, scope.row, scope.candidate, nullptr}; }

std::optional<std::int64_t> number_of(const Scope& scope, ExprId id) {
  const Value value = evaluate(scope, id);
  return value.present ? std::optional(value.number) : std::nullopt;
}

Measure of_range(std::optional<std::int64_t> value, const std::optional<ClosedRange>& range) {
  if (!range) return {value, std::nullopt, std::nullopt};
  return {value, range->first.ms, range->last.ms};
}

// What each kind of condition is judged on; nothing for a kind that is not judged on numbers.
struct Measurer {
  const Scope& scope;

  Measure operator()(const program::Compare& node) const {
    if (scope.run.program[node.left].type == program::Type::share) return {};
    const auto bound = number_of(scope, node.right);
    return {number_of(scope, node.left), bound, bound};
  }
  Measure operator()(const program::InRange& node) const {
    return {number_of(scope, node.value), number_of(scope, node.from), number_of(scope, node.to)};
  }
  Measure operator()(const program::Not& node) const { return std::visit(*this, scope.run.program[node.operand].node); }
  Measure operator()(const program::Happened& node) const { return {number_of(scope, node.moment), std::nullopt, std::nullopt}; }
  Measure operator()(const program::IsYes& node) const { return {number_of(scope, node.value), std::nullopt, std::nullopt}; }
  Measure operator()(const program::CancelledWithin& node) const { return of_range(std::nullopt, range_after(scope, node.within, node.moment)); }
  Measure operator()(const program::HappenedWithin& node) const {
    return of_range(number_of(scope, node.event), range_after(scope, node.within, node.moment));
  }
  Measure operator()(const program::RefundedWithin& node) const {
    const auto range = range_after(scope, node.within, node.moment);
    return of_range(refunded_in(scope.run.timeline, scope.unit, range).fen, range);
  }
  template <class Other> Measure operator()(const Other&) const { return {}; }
};

// Gives the outcome, so that an `and` stops at its first failure and an `or` at its first success, as in evaluation.
bool add_parts(const Scope& scope, ExprId id, std::vector<PartTrace>& parts) {
  const program::ExprNode& node = scope.run.program[id].node;
  if (const auto* both = std::get_if<program::And>(&node)) return add_parts(scope, both->left, parts) && add_parts(scope, both->right, parts);
  if (const auto* either = std::get_if<program::Or>(&node)) return add_parts(scope, either->left, parts) || add_parts(scope, either->right, parts);
  parts.push_back(trace_part(scope, id));
  return parts.back().holds;
}

void add_values(const Scope& scope, ExprId id, std::vector<ValueTrace>& values) {
  const program::Expr& expr = scope.run.program[id];
  if (const auto* sum = std::get_if<program::Compute>(&expr.node)) {
    add_values(scope, sum->left, values);
    add_values(scope, sum->right, values);
  } else if (const auto* negated = std::get_if<program::Negate>(&expr.node)) {
    add_values(scope, negated->operand, values);
  } else if (const auto* choose = std::get_if<program::Choose>(&expr.node)) {
    add_values(scope, ask(scope, choose->condition) ? choose->then : choose->otherwise, values);
  }
  if (expr.type != program::Type::share) values.push_back({id, number_of(without_trace(scope), id)});
}

} // namespace

bool ask(const Scope& scope, ExprId condition) {
  if (!scope.trace) return satisfied(scope, condition);
  std::vector<ConditionTrace>& asked = scope.trace->conditions;
  const auto known = std::find_if(asked.begin(), asked.end(), [&](const ConditionTrace& each) { return each.condition == condition; });
  if (known != asked.end()) return known->holds;
  const bool outcome = satisfied(scope, condition);
  asked.push_back({condition, outcome, trace_parts(scope, condition)});
  return outcome;
}

std::vector<PartTrace> trace_parts(const Scope& scope, ExprId condition) {
  std::vector<PartTrace> parts;
  add_parts(without_trace(scope), condition, parts);
  return parts;
}

PartTrace trace_part(const Scope& scope, ExprId part) {
  return {part, satisfied(scope, part), std::visit(Measurer{scope}, scope.run.program[part].node)};
}

std::vector<ValueTrace> trace_values(const Scope& scope, ExprId id) {
  std::vector<ValueTrace> values;
  add_values(scope, id, values);
  return values;
}

} // namespace guiyin::engine
