#include "interpreter/engine/walk.hpp"

#include "interpreter/engine/candidates.hpp"
#include "interpreter/engine/workspace.hpp"

#include <algorithm>

namespace guiyin::engine {

namespace {

// Those met so far, in the order in which they were met.
class Walker {
public:
  Walker(const Scope& scope, const ClaimPlan& plan, std::vector<Candidate>& met) : scope_(scope), plan_(plan), met_(met) {}

  // Whether it is clear who wins, now that this row has been met.
  bool meet(std::uint32_t row) {
    const timeline::Messages& messages = scope_.run.timeline.messages;
    const TextId agent = messages.agent[row];
    std::size_t who = 0;
    while (who < met_.size() && met_[who].agent != agent) ++who;
    if (who == met_.size()) {
      if (closed_) return false;
      add(agent, row);
    }
    Candidate& candidate = met_[who];
    plan_.walk == Walk::backwards ? add_in_front(candidate, messages, row) : add_behind(candidate, messages, row);
    if (!wins(candidate)) return false;
    met_.resize(who + 1); // nobody met later can win any more
    closed_ = true;
    return who == foremost_;
  }

  // Once it is clear, or all rows have been met.
  Walked result() const {
    const auto winner = std::find_if(met_.begin(), met_.end(), [&](const Candidate& candidate) { return wins(candidate); });
    if (winner == met_.end()) return {.settled = true};
    return {true, true, winner->agent, winner->first_row, plan_.walk == Walk::backwards ? winner->last_row : winner->first_row};
  }

private:
  bool wins(const Candidate& candidate) const { return candidate.eligible && candidate.counts.reach(plan_.least); }

  // What `require` asks beside counts is known at once.
  void add(TextId agent, std::uint32_t row) {
    met_.push_back({});
    Candidate& candidate = met_.back();
    candidate.agent = agent;
    candidate.first_row = candidate.last_row = row;
    candidate.eligible = plan_.other_requirements.empty() || all_hold(scope_.of_candidate(candidate), plan_.other_requirements);
    if (!candidate.eligible && foremost_ + 1 == met_.size()) ++foremost_;
  }

  const Scope& scope_;
  const ClaimPlan& plan_;
  std::vector<Candidate>& met_;
  std::size_t foremost_ = 0; // the first for whom `require` may still come to hold; nobody met later can win before her
  bool closed_ = false;      // the last of them wins unless one met before her comes to; others no longer matter
};

// How a walk ended: whether it is clear who wins, and whether there were no more rows.
struct Ending {
  bool clear = false, at_end = false;
  std::uint32_t steps = 0;
};

// From one end of the window to the other, `most` rows at most.
template <class Look> Ending along_rows(Walk direction, RowRange rows, std::uint32_t most, const Look& look) {
  Ending ending;
  while (!ending.clear && ending.steps < most) {
    const std::uint32_t row = direction == Walk::backwards ? rows.end - 1 - ending.steps : rows.begin + ending.steps;
    ++ending.steps;
    ending.clear = look(row);
  }
  ending.at_end = ending.steps == rows.end - rows.begin;
  return ending;
}

// Backwards over the rows that bear the key.
template <class Look>
Ending along_chain(KeyChain& chain, const timeline::Buyer& buyer, TextId key, RowRange rows, std::uint32_t most, const Look& look) {
  Ending ending;
  auto row = chain.last(buyer, rows.end, key);
  for (; row && *row >= rows.begin; row = chain.before(*row)) {
    if (ending.steps == most) return ending;
    ++ending.steps;
    ending.clear = *row < rows.end && look(*row);
    if (ending.clear) return ending;
  }
  ending.at_end = true;
  return ending;
}

Walked walk_over(const Scope& scope, std::uint32_t claim, const WindowSpan& window, std::vector<Candidate>& met) {
  Workspace& workspace = scope.claims.workspace();
  const ClaimPlan& plan = scope.run.claims[claim];
  const RowRange rows = workspace.rows_in(*scope.unit.buyer, window);
  if (rows.begin == rows.end) return {.settled = true};
  const RowTest is_of_claim(scope, claim);
  if (!is_of_claim.any()) return {.settled = true};
  const std::uint32_t most = workspace.rows_to_look_at(scope, claim, rows);
  Walker walker(scope, plan, met);
  const auto look = [&](std::uint32_t row) { return is_of_claim(row) && walker.meet(row); };
  KeyChain* const chain = plan.walk == Walk::backwards ? workspace.chain(scope, claim, rows) : nullptr;
  const Ending ending = chain ? along_chain(*chain, *scope.unit.buyer, is_of_claim.key(), rows, most, look) : along_rows(plan.walk, rows, most, look);
  workspace.looked_at(claim, ending.steps);
  return ending.clear || ending.at_end ? walker.result() : Walked{};
}

} // namespace

Walked walk(const Scope& scope, std::uint32_t claim, const WindowSpan& window) {
  Workspace& workspace = scope.claims.workspace();
  std::vector<Candidate> met = std::move(workspace.candidates); // conditions may ask for other claims
  met.clear();
  const Walked result = walk_over(scope, claim, window, met);
  workspace.candidates = std::move(met);
  return result;
}

} // namespace guiyin::engine
