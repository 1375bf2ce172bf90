// By when moments of the order that are still to come must come, if a condition is to hold or somebody to win. In `credit when paid within 2d of
// placed then followed_up`, whoever follows up within 7 days of the payment does so within 9 of the placing.
#pragma once

#include "interpreter/engine/outlook.hpp"

#include <cstdint>
#include <optional>

namespace guiyin::engine {

struct Latests {
  Latest moments;
  std::optional<Moment> row; // of the row or candidate that the condition is asked of
};
// Nullopt where it cannot be.
using Bounds = std::optional<Latests>;
Bounds bounds_where(const Scope& scope, program::ExprId condition, bool holds, const Subject& subject);
// Where all of the conditions hold, or all fail.
Bounds bounds_where_all(const Scope& scope, const std::vector<program::ExprId>& conditions, bool hold, const Subject& subject);
Bounds bounds_where_won(const Scope& scope, std::uint32_t claim);
Bounds bounds_where_credited(const Scope& scope, program::CreditId credit);

// The scope's unit within bounds; nullopt where they tell nothing new.
std::optional<Unit> unit_within(const Scope& scope, const Bounds& bounds);
Scope scope_of(const Unit& unit, const Scope& scope);

// What `look` says of a scope; where that is open for good, with the edges that it has within bounds, which are then asked for.
template <class Look, class GetBounds> auto look_within(const Scope& scope, const GetBounds& bounds, const Look& look) {
  auto outlook = look(scope);
  if (!outlook.edges.unbounded) return outlook;
  const std::optional<Unit> unit = unit_within(scope, bounds());
  if (!unit) return outlook;
  const auto narrowed = look(scope_of(*unit, scope));
  if (narrowed.edges.open) outlook.edges = narrowed.edges;
  return outlook;
}

} // namespace guiyin::engine
