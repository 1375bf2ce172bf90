#include "interpreter/engine/arithmetic.hpp"

#include "interpreter/values/wide.hpp"

#include <algorithm>

namespace guiyin::engine {

namespace {

using program::Arithmetic;
using program::Type;
using program::unlimited_ms;

std::int64_t bound(Type type) { return type == Type::money ? values::largest_money.fen : values::end_of_time.ms; }

Value held(Type type, values::Int128 exact) {
  const values::Int128 most = bound(type);
  return some(static_cast<std::int64_t>(std::clamp(exact, -most, most)));
}

values::Int128 exact_result(Arithmetic op, std::int64_t left, std::int64_t right) {
  const values::Int128 a = left;
  switch (op) {
  case Arithmetic::add:
    return a + right;
  case Arithmetic::subtract:
    return a - right;
  case Arithmetic::multiply:
    return a * right;
  }
  return 0;
}

// The result where it fits 64 bits, as it nearly always does.
bool fits(Arithmetic op, std::int64_t left, std::int64_t right, std::int64_t& result) {
  switch (op) {
  case Arithmetic::add:
    return !__builtin_add_overflow(left, right, &result);
  case Arithmetic::subtract:
    return !__builtin_sub_overflow(left, right, &result);
  case Arithmetic::multiply:
    return !__builtin_mul_overflow(left, right, &result);
  }
  return false;
}

} // namespace

Value compute(Arithmetic op, Type type, Value left, Value right) {
  if (!left.present || !right.present) return missing;
  if (type == Type::duration && (left.number == unlimited_ms || right.number == unlimited_ms)) return some(unlimited_ms);
  std::int64_t result = 0;
  if (!fits(op, left.number, right.number, result)) return held(type, exact_result(op, left.number, right.number));
  return some(std::clamp(result, -bound(type), bound(type)));
}

Value negate(Type type, Value operand) { return compute(Arithmetic::subtract, type, some(0), operand); }

bool in_range(Type type, Value value, Value from, Value to) {
  if (!value.present || !from.present || !to.present) return false;
  const std::int64_t v = value.number, a = from.number, b = to.number;
  if (type == Type::moment) return a <= v && v < b;
  if (type == Type::time_of_day) return b < a ? v >= a || v < b : a <= v && v < b;
  if (type == Type::weekday && b < a) return v >= a || v <= b;
  return a <= v && v <= b;
}

} // namespace guiyin::engine
