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
bool compare(program::Comparison op, std::int64_t left, std::int64_t right);
bool compare(program::Comparison op, Value left, Value right);
// LANGUAGE: half-open for moments and times of day, else both ends included; times of day and weekdays wrap.
bool in_range(program::Type type, Value value, Value from, Value to);

} // namespace guiyin::engine
