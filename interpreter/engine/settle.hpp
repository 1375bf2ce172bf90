// settle: what events after `--as-of` could still change about a decision.
#pragma once

#include "interpreter/engine/decide.hpp"
#include "interpreter/engine/scope.hpp"

namespace guiyin::engine {

// LANGUAGE "Status of a unit": "a unit that would be silent or excluded but to which an event still to come could give a winner is `pending`;
// anything else that can still change keeps its status with `final` false, and `settles` is the latest edge in play (null if none is bounded)." The
// scope's timeline holds the events up to `run.as_of`, which must be set; any event may still come at any later instant.
Decision settle(const Scope& scope, Verdict verdict);

} // namespace guiyin::engine
