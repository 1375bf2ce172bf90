// tie_break: which of the eligible candidates wins.
#pragma once

#include "interpreter/engine/candidates.hpp"
#include "interpreter/values/few.hpp"

#include <span>
#include <vector>

namespace guiyin::engine {

// The keys in force for a unit: those of the list, and of the arms that its `if`s choose.
values::Few<program::RankKey> keys_in_force(const Scope& scope, program::RankingId ranking);

// LANGUAGE "Deciding row": "the first row under `earliest`, else the last" — under `earliest` if it stands in the list before any `latest`.
bool decides_by_first_row(std::span<const program::RankKey> keys);

struct Ranked {
  std::size_t winner = 0; // index into the candidates
  bool tied = false;      // the stated last rule decided
};
// LANGUAGE "Tie-break": "a list of keys, each deciding only what those before left equal […]. What a list leaves equal goes to the candidate whose
// last row is later, and the decision is marked `tied`." At least one candidate must be eligible.
Ranked rank(const std::vector<Candidate>& candidates, std::span<const program::RankKey> keys);

// The first key at which `loser` falls behind `winner`; keys.size() is the stated last rule.
std::size_t lost_at(const Candidate& winner, const Candidate& loser, std::span<const program::RankKey> keys);

} // namespace guiyin::engine
