#include "interpreter/engine/revoke.hpp"

#include "interpreter/engine/within.hpp"

namespace guiyin::engine {

std::vector<std::uint32_t> cancels_in_range(const Scope& scope, const program::CancelledWithin& condition) {
  std::vector<std::uint32_t> rows;
  const auto range = range_after(scope, condition.within, condition.moment);
  if (!range) return rows;
  for (const Cancellation& cancel : scope.unit.cancellations)
    if (range->contains(cancel.time)) rows.push_back(cancel.row);
  return rows;
}

bool cancelled_within(const Scope& scope, const program::CancelledWithin& condition) {
  if (scope.unit.cancellations.empty()) return false;
  return !cancels_in_range(scope, condition).empty();
}

} // namespace guiyin::engine
