// share: how a claim is divided among its eligible candidates.
#pragma once

#include "interpreter/engine/candidates.hpp"
#include "interpreter/engine/window.hpp"
#include "interpreter/values/share.hpp"

#include <vector>

namespace guiyin::engine {

// The share model in force for a unit (what the `if`s choose).
const program::ShareModel& model_in_force(const Scope& scope, program::ShareModelId model);

// One share per candidate; 0 for those who are not eligible or come out with nothing. They add up to 1 if anybody is eligible.
// LANGUAGE "Shares": "`evenly`: 1 each; `by X`: the count (all zero: evenly); positions: `first` / `last` are the winners of `earliest` / `latest`,
// an empty part is spread over the others in proportion; `decaying with half-life h`: ⌊2³² · 2^(−age / h)⌋ by integer arithmetic, age from the
// candidate's last row to the window's moment", and `at least`: "smaller parts go to the largest".
std::vector<Share> divide_claim(const timeline::Timeline& timeline, const program::ShareModel& model, const std::vector<Candidate>& candidates,
                                const WindowSpan& window);

} // namespace guiyin::engine
