#include "interpreter/engine/within.hpp"

#include "interpreter/engine/arithmetic.hpp"
#include "interpreter/engine/evaluate.hpp"

namespace guiyin::engine {

std::optional<ClosedRange> range_after(const Scope& scope, program::ExprId within, program::ExprId moment) {
  const Value from = evaluate(scope, moment), duration = evaluate(scope, within);
  if (!from.present || !duration.present) return std::nullopt;
  if (duration.number == program::unlimited_ms) return ClosedRange{{from.number}, values::end_of_time};
  return ClosedRange{{from.number}, {compute(program::Arithmetic::add, program::Type::moment, from, duration).number}};
}

std::optional<ClosedRange> range_after(const Scope& scope, std::optional<program::ExprId> within, std::optional<program::ExprId> moment) {
  if (!within || !moment) return ClosedRange{values::beginning_of_time, values::end_of_time};
  return range_after(scope, *within, *moment);
}

} // namespace guiyin::engine
