#include "interpreter/coverage/condition_points.hpp"

#include <iterator>

namespace guiyin::coverage {

namespace {

using namespace program;

// What a node is made of; of an `if`, the values alone.
struct Operands {
  using List = std::vector<ExprId>;
  List operator()(const PartOf& node) const { return {node.moment}; }
  List operator()(const Compute& node) const { return {node.left, node.right}; }
  List operator()(const Negate& node) const { return {node.operand}; }
  List operator()(const Compare& node) const { return {node.left, node.right}; }
  List operator()(const Not& node) const { return {node.operand}; }
  List operator()(const And& node) const { return {node.left, node.right}; }
  List operator()(const Or& node) const { return {node.left, node.right}; }
  List operator()(const Happened& node) const { return {node.moment}; }
  List operator()(const IsYes& node) const { return {node.value}; }
  List operator()(const Choose& node) const { return {node.then, node.otherwise}; }
  List operator()(const CancelledWithin& node) const { return {node.within, node.moment}; }
  List operator()(const HappenedWithin& node) const { return {node.event, node.within, node.moment}; }
  List operator()(const RefundedWithin& node) const { return node.within ? List{*node.within, *node.moment} : List{}; }
  List operator()(const InRange& node) const { return {node.value, node.from, node.to}; }
  template <class Other> List operator()(const Other&) const { return {}; }
};

void append(std::vector<ExprId>& all, std::vector<ExprId> more) { all.insert(all.end(), more.begin(), more.end()); }

bool is_settled(const Program& program, ExprId id) {
  const ExprNode& node = program[id].node;
  if (const auto* yes = std::get_if<IsYes>(&node)) return is_settled(program, yes->value);
  return std::holds_alternative<Constant>(node);
}

bool is_list(const Program& program, ExprId id) {
  const ExprNode& node = program[id].node;
  if (const auto* negated = std::get_if<Not>(&node)) return is_list(program, negated->operand);
  return std::holds_alternative<And>(node) || std::holds_alternative<Or>(node);
}

std::optional<ExprId> duration_of(const ExprNode& node) {
  if (const auto* cancelled = std::get_if<CancelledWithin>(&node)) return cancelled->within;
  if (const auto* happened = std::get_if<HappenedWithin>(&node)) return happened->within;
  if (const auto* refunded = std::get_if<RefundedWithin>(&node)) return refunded->within;
  return std::nullopt;
}

} // namespace

std::vector<ExprId> judged_in(const Program& program, ExprId condition) {
  if (is_settled(program, condition)) return {};
  if (!is_list(program, condition)) return {condition};
  std::vector<ExprId> all;
  for (const ExprId operand : std::visit(Operands{}, program[condition].node)) append(all, judged_in(program, operand));
  return all;
}

std::vector<ExprId> judged_within(const Program& program, ExprId value) {
  std::vector<ExprId> all;
  if (const auto* choose = std::get_if<Choose>(&program[value].node)) {
    append(all, judged_in(program, choose->condition));
    append(all, judged_within(program, choose->condition));
  }
  for (const ExprId operand : std::visit(Operands{}, program[value].node)) append(all, judged_within(program, operand));
  return all;
}

bool is_unlimited(const Program& program, ExprId duration) {
  const auto* constant = std::get_if<Constant>(&program[duration].node);
  return constant != nullptr && constant->value == unlimited_ms;
}

const ExprNode* bounded_period(const Program& program, ExprId condition) {
  const ExprNode& node = program[condition].node;
  if (const auto* negated = std::get_if<Not>(&node)) return bounded_period(program, negated->operand);
  const auto duration = duration_of(node);
  return duration && !is_unlimited(program, *duration) ? &node : nullptr;
}

} // namespace guiyin::coverage
