#include "interpreter/engine/claim.hpp"

#include "interpreter/engine/claim_trace.hpp"
#include "interpreter/engine/share.hpp"
#include "interpreter/engine/tie_break.hpp"
#include "interpreter/engine/walk.hpp"
#include "interpreter/engine/window.hpp"
#include "interpreter/engine/workspace.hpp"

#include <algorithm>

namespace guiyin::engine {

namespace {

bool anybody_eligible(const std::vector<Candidate>& candidates) {
  return std::any_of(candidates.begin(), candidates.end(), [](const Candidate& candidate) { return candidate.eligible; });
}

ClaimResult by_tie_break(const std::vector<Candidate>& candidates, std::span<const program::RankKey> keys) {
  const Ranked ranked = rank(candidates, keys);
  const Candidate& winner = candidates[ranked.winner];
  return {{{winner.agent, Share::whole(), winner.first_row}}, decides_by_first_row(keys) ? winner.first_row : winner.last_row, ranked.tied};
}

ClaimResult by_share(const Scope& scope, program::ShareModelId model, const std::vector<Candidate>& candidates, const WindowSpan& window) {
  const std::vector<Share> parts = divide_claim(scope.run.timeline, model_in_force(scope, model), candidates, window);
  ClaimResult result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].is_zero()) continue;
    result.winners.push_back({candidates[i].agent, parts[i], candidates[i].first_row});
    result.deciding_row = std::max(result.deciding_row, candidates[i].last_row);
  }
  return result;
}

} // namespace

ClaimView view_claim(const Scope& scope, std::uint32_t index) {
  const program::Claim& claim = scope.run.program.claims[index];
  ClaimView view{window_span(scope, claim.window), {}, {}, {}};
  view.candidates = candidates(scope, index, view.window);
  const auto* ranking = std::get_if<program::RankingId>(&claim.choice);
  if (ranking) view.keys = keys_in_force(scope, *ranking);
  if (!anybody_eligible(view.candidates)) return view;
  view.result = ranking ? by_tie_break(view.candidates, view.keys)
                        : by_share(scope, std::get<program::ShareModelId>(claim.choice), view.candidates, view.window);
  return view;
}

Claims::Claims(const Run& run, const Unit& unit, Workspace& workspace, Trace* trace) : run_(run), unit_(unit), workspace_(workspace), trace_(trace) {
  workspace.results.resize(run.program.claims.size());
  for (Workspace::Result& each : workspace.results) each.known = false;
}

const ClaimResult& Claims::result(std::uint32_t claim) {
  Workspace::Result& entry = workspace_.results[claim];
  if (entry.known) return entry.result;
  entry.known = true;
  entry.result.winners.clear();
  if (!trace_ && run_.claims[claim].walk != Walk::none && decide_by_walk(claim, entry.result)) return entry.result;
  const Scope scope{run_, unit_, *this, std::nullopt, nullptr, trace_};
  ClaimView view = view_claim(scope, claim);
  if (trace_) trace_->claims.push_back(trace_claim(scope, claim, view));
  workspace_.candidates = std::move(view.candidates);
  entry.result = std::move(view.result);
  return entry.result;
}

bool Claims::decide_by_walk(std::uint32_t claim, ClaimResult& result) {
  const Scope scope{run_, unit_, *this, std::nullopt, nullptr, nullptr};
  const Walked walked = walk(scope, claim, window_span(scope, run_.program.claims[claim].window));
  if (!walked.settled) return false;
  if (walked.has_winner) result.winners.push_back({walked.winner, Share::whole(), walked.first_row});
  result.deciding_row = walked.deciding_row;
  result.tied = false;
  return true;
}

} // namespace guiyin::engine
