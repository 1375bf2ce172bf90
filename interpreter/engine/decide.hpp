// One unit from beginning to end: when → credit → amount → deduct → revoke → status.
#pragma once

#include "interpreter/engine/credit.hpp"
#include "interpreter/engine/decision.hpp"
#include "interpreter/engine/scope.hpp"

namespace guiyin::engine {

// What is known of a unit before it is asked what may still happen.
struct Verdict {
  Decision decision;   // as if every event were in
  CreditResult credit; // also of an excluded unit: what it would have if its `when` held
  Money gross;         // before refunds
};

// LANGUAGE "Status of a unit": "exactly one, in this precedence: `excluded` (its `when` does not hold, with the reason), `silent` (nobody),
// `revoked`, `credited`." The credit of an excluded unit is looked at only where `settle` will ask for it.
Verdict decide(const Scope& scope, bool credit_when_excluded);

} // namespace guiyin::engine
