#include "interpreter/engine/translate.hpp"

#include "interpreter/engine/arithmetic.hpp"

#include <algorithm>

namespace guiyin::engine {

namespace {

using program::ExprId;
using program::Type;

Instruction plain(Op op) {
  Instruction made;
  made.op = op;
  return made;
}

Instruction constant(Value value) {
  Instruction made = plain(value.present ? Op::constant : Op::missing);
  made.number = value.number;
  return made;
}

Instruction numbered(Op op, std::int64_t number) {
  Instruction made = plain(op);
  made.number = number;
  return made;
}

template <class Enumerator> Instruction detailed(Op op, Enumerator detail) {
  Instruction made = plain(op);
  made.detail = static_cast<std::uint8_t>(detail);
  return made;
}

Instruction on(Op op, ExprId left, ExprId right = {}, ExprId further = {}) {
  Instruction made = plain(op);
  made.of = {left, right};
  made.further = further;
  return made;
}

Instruction values_of(Op op, const std::int64_t* column) {
  Instruction made = plain(op);
  made.numbers = column;
  return made;
}
Instruction values_of(Op op, const timeline::TextId* column) {
  Instruction made = plain(op);
  made.texts = column;
  return made;
}
// Money and moments are columns of numbers in their unit.
Instruction values_of(Op op, const values::Column<values::Money>& column) {
  return values_of(op, reinterpret_cast<const std::int64_t*>(column.data()));
}
Instruction values_of(Op op, const values::Column<values::Moment>& column) {
  Instruction made = plain(op);
  made.times = column.data();
  return made;
}
template <class Enumerator> Instruction enumerators_of(const values::Column<Enumerator>& column) {
  static_assert(sizeof(Enumerator) == 1);
  Instruction made = plain(Op::row_small);
  made.enumerators = reinterpret_cast<const std::uint8_t*>(column.data());
  return made;
}

Instruction unit_field(const timeline::Lines& lines, program::UnitField field) {
  using enum program::UnitField;
  switch (field) {
  case line_sku:
    return values_of(Op::line_text, lines.sku.data());
  case line_qty:
    return values_of(Op::line_value, lines.qty.data());
  case line_price:
    return values_of(Op::line_value, lines.price);
  case line_full_reduction:
    return values_of(Op::line_value, lines.full_reduction);
  case line_category_discount:
    return values_of(Op::line_value, lines.category_discount);
  case line_item_discount:
    return values_of(Op::line_value, lines.item_discount);
  case line_amount:
    return values_of(Op::line_value, lines.amount);
  case line_number:
    return plain(Op::line_number);
  case order_total:
    return plain(Op::order_total);
  case order_number:
    return plain(Op::order_number);
  case order_shop:
    return plain(Op::order_shop);
  case order_buyer:
    return plain(Op::order_buyer);
  }
  return {};
}

Instruction chat_field(const timeline::Messages& messages, program::ChatField field) {
  using enum program::ChatField;
  switch (field) {
  case topic:
    return values_of(Op::row_text, messages.topic.data());
  case sku:
    return values_of(Op::row_text, messages.sku.data());
  case agent:
    return values_of(Op::row_text, messages.agent.data());
  case time:
    return values_of(Op::row_time, messages.time);
  case kind:
    return enumerators_of(messages.kind);
  case from:
    return enumerators_of(messages.sender);
  }
  return {};
}

Instruction extra_field(const timeline::Timeline& timeline, const timeline::FieldRequest& field) {
  const auto found = std::find_if(timeline.extras.begin(), timeline.extras.end(), [&](const auto& column) { return column.field == field; });
  if (found == timeline.extras.end()) return {}; // the events do not carry the column
  constexpr Op ops[]{Op::row_extra, Op::order_extra, Op::line_extra};
  Instruction made = values_of(ops[static_cast<std::size_t>(field.on)], found->values.data());
  made.detail = field.type == timeline::FieldType::text;
  return made;
}

// What a value without anything that changes within a run comes to.
std::optional<Value> folded(const program::Program& program, ExprId id) {
  const program::Expr& expr = program[id];
  if (const auto* node = std::get_if<program::Constant>(&expr.node)) return some(node->value);
  if (const auto* node = std::get_if<program::Negate>(&expr.node)) {
    const auto operand = folded(program, node->operand);
    return operand ? std::optional(negate(expr.type, *operand)) : std::nullopt;
  }
  const auto* node = std::get_if<program::Compute>(&expr.node);
  const auto left = node ? folded(program, node->left) : std::nullopt, right = node ? folded(program, node->right) : std::nullopt;
  return left && right ? std::optional(compute(node->op, expr.type, *left, *right)) : std::nullopt;
}

struct Translator {
  Run& run;
  ExprId id;
  const timeline::Roster& roster;
  TextCodes& codes;

