#include "interpreter/engine/evaluate.hpp"

#include "interpreter/engine/arithmetic.hpp"
#include "interpreter/engine/candidates.hpp"
#include "interpreter/engine/claim.hpp"
#include "interpreter/engine/deduct.hpp"
#include "interpreter/engine/revoke.hpp"

namespace guiyin::engine {

namespace {

using program::ExprId;

template <class Enumerator> Value of_enumerator(Enumerator value) { return some(static_cast<std::int64_t>(value)); }

// --- what stands in the unit, the row or the candidate

const timeline::Order& order_of(const Scope& scope) { return scope.run.timeline.orders[static_cast<std::uint32_t>(scope.unit.order)]; }

Value line_number(const Scope& scope) {
  if (!scope.unit.line) return missing;
  return some(static_cast<std::uint32_t>(*scope.unit.line) - order_of(scope).lines.begin + 1);
}

Value candidate_field(const Scope& scope, program::CandidateField field) {
  using program::CandidateField;
  if (!scope.candidate) return missing;
  const timeline::Messages& messages = scope.run.timeline.messages;
  const std::uint32_t opening = scope.candidate->first_row;
  switch (field) {
  case CandidateField::first:
    return some(messages.time[opening].ms);
  case CandidateField::last:
    return some(messages.time[scope.candidate->last_row].ms);
  case CandidateField::opened_by:
    return messages.kind[opening] == timeline::Kind::system ? missing : of_enumerator(messages.sender[opening]);
  case CandidateField::agent:
    return of_text(scope.candidate->agent);
  default:
    return some(count_of(*scope.candidate, field));
  }
}

Value extra_value(const Instruction& step, std::uint32_t at) {
  const std::int64_t number = step.numbers[at];
  const bool is_text = step.detail;
  return number == timeline::missing_value || (is_text && number == 0) ? missing : some(number);
}

Value agent_column(const Scope& scope, const Instruction& step) {
  const AgentColumnCodes& codes = scope.run.agent_columns[static_cast<std::size_t>(step.number)];
  if (scope.row) return codes(scope.unit.buyer->shop, scope.run.timeline.messages.agent[*scope.row]);
  return scope.candidate ? codes(scope.unit.buyer->shop, scope.candidate->agent) : missing;
}

Value calendar_part(const Scope& scope, const Instruction& step) {
  const Value moment = evaluate(scope, step.of.left);
  if (!moment.present) return missing;
  const std::int64_t day = values::local_day({moment.number}, scope.run.program.day_start);
  switch (static_cast<program::CalendarPart>(step.detail)) {
  case program::CalendarPart::day:
    return some(day);
  case program::CalendarPart::weekday:
    return some(values::weekday(day));
  case program::CalendarPart::time_of_day:
    return some(values::time_of_day({moment.number}).ms);
  }
  return missing;
}

// --- arithmetic and comparison

Value multiply_by_share(const Scope& scope, const Instruction& step) {
  const Value money = evaluate(scope, step.of.left);
  const auto share = evaluate_share(scope, step.of.right);
  if (!share || !money.present) return missing;
  return compute(program::Arithmetic::add, step.type, some(values::multiply(Money{money.number}, *share).fen), some(0));
}

bool compare_shares(const Scope& scope, const Instruction& step) {
  const auto op = static_cast<program::Comparison>(step.detail);
  const auto left = evaluate_share(scope, step.of.left), right = evaluate_share(scope, step.of.right);
  if (!left || !right) return op == program::Comparison::not_equal;
  const auto order = *left <=> *right;
  return compare(op, order < 0 ? -1 : order > 0 ? 1 : 0, std::int64_t{0});
}

// LANGUAGE: "`cancelled within D of M` holds if M ≤ time ≤ M + D; it does not hold where M did not happen."
bool happened_within(const Scope& scope, const Instruction& step) {
  const Value event = evaluate(scope, step.further);
  const auto range = range_after(scope, step.of.left, step.of.right);
  return event.present && range && range->contains({event.number});
}

template <class List> void collect_parts(const program::Program& program, ExprId id, std::vector<ExprId>& parts) {
  if (const auto* list = std::get_if<List>(&program[id].node)) {
    collect_parts<List>(program, list->left, parts);
    collect_parts<List>(program, list->right, parts);
  } else {
    parts.push_back(id);
  }
}

template <class List> ExprId first_part(const Scope& scope, ExprId condition, bool wanted) {
  std::vector<ExprId> parts;
  collect_parts<List>(scope.run.program, condition, parts);
  for (const ExprId part : parts)
    if (satisfied(scope, part) == wanted) return part;
  return condition;
}

void note_outcome(Trace& trace, ExprId condition, bool outcome) {
  const auto index = static_cast<std::uint32_t>(condition);
  if (trace.outcomes.size() <= index) trace.outcomes.resize(index + 1);
  trace.outcomes[index] |= outcome ? found_true : found_false;
}

} // namespace

Value evaluate_further(const Scope& scope, ExprId id) {
  const Instruction& step = scope.run[id];
  switch (step.op) {
  case Op::calendar_part:
    return calendar_part(scope, step);
  case Op::order_total:
    return some(order_total_of(scope.run.timeline, scope.unit.order).fen);
  case Op::order_number:
    return scope.run.order_numbers[static_cast<std::uint32_t>(scope.unit.order)];
  case Op::order_shop:
    return of_text(scope.unit.buyer->shop);
  case Op::order_buyer:
    return scope.run.buyer_names[static_cast<std::uint32_t>(order_of(scope).buyer)];
  case Op::line_number:
    return line_number(scope);
  case Op::line_extra:
    return scope.unit.line ? extra_value(step, static_cast<std::uint32_t>(*scope.unit.line)) : missing;
  case Op::order_extra:
    return extra_value(step, static_cast<std::uint32_t>(scope.unit.order));
  case Op::row_extra:
    return scope.row ? extra_value(step, *scope.row) : missing;
  case Op::agent_column:
    return agent_column(scope, step);
  case Op::candidate_field:
    return candidate_field(scope, static_cast<program::CandidateField>(step.detail));
  case Op::claim_has_winner:
    return truth(!scope.claims.result(static_cast<std::uint32_t>(step.number)).winners.empty());
  case Op::compute:
    return compute(static_cast<program::Arithmetic>(step.detail), step.type, evaluate(scope, step.of.left), evaluate(scope, step.of.right));
  case Op::multiply_by_share:
    return multiply_by_share(scope, step);
  case Op::negate:
    return negate(step.type, evaluate(scope, step.of.left));
  case Op::compare:
    return truth(compare(static_cast<program::Comparison>(step.detail), evaluate(scope, step.of.left), evaluate(scope, step.of.right)));
  case Op::compare_shares:
    return truth(compare_shares(scope, step));
  case Op::is_not:
    return truth(!satisfied(scope, step.of.left));
  case Op::both:
    return truth(satisfied(scope, step.of.left) && satisfied(scope, step.of.right));
  case Op::either:
    return truth(satisfied(scope, step.of.left) || satisfied(scope, step.of.right));
  case Op::happened:
    return truth(evaluate(scope, step.of.left).present);
  case Op::is_yes:
    return truth(holds(evaluate(scope, step.of.left)));
  case Op::choose:
    return evaluate(scope, satisfied(scope, step.further) ? step.of.left : step.of.right);
  case Op::cancelled_within:
    return truth(cancelled_within(scope, std::get<program::CancelledWithin>(scope.run.program[id].node)));
  case Op::happened_within:
    return truth(happened_within(scope, step));
  case Op::fully_refunded:
    return truth(fully_refunded(scope, std::get<program::RefundedWithin>(scope.run.program[id].node)));
  case Op::in_range:
    return truth(in_range(step.type, evaluate(scope, step.further), evaluate(scope, step.of.left), evaluate(scope, step.of.right)));
  default:
    return missing; // those that `evaluate` knows
  }
}

std::optional<Share> evaluate_share(const Scope& scope, ExprId id) {
  constexpr std::int64_t millionths = 1'000'000; // how the timeline keeps a share of an extra column
  const program::ExprNode& node = scope.run.program[id].node;
  if (const auto* constant = std::get_if<program::ShareConstant>(&node)) return constant->value;
  if (const auto* choose = std::get_if<program::Choose>(&node))
    return evaluate_share(scope, satisfied(scope, choose->condition) ? choose->then : choose->otherwise);
  const Value value = std::holds_alternative<program::ExtraOf>(node) ? evaluate(scope, id) : missing;
  if (!value.present) return std::nullopt;
  return Share(value.number, millionths);
}

bool satisfied(const Scope& scope, ExprId condition) {
  const bool outcome = holds(evaluate(scope, condition));
  if (scope.trace) note_outcome(*scope.trace, condition, outcome);
  return outcome;
}

std::vector<ExprId> and_parts(const program::Program& program, ExprId condition) {
  std::vector<ExprId> parts;
  collect_parts<program::And>(program, condition, parts);
  return parts;
}

std::vector<ExprId> or_parts(const program::Program& program, ExprId condition) {
  std::vector<ExprId> parts;
  collect_parts<program::Or>(program, condition, parts);
  return parts;
}

ExprId failing_part(const Scope& scope, ExprId condition) { return first_part<program::And>(scope, condition, false); }
ExprId holding_part(const Scope& scope, ExprId condition) { return first_part<program::Or>(scope, condition, true); }

} // namespace guiyin::engine
