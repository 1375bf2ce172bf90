// `within D of M`: from M to M + D, both included. LANGUAGE "Revocation": "holds if M ≤ time ≤ M + D; it does not hold where M did not happen."
#pragma once

#include "interpreter/engine/scope.hpp"

#include <optional>

namespace guiyin::engine {

struct ClosedRange {
  Moment first{};
  Moment last{}; // end_of_time where D is unlimited
  bool contains(Moment time) const { return first <= time && time <= last; }
};

// Nullopt where M did not happen or D is missing.
std::optional<ClosedRange> range_after(const Scope& scope, program::ExprId within, program::ExprId moment);
// The same where both may be left out, which is all of time.
std::optional<ClosedRange> range_after(const Scope& scope, std::optional<program::ExprId> within, std::optional<program::ExprId> moment);

} // namespace guiyin::engine
