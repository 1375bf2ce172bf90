#include "interpreter/engine/candidates.hpp"

#include "interpreter/engine/arithmetic.hpp"
#include "interpreter/engine/claim.hpp"
#include "interpreter/engine/evaluate.hpp"
#include "interpreter/engine/workspace.hpp"

#include <algorithm>

namespace guiyin::engine {

namespace {

using timeline::Kind;
using timeline::Sender;

Candidate& candidate_of(std::vector<Candidate>& all, TextId agent, std::uint32_t row) {
  for (Candidate& candidate : all)
    if (candidate.agent == agent) return candidate;
  all.push_back({});
  all.back().agent = agent;
  all.back().first_row = row;
  return all.back();
}

void add_row(Candidate& candidate, const timeline::Messages& messages, std::uint32_t row) {
  const bool by_buyer = is_by(Sender::buyer, messages, row), by_agent = is_by(Sender::agent, messages, row);
  candidate.last_row = row;
  candidate.messages += 1;
  candidate.buyer_messages += by_buyer;
  candidate.agent_messages += by_agent;
  candidate.rounds += by_agent && candidate.buyer_wrote_last;
  candidate.buyer_wrote_last = by_buyer;
}

} // namespace

std::int64_t count_of(const Candidate& candidate, program::CandidateField field) {
  switch (field) {
  case program::CandidateField::messages:
    return candidate.messages;
  case program::CandidateField::buyer_messages:
    return candidate.buyer_messages;
  case program::CandidateField::agent_messages:
    return candidate.agent_messages;
  case program::CandidateField::rounds:
    return candidate.rounds;
  default:
    return 0;
  }
}

RowRange rows_in(const timeline::Timeline& timeline, const timeline::Buyer& buyer, const WindowSpan& window) {
  if (!window.happened || window.end <= window.begin) return {};
  const auto first = timeline.messages.time.begin() + buyer.messages.begin;
  const auto last = timeline.messages.time.begin() + buyer.messages.end;
  const auto begin = std::lower_bound(first, last, window.begin);
  const auto end = std::lower_bound(begin, last, window.end);
  return {static_cast<std::uint32_t>(begin - timeline.messages.time.begin()), static_cast<std::uint32_t>(end - timeline.messages.time.begin())};
}

bool in_source(const program::Claim& claim, const timeline::Messages& messages, std::uint32_t row) {
  return claim.all_messages || messages.kind[row] == Kind::human;
}

namespace {

bool all_hold(const Scope& scope, const std::vector<program::ExprId>& parts) {
  return std::all_of(parts.begin(), parts.end(), [&](program::ExprId part) { return satisfied(scope, part); });
}

// The key that a row must bear; nullopt if no row can, since a missing value equals nothing.
std::optional<TextId> wanted_key(const Scope& scope, const ClaimPlan& plan) {
  if (!plan.key) return TextId::missing;
  const Value value = evaluate(scope, plan.key->value);
  return value.present ? std::optional(static_cast<TextId>(value.number)) : std::nullopt;
}

// A look at each of the window's rows.
void look_at_rows(const Scope& scope, std::uint32_t claim, TextId key, RowRange rows, std::vector<Candidate>& all) {
  const timeline::Messages& messages = scope.run.timeline.messages;
  const ClaimPlan& plan = scope.run.claims[claim];
  const TextId* const keys = keys_of_rows(scope.run, claim);
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    if ((keys && keys[row] != key) || !may_count(scope, claim, row)) continue;
    if (plan.of_both.empty() || all_hold(scope.at_row(row), plan.of_both)) add_row(candidate_of(all, messages.agent[row], row), messages, row);
  }
}

void follow_rows(MovingWindow& moving, const WindowSpan& window, std::vector<Candidate>& all) {
  moving.move_to(window.begin, window.end);
  moving.append_candidates(all);
}

bool meets(const Scope& scope, const ClaimPlan& plan, const Candidate& candidate) {
  for (const CountTest& test : plan.counts)
    if (!compare(test.op, count_of(candidate, test.count), test.bound)) return false;
  return plan.other_requirements.empty() || all_hold(scope.of_candidate(candidate), plan.other_requirements);
}

} // namespace

bool may_count(const Scope& scope, std::uint32_t claim, std::uint32_t row) {
  const ClaimPlan& plan = scope.run.claims[claim];
  return in_source(scope.run.program.claims[claim], scope.run.timeline.messages, row) &&
         (plan.of_row.empty() || all_hold(scope.at_row(row), plan.of_row));
}

const TextId* keys_of_rows(const Run& run, std::uint32_t claim) {
  const auto& key = run.claims[claim].key;
  if (!key) return nullptr;
  const timeline::Messages& messages = run.timeline.messages;
  if (key->field == program::ChatField::topic) return messages.topic.data();
  return key->field == program::ChatField::sku ? messages.sku.data() : messages.agent.data();
}

std::vector<Candidate> candidates(const Scope& scope, std::uint32_t claim, const WindowSpan& window) {
  Workspace& workspace = scope.claims.workspace();
  std::vector<Candidate> all = std::move(workspace.candidates);
  all.clear();
  const ClaimPlan& plan = scope.run.claims[claim];
  const RowRange rows = rows_in(scope.run.timeline, *scope.unit.buyer, window);
  if (rows.begin == rows.end) return all;
  const auto key = wanted_key(scope, plan);
  if (!key || !all_hold(scope, plan.of_unit)) return all;
  if (MovingWindow* moving = workspace.window(scope, claim, *key, rows))
    follow_rows(*moving, window, all);
  else
    look_at_rows(scope, claim, *key, rows, all);
  for (Candidate& candidate : all) candidate.eligible = meets(scope, plan, candidate);
  return all;
}

} // namespace guiyin::engine
