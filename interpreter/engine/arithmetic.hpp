// Sums and products of values. Results are exact; beyond the bounds (values/money.hpp, values/time.hpp) they are held at the bound, so that nothing
// overflows.
#pragma once

#include "interpreter/engine/value.hpp"
#include "interpreter/program/program.hpp"

namespace guiyin::engine {

// `type` is the result's. Missing where an operand is missing.
Value compute(program::Arithmetic op, program::Type type, Value left, Value right);
Value negate(program::Type type, Value operand);
// `left op right` where neither is missing.
inline bool compare(program::Comparison op, std::int64_t left, std::int64_t right) {
  switch (op) {
  case program::Comparison::equal:
    return left == right;
  case program::Comparison::not_equal:
    return left != right;
  case program::Comparison::less:
    return left < right;
  case program::Comparison::less_equal:
    return left <= right;
  case program::Comparison::greater:
    return left > right;
  case program::Comparison::greater_equal:
    return left >= right;
  }
  return false;
}
inline bool compare(program::Comparison op, Value left, Value right) {
  if (!left.present || !right.present) return op == program::Comparison::not_equal;
  return compare(op, left.number, right.number);
}
// LANGUAGE: half-open for moments and times of day, else both ends included; times of day and weekdays wrap.
bool in_range(program::Type type, Value value, Value from, Value to);

} // namespace guiyin::engine