  Type type_of(ExprId of) const { return run.program[of].type; }

  Instruction operator()(const program::Constant& node) const { return constant(some(node.value)); }
  Instruction operator()(const program::TextConstant& node) const { return constant(codes.code(node.value)); }
  Instruction operator()(const program::ShareConstant&) const { return {}; } // evaluate_share's
  Instruction operator()(const program::MomentOf& node) const { return detailed(Op::moment, node.moment); }
  Instruction operator()(const program::PartOf& node) const {
    Instruction made = on(Op::calendar_part, node.moment);
    made.detail = static_cast<std::uint8_t>(node.part);
    return made;
  }
  Instruction operator()(const program::FieldOfUnit& node) const { return unit_field(run.timeline.lines, node.field); }
  Instruction operator()(const program::ExtraOf& node) const { return extra_field(run.timeline, node.field); }
  Instruction operator()(const program::FieldOfChat& node) const { return chat_field(run.timeline.messages, node.field); }
  Instruction operator()(const program::AgentColumn& node) const {
    run.agent_columns.emplace_back(run.timeline, roster, node.column, codes);
    return numbered(Op::agent_column, static_cast<std::int64_t>(run.agent_columns.size() - 1));
  }
  Instruction operator()(const program::FieldOfCandidate& node) const { return detailed(Op::candidate_field, node.field); }
  Instruction operator()(const program::ClaimHasWinner& node) const { return numbered(Op::claim_has_winner, node.claim); }
  Instruction operator()(const program::Compute& node) const {
    if (const auto value = folded(run.program, id)) return constant(*value);
    if (program::is_line_amount(run.program, id)) return unit_field(run.timeline.lines, program::UnitField::line_amount); // one look for nine
    if (type_of(node.left) == Type::share) return on(Op::multiply_by_share, node.right, node.left);
    if (type_of(node.right) == Type::share) return on(Op::multiply_by_share, node.left, node.right);
    Instruction made = on(Op::compute, node.left, node.right);
    made.detail = static_cast<std::uint8_t>(node.op);
    return made;
  }
  Instruction operator()(const program::Negate& node) const {
    if (const auto value = folded(run.program, id)) return constant(*value);
    return on(Op::negate, node.operand);
  }
  Instruction operator()(const program::Compare& node) const {
    Instruction made = on(type_of(node.left) == Type::share ? Op::compare_shares : Op::compare, node.left, node.right);
    made.detail = static_cast<std::uint8_t>(node.op);
    return made;
  }
  Instruction operator()(const program::Not& node) const { return on(Op::is_not, node.operand); }
  Instruction operator()(const program::And& node) const { return on(Op::both, node.left, node.right); }
  Instruction operator()(const program::Or& node) const { return on(Op::either, node.left, node.right); }
  Instruction operator()(const program::Happened& node) const { return on(Op::happened, node.moment); }
  Instruction operator()(const program::IsYes& node) const { return on(Op::is_yes, node.value); }
  Instruction operator()(const program::Choose& node) const { return on(Op::choose, node.then, node.otherwise, node.condition); }
  Instruction operator()(const program::CancelledWithin& node) const { return on(Op::cancelled_within, node.within, node.moment); }
  Instruction operator()(const program::HappenedWithin& node) const { return on(Op::happened_within, node.within, node.moment, node.event); }
  Instruction operator()(const program::RefundedWithin&) const { return plain(Op::fully_refunded); }
  Instruction operator()(const program::InRange& node) const { return on(Op::in_range, node.from, node.to, node.value); }
};

} // namespace

Instruction translate(Run& run, ExprId id, const timeline::Roster& roster, TextCodes& codes) {
  const program::Expr& expr = run.program[id];
  Instruction made = std::visit(Translator{run, id, roster, codes}, expr.node);
  const auto* range = std::get_if<program::InRange>(&expr.node);
  made.type = range ? run.program[range->value].type : expr.type;
  return made;
}

} // namespace guiyin::engine
