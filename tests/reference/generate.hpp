// Random policies and timelines from a seed, the same on every machine. Dense around the edges of windows: policies and timelines draw their
// durations from one small pool, and rows stand at exactly M − D and M + D, a millisecond and a second beside them, and at the same millisecond as
// others.
#pragma once

#include "tests/reference/dice.hpp"
#include "tests/reference/model.hpp"

namespace reference {

// The durations that both sides use.
const std::vector<std::int64_t>& pool_of_durations();

// `buyers` independent stories in a few shops, their rows interleaved.
Events generate_events(Dice& dice, int buyers);

// Policies of one rule file; a derived one stands after its base.
std::vector<Policy> generate_policies(Dice& dice, int count);
// Values for some params of a policy.
Settings generate_settings(Dice& dice, const Policy& policy);

} // namespace reference
