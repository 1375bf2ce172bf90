#include "interpreter/engine/candidates.hpp"

#include "interpreter/engine/evaluate.hpp"

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

// A system row is nobody's: neither the buyer's nor the agent's (decisions.md, reading 1).
void add_row(Candidate& candidate, const timeline::Messages& messages, std::uint32_t row) {
  const bool spoken = messages.kind[row] != Kind::system;
  const bool by_buyer = spoken && messages.sender[row] == Sender::buyer;
  const bool by_agent = spoken && messages.sender[row] == Sender::agent;
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

std::vector<Candidate> candidates(const Scope& scope, const program::Claim& claim, const WindowSpan& window) {
  const timeline::Messages& messages = scope.run.timeline.messages;
  const RowRange rows = rows_in(scope.run.timeline, *scope.unit.buyer, window);
  std::vector<Candidate> all;
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    if (!in_source(claim, messages, row)) continue;
    if (claim.where && !satisfied(scope.at_row(row), *claim.where)) continue;
    add_row(candidate_of(all, messages.agent[row], row), messages, row);
  }
  for (Candidate& candidate : all) candidate.eligible = !claim.require || satisfied(scope.of_candidate(candidate), *claim.require);
  return all;
}

} // namespace guiyin::engine
