#include "interpreter/engine/evaluate.hpp"

#include "interpreter/engine/arithmetic.hpp"
#include "interpreter/engine/candidates.hpp"
#include "interpreter/engine/claim.hpp"
#include "interpreter/engine/deduct.hpp"
#include "interpreter/engine/revoke.hpp"

namespace guiyin::engine {

namespace {

using program::ExprId;
using program::Type;

Value of_text(TextId id) { return id == TextId::missing ? missing : some(static_cast<std::int64_t>(id)); }
Value of_moment(std::optional<Moment> moment) { return moment ? some(moment->ms) : missing; }
template <class Enumerator> Value of_enumerator(Enumerator value) { return some(static_cast<std::int64_t>(value)); }

// --- what stands in the unit, the row or the candidate

Value unit_field(const Scope& scope, program::UnitField field) {
  using enum program::UnitField;
  const timeline::Timeline& facts = scope.run.timeline;
  const timeline::Order& order = facts.orders[static_cast<std::uint32_t>(scope.unit.order)];
  switch (field) {
  case order_total:
    return some(order_total_of(facts, scope.unit.order).fen);
  case order_number:
    return scope.run.order_numbers[static_cast<std::uint32_t>(scope.unit.order)];
  case order_shop:
    return of_text(scope.unit.buyer->shop);
  case order_buyer:
    return scope.run.buyer_names[static_cast<std::uint32_t>(order.buyer)];
  default:
    break;
  }
  if (!scope.unit.line) return missing;
  const auto line = static_cast<std::uint32_t>(*scope.unit.line);
  switch (field) {
  case line_sku:
    return of_text(facts.lines.sku[line]);
  case line_qty:
    return some(facts.lines.qty[line]);
  case line_price:
    return some(facts.lines.price[line].fen);
  case line_full_reduction:
    return some(facts.lines.full_reduction[line].fen);
  case line_category_discount:
    return some(facts.lines.category_discount[line].fen);
  case line_item_discount:
    return some(facts.lines.item_discount[line].fen);
  case line_amount:
    return some(facts.lines.amount[line].fen);
  case line_number:
    return some(line - order.lines.begin + 1);
  default:
    return missing;
  }
}

Value chat_field(const Scope& scope, program::ChatField field) {
  if (!scope.row) return missing;
  const timeline::Messages& messages = scope.run.timeline.messages;
  switch (field) {
  case program::ChatField::topic:
    return of_text(messages.topic[*scope.row]);
  case program::ChatField::sku:
    return of_text(messages.sku[*scope.row]);
  case program::ChatField::kind:
    return of_enumerator(messages.kind[*scope.row]);
  case program::ChatField::from:
    return of_enumerator(messages.sender[*scope.row]);
  case program::ChatField::time:
    return some(messages.time[*scope.row].ms);
  case program::ChatField::agent:
    return of_text(messages.agent[*scope.row]);
  }
  return missing;
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

std::int64_t extra_of(const Scope& scope, const timeline::ExtraColumn& column) {
  switch (column.field.on) {
  case timeline::FieldOwner::chat:
    return scope.row ? column.values[*scope.row] : timeline::missing_value;
  case timeline::FieldOwner::order:
    return column.values[static_cast<std::uint32_t>(scope.unit.order)];
  case timeline::FieldOwner::line:
    return scope.unit.line ? column.values[static_cast<std::uint32_t>(*scope.unit.line)] : timeline::missing_value;
  }
  return timeline::missing_value;
}

Value extra_field(const Scope& scope, ExprId id) {
  const timeline::ExtraColumn* column = scope.run.extras[static_cast<std::uint32_t>(id)];
  if (!column) return missing;
  const std::int64_t number = extra_of(scope, *column);
  const bool empty_text = column->field.type == timeline::FieldType::text && number == 0;
  return number == timeline::missing_value || empty_text ? missing : some(number);
}

Value agent_column(const Scope& scope, ExprId id) {
  const AgentColumnCodes& codes = scope.run.agent_columns[static_cast<std::uint32_t>(id)];
  if (scope.row) return codes(scope.unit.buyer->shop, scope.run.timeline.messages.agent[*scope.row]);
  return scope.candidate ? codes(scope.unit.buyer->shop, scope.candidate->agent) : missing;
}

Value calendar_part(const Scope& scope, const program::PartOf& part) {
  const Value moment = evaluate(scope, part.moment);
  if (!moment.present) return missing;
  const std::int64_t day = values::local_day({moment.number}, scope.run.program.day_start);
  switch (part.part) {
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

Type type_of(const Scope& scope, ExprId id) { return scope.run.program[id].type; }

Value compute_node(const Scope& scope, const program::Compute& node, Type type) {
  const bool left_share = type_of(scope, node.left) == Type::share, right_share = type_of(scope, node.right) == Type::share;
  if (!left_share && !right_share) return compute(node.op, type, evaluate(scope, node.left), evaluate(scope, node.right));
  const auto share = evaluate_share(scope, left_share ? node.left : node.right);
  const Value money = evaluate(scope, left_share ? node.right : node.left);
  if (!share || !money.present) return missing;
  return compute(program::Arithmetic::add, type, some(values::multiply(Money{money.number}, *share).fen), some(0));
}

bool compare_shares(const Scope& scope, const program::Compare& node) {
  const auto left = evaluate_share(scope, node.left), right = evaluate_share(scope, node.right);
  if (!left || !right) return node.op == program::Comparison::not_equal;
  const auto order = *left <=> *right;
  return compare(node.op, order < 0 ? -1 : order > 0 ? 1 : 0, std::int64_t{0});
}

bool compare_node(const Scope& scope, const program::Compare& node) {
  if (type_of(scope, node.left) == Type::share) return compare_shares(scope, node);
  return compare(node.op, evaluate(scope, node.left), evaluate(scope, node.right));
}

// LANGUAGE: "`cancelled within D of M` holds if M ≤ time ≤ M + D; it does not hold where M did not happen."
bool happened_within(const Scope& scope, const program::HappenedWithin& node) {
  const Value event = evaluate(scope, node.event);
  const auto range = range_after(scope, node.within, node.moment);
  return event.present && range && range->contains({event.number});
}

struct Evaluator {
  const Scope& scope;
  ExprId id;
  Type type;

  Value operator()(const program::Constant& node) const { return some(node.value); }
  Value operator()(const program::TextConstant&) const { return scope.run.text_codes[static_cast<std::uint32_t>(id)]; }
  Value operator()(const program::ShareConstant&) const { return missing; } // evaluate_share's
  Value operator()(const program::MomentOf& node) const { return of_moment(scope.unit.moments[static_cast<std::size_t>(node.moment)]); }
  Value operator()(const program::PartOf& node) const { return calendar_part(scope, node); }
  Value operator()(const program::FieldOfUnit& node) const { return unit_field(scope, node.field); }
  Value operator()(const program::ExtraOf&) const { return extra_field(scope, id); }
  Value operator()(const program::FieldOfChat& node) const { return chat_field(scope, node.field); }
  Value operator()(const program::AgentColumn&) const { return agent_column(scope, id); }
  Value operator()(const program::FieldOfCandidate& node) const { return candidate_field(scope, node.field); }
  Value operator()(const program::ClaimHasWinner& node) const { return truth(!scope.claims.result(node.claim).winners.empty()); }
  Value operator()(const program::Compute& node) const { return compute_node(scope, node, type); }
  Value operator()(const program::Negate& node) const { return negate(type, evaluate(scope, node.operand)); }
  Value operator()(const program::Compare& node) const { return truth(compare_node(scope, node)); }
  Value operator()(const program::Not& node) const { return truth(!satisfied(scope, node.operand)); }
  Value operator()(const program::And& node) const { return truth(satisfied(scope, node.left) && satisfied(scope, node.right)); }
  Value operator()(const program::Or& node) const { return truth(satisfied(scope, node.left) || satisfied(scope, node.right)); }
  Value operator()(const program::Happened& node) const { return truth(evaluate(scope, node.moment).present); }
  Value operator()(const program::IsYes& node) const { return truth(holds(evaluate(scope, node.value))); }
  Value operator()(const program::Choose& node) const { return evaluate(scope, satisfied(scope, node.condition) ? node.then : node.otherwise); }
  Value operator()(const program::CancelledWithin& node) const { return truth(cancelled_within(scope, node)); }
  Value operator()(const program::HappenedWithin& node) const { return truth(happened_within(scope, node)); }
  Value operator()(const program::RefundedWithin& node) const { return truth(fully_refunded(scope, node)); }
  Value operator()(const program::InRange& node) const {
    return truth(in_range(type_of(scope, node.value), evaluate(scope, node.value), evaluate(scope, node.from), evaluate(scope, node.to)));
  }
};

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

Value evaluate(const Scope& scope, ExprId id) {
  const program::Expr& expr = scope.run.program[id];
  return std::visit(Evaluator{scope, id, expr.type}, expr.node);
}

std::optional<Share> evaluate_share(const Scope& scope, ExprId id) {
  constexpr std::int64_t millionths = 1'000'000; // how the timeline keeps a share of an extra column
  const program::ExprNode& node = scope.run.program[id].node;
  if (const auto* constant = std::get_if<program::ShareConstant>(&node)) return constant->value;
  if (const auto* choose = std::get_if<program::Choose>(&node))
    return evaluate_share(scope, satisfied(scope, choose->condition) ? choose->then : choose->otherwise);
  const Value value = std::holds_alternative<program::ExtraOf>(node) ? extra_field(scope, id) : missing;
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
