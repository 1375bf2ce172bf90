#include "interpreter/engine/candidates.hpp"

#include "interpreter/engine/arithmetic.hpp"
#include "interpreter/engine/claim.hpp"
#include "interpreter/engine/evaluate.hpp"
#include "interpreter/engine/find_near.hpp"
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

} // namespace

RowRange rows_in(const timeline::Timeline& timeline, const timeline::Buyer& buyer, const WindowSpan& window, RowRange near) {
  if (!window.happened || window.end <= window.begin) return {};
  const std::uint32_t first = buyer.messages.begin, last = buyer.messages.end;
  const auto first_from = [&](std::uint32_t from, std::uint32_t expected, Moment moment) {
    return find_near(from, last, std::clamp(expected, from, last), [&](std::uint32_t row) { return timeline.messages.time[row] < moment; });
  };
  const bool has_beginning = window.begin > values::beginning_of_time, has_end = window.end < values::end_of_time;
  const std::uint32_t begin = has_beginning ? first_from(first, near.begin, window.begin) : first;
  return {begin, has_end ? first_from(begin, near.end, window.end) : last};
}

bool in_source(const program::Claim& claim, const timeline::Messages& messages, std::uint32_t row) {
  return claim.all_messages || messages.kind[row] == Kind::human;
}

bool all_hold(const Scope& scope, const std::vector<program::ExprId>& parts) {
  return std::all_of(parts.begin(), parts.end(), [&](program::ExprId part) { return satisfied(scope, part); });
}

RowTest::RowTest(const Scope& scope, std::uint32_t claim)
    : scope_(scope), plan_(scope.run.claims[claim]), keys_(keys_of_rows(scope.run, claim)),
      kinds_(scope.run.program.claims[claim].all_messages ? nullptr : scope.run.timeline.messages.kind.data()),
      asks_(!plan_.of_row.empty() || !plan_.of_both.empty()), any_(true) {
  if (plan_.key) {
    const Value key = evaluate(scope, plan_.key->value);
    any_ = key.present; // a missing value equals nothing
    key_ = static_cast<TextId>(key.number);
  }
  any_ = any_ && all_hold(scope, plan_.of_unit);
}

bool RowTest::asked(std::uint32_t row) const {
  const Scope at_row = scope_.at_row(row);
  return all_hold(at_row, plan_.of_row) && all_hold(at_row, plan_.of_both);
}

namespace {

// A look at each of the window's rows.
void look_at_rows(const timeline::Messages& messages, const RowTest& is_of_claim, RowRange rows, std::vector<Candidate>& all) {
  for (std::uint32_t row = rows.begin; row < rows.end; ++row)
    if (is_of_claim(row)) add_behind(candidate_of(all, messages.agent[row], row), messages, row);
}

void follow_rows(MovingWindow& moving, const program::Claim& claim, const WindowSpan& window, std::vector<Candidate>& all) {
  moving.move_to(window.begin, window.end);
  moving.append_candidates(all);
  // Whom a tie-break ranks may stand in any order.
  if (std::holds_alternative<program::RankingId>(claim.choice)) return;
  std::sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) { return a.first_row < b.first_row; });
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
  const RowRange rows = workspace.rows_in(*scope.unit.buyer, window);
  if (rows.begin == rows.end) return all;
  const RowTest is_of_claim(scope, claim);
  if (!is_of_claim.any()) return all;
  if (MovingWindow* moving = workspace.window(scope, claim, is_of_claim.key(), rows))
    follow_rows(*moving, scope.run.program.claims[claim], window, all);
  else
    look_at_rows(scope.run.timeline.messages, is_of_claim, rows, all);
  for (Candidate& candidate : all) candidate.eligible = meets(scope, plan, candidate);
  return all;
}

} // namespace guiyin::engine
