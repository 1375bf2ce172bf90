// `==`, `<` and their like, and `from … to …` as a condition.
#include "interpreter/program/names.hpp"
#include "interpreter/program/values.hpp"
#include "interpreter/program/wording.hpp"

#include <algorithm>

namespace guiyin::program {

namespace {

Comparison comparison_of(syntax::BinaryOperator op) {
  return static_cast<Comparison>(static_cast<int>(op) - static_cast<int>(syntax::BinaryOperator::equal));
}

template <class T> bool holds(Comparison op, const T& a, const T& b) {
  switch (op) {
  case Comparison::equal:
    return a == b;
  case Comparison::not_equal:
    return !(a == b);
  case Comparison::less:
    return a < b;
  case Comparison::less_equal:
    return !(b < a);
  case Comparison::greater:
    return b < a;
  case Comparison::greater_equal:
    return !(a < b);
  }
  return false;
}

Value known_condition(const Here& here, bool yes, Span span) {
  const Value constant = add(here, Constant{Type::yes_no, yes ? 1 : 0}, Type::yes_no, span);
  return add(here, IsYes{constant.id}, Type::yes_no, span);
}

// The outcome, if both sides are known before any event is read.
std::optional<bool> known_outcome(const Program& program, Comparison op, const Value& left, const Value& right) {
  const auto a = constant_of(program, left.id), b = constant_of(program, right.id);
  if (a && b) return holds(op, *a, *b);
  const auto x = constant_share(program, left.id), y = constant_share(program, right.id);
  if (x && y) return holds(op, *x, *y);
  const auto* one = std::get_if<TextConstant>(&program[left.id].node);
  const auto* other = std::get_if<TextConstant>(&program[right.id].node);
  if (one != nullptr && other != nullptr) return holds(op, one->value, other->value);
  return std::nullopt;
}

// A choice's name must be one of the choices of the param on the other side.
bool is_one_of_the_choices(const Here& here, syntax::ExprId param_side, syntax::ExprId name_side) {
  const auto* subject = std::get_if<syntax::Reference>(&here[param_side].node);
  const auto* name = std::get_if<syntax::Reference>(&here[name_side].node);
  if (subject == nullptr || name == nullptr || is_contextual(here, param_side) || !is_contextual(here, name_side)) return true;
  const Choosing choosing = choosing_of(here, subject->name);
  if (choosing.param == nullptr) return true;
  const std::vector<std::string> keys = choice_keys(*choosing.param);
  if (std::find(keys.begin(), keys.end(), key_of(name->name)) != keys.end()) return true;
  std::vector<std::string> written;
  for (const syntax::Name& choice : choosing.param->declared->choices) written.push_back(here.reports().written(choice));
  here.reports()
      .error(408, name->name.span, {subject->name.text, here.reports().written(name->name)})
      .label(choosing.param->declared->name.span, "declared")
      .suggest(name->name.span, name->name.text, written);
  return false;
}

struct Sides {
  Value left, right;
};
// A side that means something only beside the other is read after it.
Sides both_sides(const Here& here, syntax::ExprId left, syntax::ExprId right) {
  Sides sides;
  if (is_contextual(here, left) && !is_contextual(here, right)) {
    sides.right = value(here, right);
    if (sides.right.type) sides.left = value(here, left, sides.right.type);
  } else {
    sides.left = value(here, left);
    if (sides.left.type || !is_contextual(here, right)) sides.right = value(here, right, sides.left.type);
  }
  return sides;
}

bool can_compare(const Here& here, Comparison op, const Value& left, Span span) {
  const bool equality = op == Comparison::equal || op == Comparison::not_equal;
  if (equality || is_ordered(*left.type)) return true;
  here.reports().error(303, span, {type_name(*left.type)});
  return false;
}

} // namespace

Value comparison(const Here& here, const syntax::Binary& node, Span span) {
  auto [left, right] = both_sides(here, node.left, node.right);
  if (!left.type || !right.type || !make_comparable(here, left, right, node.left, node.right)) return {};
  const Comparison op = comparison_of(node.op);
  if (!can_compare(here, op, left, span)) return {};
  if (left.type == Type::choice && (!is_one_of_the_choices(here, node.left, node.right) || !is_one_of_the_choices(here, node.right, node.left)))
    return {};
  if (const auto outcome = known_outcome(here.out, op, left, right)) return known_condition(here, *outcome, span);
  return add(here, Compare{op, left.id, right.id}, Type::yes_no, span);
}

Value between(const Here& here, const syntax::Between& node, Span span) {
  Value what = value(here, node.value);
  Value from = value(here, node.from, what.type), to = value(here, node.to, what.type);
  if (!what.type || !from.type || !to.type) return {};
  Value again = what;
  if (!make_comparable(here, what, from, node.value, node.from) || !make_comparable(here, again, to, node.value, node.to)) return {};
  if (is_ordered(*what.type)) return add(here, InRange{what.id, from.id, to.id}, Type::yes_no, span);
  here.reports().error(303, span, {type_name(*what.type)});
  return {};
}

} // namespace guiyin::program
