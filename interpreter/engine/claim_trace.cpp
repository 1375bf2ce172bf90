#include "interpreter/engine/claim_trace.hpp"

#include "interpreter/engine/condition_trace.hpp"
#include "interpreter/engine/evaluate.hpp"
#include "interpreter/engine/tie_break.hpp"
#include "interpreter/engine/window.hpp"

#include <algorithm>
#include <set>

namespace guiyin::engine {

namespace {

CandidateTrace& trace_of(std::vector<CandidateTrace>& all, TextId agent) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const CandidateTrace& each) { return each.agent == agent; });
  if (found != all.end()) return *found;
  all.push_back({});
  all.back().agent = agent;
  return all.back();
}

void note_mismatch(const Scope& scope, program::ExprId where, CandidateTrace& candidate) {
  candidate.not_matching.push_back(*scope.row);
  candidate.mismatches.push_back(trace_part(scope, failing_part(scope, where)));
}

// Every row of the source, put with its agent: the candidate's own, outside the window, or not meeting `where`.
void sort_rows(const Scope& scope, const program::Claim& claim, const RowRange& inside, std::vector<CandidateTrace>& all) {
  const timeline::Messages& messages = scope.run.timeline.messages;
  for (std::uint32_t row = scope.unit.buyer->messages.begin; row < scope.unit.buyer->messages.end; ++row) {
    if (!in_source(claim, messages, row)) continue;
    CandidateTrace& candidate = trace_of(all, messages.agent[row]);
    if (row < inside.begin || row >= inside.end)
      candidate.outside.push_back(row);
    else if (claim.where && !satisfied(scope.at_row(row), *claim.where))
      note_mismatch(scope.at_row(row), *claim.where, candidate);
    else
      candidate.rows.push_back(row);
  }
}

void note_judgement(const Scope& scope, const program::Claim& claim, const Candidate& candidate, CandidateTrace& trace) {
  trace.messages = candidate.counts.messages;
  trace.buyer_messages = candidate.counts.buyer_messages;
  trace.agent_messages = candidate.counts.agent_messages;
  trace.rounds = candidate.counts.rounds;
  trace.eligible = candidate.eligible;
  if (!claim.require) return;
  static_cast<void>(satisfied(scope.of_candidate(candidate), *claim.require)); // for the outcomes of its parts
  trace.requirements = trace_parts(scope.of_candidate(candidate), *claim.require);
  if (!candidate.eligible) trace.failed = failing_part(scope.of_candidate(candidate), *claim.require);
}

const Candidate& by_agent(const std::vector<Candidate>& candidates, TextId agent) {
  return *std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& each) { return each.agent == agent; });
}

void note_winners(const ClaimView& view, ClaimTrace& trace) {
  for (const Winner& winner : view.result.winners) {
    CandidateTrace& candidate = trace_of(trace.candidates, winner.agent);
    candidate.share = winner.share;
    trace.winners.push_back(static_cast<std::uint32_t>(&candidate - trace.candidates.data()));
  }
  if (!view.result.winners.empty()) trace.deciding_row = view.result.deciding_row;
}

void note_losers(const ClaimView& view, bool by_tie_break, ClaimTrace& trace) {
  if (view.result.winners.empty() || !by_tie_break) return;
  const Candidate& winner = by_agent(view.candidates, view.result.winners.front().agent);
  std::set<std::uint32_t> decisive;
  for (const Candidate& candidate : view.candidates) {
    if (!candidate.eligible || candidate.agent == winner.agent) continue;
    const auto key = static_cast<std::uint32_t>(lost_at(winner, candidate, view.keys));
    trace_of(trace.candidates, candidate.agent).lost_at = key;
    decisive.insert(key);
  }
  trace.decisive.assign(decisive.begin(), decisive.end());
}

} // namespace

ClaimTrace trace_claim(const Scope& scope, std::uint32_t index, const ClaimView& view) {
  const program::Claim& claim = scope.run.program.claims[index];
  ClaimTrace trace;
  trace.claim = index;
  trace.window = {view.window.begin, view.window.end, view.window.edge, view.window.happened, view.window.chosen};
  trace.keys.assign(view.keys.begin(), view.keys.end());
  trace.tied = view.result.tied;
  // `where` and `require` are judged here as they are written: the run may have judged their parts in another order, or not row by row.
  sort_rows(scope, claim, rows_in(scope.run.timeline, *scope.unit.buyer, view.window), trace.candidates);
  for (const Candidate& candidate : view.candidates) note_judgement(scope, claim, candidate, trace_of(trace.candidates, candidate.agent));
  note_winners(view, trace);
  note_losers(view, std::holds_alternative<program::RankingId>(claim.choice), trace);
  return trace;
}

} // namespace guiyin::engine
