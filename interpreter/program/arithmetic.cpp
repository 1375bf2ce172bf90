// Sums, differences and products; `1/3` as a share. Known numbers are computed here and now, so that windows and ranges can be judged.
#include "interpreter/program/values.hpp"
#include "interpreter/program/wording.hpp"

namespace guiyin::program {

namespace {

using syntax::BinaryOperator;

bool are(const Value& a, const Value& b, Type x, Type y) { return (a.type == x && b.type == y) || (a.type == y && b.type == x); }

bool adds_to_itself(Type type) { return type == Type::duration || type == Type::money || type == Type::count || type == Type::share; }

std::optional<Type> sum_type(const Value& left, const Value& right) {
  if (left.type == right.type && adds_to_itself(*left.type)) return left.type;
  if (are(left, right, Type::moment, Type::duration)) return Type::moment;
  return std::nullopt;
}

std::optional<Type> difference_type(const Value& left, const Value& right) {
  if (left.type == right.type && adds_to_itself(*left.type)) return left.type;
  if (left.type == Type::moment && right.type == Type::duration) return Type::moment;
  if (left.type == Type::moment && right.type == Type::moment) return Type::duration;
  return std::nullopt;
}

std::optional<Type> product_type(const Value& left, const Value& right) {
  if (left.type == Type::count && right.type == Type::count) return Type::count;
  if (are(left, right, Type::money, Type::count)) return Type::money;
  if (are(left, right, Type::duration, Type::count)) return Type::duration;
  if (are(left, right, Type::money, Type::share)) return Type::money;
  if (left.type == Type::share && right.type == Type::share) return Type::share;
  return std::nullopt;
}

std::optional<Type> result_type(Arithmetic op, const Value& left, const Value& right) {
  if (op == Arithmetic::add) return sum_type(left, right);
  return op == Arithmetic::subtract ? difference_type(left, right) : product_type(left, right);
}

// The number in bounds of its type; the bounds are those of values/money.hpp and values/time.hpp.
bool in_bounds(Type type, std::int64_t number) {
  const std::int64_t bound = type == Type::money      ? values::largest_money.fen
                             : type == Type::duration ? values::largest_duration.ms
                             : type == Type::moment   ? values::end_of_time.ms
                                                      : INT64_MAX;
  return number >= -bound && number <= bound;
}

std::optional<std::int64_t> computed(Arithmetic op, std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  const bool overflow = op == Arithmetic::add        ? __builtin_add_overflow(a, b, &result)
                        : op == Arithmetic::subtract ? __builtin_sub_overflow(a, b, &result)
                                                     : __builtin_mul_overflow(a, b, &result);
  return overflow ? std::nullopt : std::optional(result);
}

Value fold_numbers(const Here& here, Arithmetic op, Type type, std::int64_t a, std::int64_t b, Span span) {
  const auto result = computed(op, a, b);
  if (result && in_bounds(type, *result)) return add(here, Constant{type, *result}, type, span);
  here.reports().error(312, span, {type_name(type)});
  return {};
}

Value fold_shares(const Here& here, Arithmetic op, const Share& a, const Share& b, Span span) {
  const Share result = op == Arithmetic::add ? a + b : op == Arithmetic::subtract ? a - b : a * b;
  return add(here, ShareConstant{result}, Type::share, span);
}

// Unlimited stays unlimited, whatever is added or taken away.
Value with_unlimited(const Here& here, Arithmetic op, const Value& left, const Value& right, Type type, Span span) {
  const auto factor = constant_of(here.out, left.type == Type::count ? left.id : right.id);
  const bool stays = type == Type::duration && (op == Arithmetic::add || (op == Arithmetic::subtract && !is_unlimited(here.out, right.id)) ||
                                                (op == Arithmetic::multiply && factor && *factor > 0));
  if (stays) return add(here, Constant{Type::duration, unlimited_ms}, Type::duration, span);
  here.reports().error(318, span);
  return {};
}

std::string help_for(const Value& left, const Value& right, BinaryOperator op) {
  const auto either = [&](Type type) { return left.type == type || right.type == type; };
  if (op == BinaryOperator::divide) return "divide";
  if (either(Type::text) || either(Type::agent) || either(Type::choice) || either(Type::yes_no)) return "not_numbers";
  if (left.type == Type::moment && right.type == Type::moment) return "moments";
  if (either(Type::time_of_day)) return "time_of_day";
  if (either(Type::duration) && either(Type::money)) return "duration_money";
  if (either(Type::moment)) return "moment";
  if (op == BinaryOperator::multiply) return "multiply";
  return "same_type";
}

Argument sign_of(BinaryOperator op) {
  switch (op) {
  case BinaryOperator::add:
    return "+";
  case BinaryOperator::subtract:
    return "-";
  case BinaryOperator::multiply:
    return "×";
  default:
    return "/";
  }
}

Value report_mismatch(const Here& here, const syntax::Binary& node, const Value& left, const Value& right, Span span) {
  const auto wants_unit = [](const Value& value) { return value.type == Type::duration || value.type == Type::money || value.type == Type::moment; };
  const bool sum = node.op == BinaryOperator::add || node.op == BinaryOperator::subtract;
  const auto unit_beside = [](const Value& value) { return value.type == Type::moment ? std::optional(Type::duration) : value.type; };
  if (sum && is_bare_number(here, node.right) && wants_unit(left)) {
    report_bare_number(here, node.right, unit_beside(left));
  } else if (sum && is_bare_number(here, node.left) && wants_unit(right)) {
    report_bare_number(here, node.left, unit_beside(right));
  } else {
    here.reports()
        .error(node.op == BinaryOperator::divide ? 309 : 301, span, {sign_of(node.op), type_name(*left.type), type_name(*right.type)})
        .help(help_for(left, right, node.op));
  }
  return {};
}

// `1/3` is a share; nothing else is divided.
Value divide(const Here& here, const syntax::Binary& node, const Value& left, const Value& right, Span span) {
  if (left.type != Type::count || right.type != Type::count) return report_mismatch(here, node, left, right, span);
  const auto a = constant_of(here.out, left.id), b = constant_of(here.out, right.id);
  if (is_placeholder(here.out, left.id) || is_placeholder(here.out, right.id)) return any_of(here, Type::share, span);
  if (!a || !b) return report_mismatch(here, node, left, right, span);
  if (*b > 0) return add(here, ShareConstant{Share(*a, *b)}, Type::share, span);
  here.reports().error(311, here[node.right].span);
  return {};
}

Value negated(const Here& here, const Value& operand, Span span) {
  if (is_placeholder(here.out, operand.id)) return any_of(here, *operand.type, span);
  if (const auto share = constant_share(here.out, operand.id)) return add(here, ShareConstant{Share() - *share}, Type::share, span);
  const auto number = constant_of(here.out, operand.id);
  if (!number) return add(here, Negate{operand.id}, *operand.type, span);
  if (!is_unlimited(here.out, operand.id)) return add(here, Constant{*operand.type, -*number}, *operand.type, span);
  here.reports().error(318, span);
  return {};
}

} // namespace

Value compute(const Here& here, Arithmetic op, Value left, Value right, Type type, Span span) {
  if (is_placeholder(here.out, left.id) || is_placeholder(here.out, right.id)) return any_of(here, type, span);
  if (is_unlimited(here.out, left.id) || is_unlimited(here.out, right.id)) return with_unlimited(here, op, left, right, type, span);
  const auto left_share = constant_share(here.out, left.id), right_share = constant_share(here.out, right.id);
  if (left_share && right_share) return fold_shares(here, op, *left_share, *right_share, span);
  const auto a = constant_of(here.out, left.id), b = constant_of(here.out, right.id);
  if (a && b) return fold_numbers(here, op, type, *a, *b, span);
  if (type == Type::money && ((a && right_share) || (b && left_share))) {
    const Money whole{a ? *a : *b};
    return add(here, Constant{Type::money, values::multiply(whole, a ? *right_share : *left_share).fen}, Type::money, span);
  }
  if (type != Type::share) return add(here, Compute{op, left.id, right.id}, type, span);
  here.reports().error(313, span, {type_name(Type::share)}); // shares are known before any event; only money is multiplied by one
  return {};
}

Value arithmetic(const Here& here, const syntax::Binary& node, Span span) {
  const Value left = value(here, node.left), right = value(here, node.right);
  if (!left.type || !right.type) return {};
  if (node.op == BinaryOperator::divide) return divide(here, node, left, right, span);
  const auto op = static_cast<Arithmetic>(node.op);
  const auto type = result_type(op, left, right);
  return type ? compute(here, op, left, right, *type, span) : report_mismatch(here, node, left, right, span);
}

Value unary(const Here& here, const syntax::Unary& node, Span span) {
  if (node.op == syntax::UnaryOperator::not_) {
    const Value operand = condition(here, node.operand);
    return operand.type ? add(here, Not{operand.id}, Type::yes_no, span) : Value{};
  }
  const Value operand = value(here, node.operand);
  if (!operand.type) return {};
  if (adds_to_itself(*operand.type)) return negated(here, operand, span);
  here.reports().error(319, span, {type_name(*operand.type)});
  return {};
}

} // namespace guiyin::program
