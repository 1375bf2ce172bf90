// The language's meaning, carried out sentence by sentence, slowly: a decision per unit.
#pragma once

#include "tests/reference/values.hpp"

namespace reference {

// Policies with their inheritance resolved, `set` folded into the params. Bases stand before those that derive from them.
std::vector<Policy> resolved(const std::vector<Policy>& policies);

// `policy` is resolved. Decisions are ordered as `run` prints them.
std::vector<Decision> evaluate(const Policy& policy, const Settings& settings, const Events& events);

// One unit on the events that it sees.
Decision decide(const Unit& unit);

} // namespace reference
