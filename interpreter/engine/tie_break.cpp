#include "interpreter/engine/tie_break.hpp"

#include "interpreter/engine/condition_trace.hpp"

#include <algorithm>

namespace guiyin::engine {

namespace {

using program::RankKey;
using program::RankKind;

// Larger is better.
std::int64_t merit(const Candidate& candidate, const RankKey& key) {
  switch (key.kind) {
  case RankKind::latest:
    return candidate.last_row;
  case RankKind::earliest:
    return -static_cast<std::int64_t>(candidate.first_row);
  case RankKind::most:
    return count_of(candidate, key.count);
  case RankKind::fewest:
    return -count_of(candidate, key.count);
  }
  return 0;
}

bool stands_before(const Candidate& challenger, const Candidate& best, std::span<const RankKey> keys) {
  for (const RankKey& key : keys)
    if (merit(challenger, key) != merit(best, key)) return merit(challenger, key) > merit(best, key);
  return challenger.last_row > best.last_row; // the stated last rule
}

// LANGUAGE "Tie-break": "`latest` and `earliest` are total, so a list that holds one never ties."
bool is_total(const RankKey& key) { return key.kind == RankKind::latest || key.kind == RankKind::earliest; }

bool equal_by_keys(const Candidate& a, const Candidate& b, std::span<const RankKey> keys) {
  return std::all_of(keys.begin(), keys.end(), [&](const RankKey& key) { return merit(a, key) == merit(b, key); });
}

} // namespace

values::Few<RankKey> keys_in_force(const Scope& scope, program::RankingId id) {
  const program::Ranking& ranking = scope.run.program[id];
  values::Few<RankKey> keys(ranking.keys.begin(), ranking.keys.end());
  if (ranking.rest)
    for (const RankKey& key : keys_in_force(scope, ask(scope, ranking.rest->condition) ? ranking.rest->then : ranking.rest->otherwise))
      keys.push_back(key);
  return keys;
}

bool decides_by_first_row(std::span<const RankKey> keys) {
  const auto positional = std::find_if(keys.begin(), keys.end(), is_total);
  return positional != keys.end() && positional->kind == RankKind::earliest;
}

Ranked rank(const std::vector<Candidate>& candidates, std::span<const RankKey> keys) {
  std::size_t best = candidates.size();
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (candidates[i].eligible && (best == candidates.size() || stands_before(candidates[i], candidates[best], keys))) best = i;
  Ranked ranked{best, false};
  if (std::any_of(keys.begin(), keys.end(), is_total)) return ranked;
  for (std::size_t i = 0; i < candidates.size(); ++i)
    ranked.tied |= i != best && candidates[i].eligible && equal_by_keys(candidates[i], candidates[best], keys);
  return ranked;
}

std::size_t lost_at(const Candidate& winner, const Candidate& loser, std::span<const RankKey> keys) {
  const auto key = std::find_if(keys.begin(), keys.end(), [&](const RankKey& each) { return merit(winner, each) != merit(loser, each); });
  return static_cast<std::size_t>(key - keys.begin());
}

} // namespace guiyin::engine
