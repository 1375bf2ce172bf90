// What events after `--as-of` could still do to a value or a condition. Such an event may be of any kind and come at any later instant.
#pragma once

#include "interpreter/engine/scope.hpp"

#include <optional>

namespace guiyin::engine {

// The edges at which something that is still open closes. `latest` is the latest bounded one; something open without it is open for good.
struct Edges {
  bool open = false;
  std::optional<Moment> latest;

  void add_unbounded() { open = true; }
  void add(Moment edge); // end_of_time counts as unbounded
  void add(const Edges& other);
};

// A condition: what it is now, and what it may be once all events are in. Edges are open exactly where it may change.
struct TruthOutlook {
  bool now = false;
  bool may_hold = false;
  bool may_fail = false;
  Edges edges;

  static TruthOutlook fixed(bool now) { return {now, now, !now, {}}; }
};

// Whether the value of an expression may still change, and until when. Rows and candidates are taken as they are: their growth is the claim's affair.
Edges value_outlook(const Scope& scope, program::ExprId id);
TruthOutlook condition_outlook(const Scope& scope, program::ExprId condition);

// The instants of [M, M + D] that are still to come.
Edges range_outlook(const Scope& scope, std::optional<program::ExprId> within, std::optional<program::ExprId> moment);

} // namespace guiyin::engine
