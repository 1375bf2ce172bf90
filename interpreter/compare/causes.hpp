// Which edits a changed unit is charged to.
#pragma once

#include "interpreter/compare/difference.hpp"

namespace guiyin::compare {

// Charges each change to the smallest set of edits under which the baseline gives the revised outcome: all sets of one edit are tried, then of two, …
// Found by running the engine; sets beyond `most_edits_in_a_cause` are charged to all edits together.
inline constexpr std::size_t most_edits_in_a_cause = 3;
inline constexpr std::size_t most_sets_tried = 200;
void charge(std::vector<UnitChange>& changes, const Edits& edits, bool by_order, const timeline::Timeline& timeline, const timeline::Roster& roster,
            const engine::AttributeOptions& options);

} // namespace guiyin::compare
