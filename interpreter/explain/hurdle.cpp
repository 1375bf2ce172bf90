#include "interpreter/explain/hurdle.hpp"

#include "interpreter/explain/program_edit.hpp"
#include "interpreter/explain/window_text.hpp"

#include <algorithm>

namespace guiyin::explain {

namespace {

using engine::CandidateTrace;
using engine::ClaimTrace;
using engine::Explained;
using engine::Status;
using program::Program;

void collect_claims(const Program& program, program::CreditId id, std::vector<std::uint32_t>& claims);

struct ClaimCollector {
  const Program& program;
  std::vector<std::uint32_t>& claims;

  void operator()(const program::CreditNobody&) const {}
  void operator()(const program::CreditClaim& node) const {
    if (std::find(claims.begin(), claims.end(), node.claim) == claims.end()) claims.push_back(node.claim);
  }
  void operator()(const program::CreditElse& node) const {
    collect_claims(program, node.first, claims);
    collect_claims(program, node.second, claims);
  }
  void operator()(const program::CreditWhen& node) const { collect_claims(program, node.then, claims); }
  void operator()(const program::CreditChoose& node) const {
    collect_claims(program, node.then, claims);
    collect_claims(program, node.otherwise, claims);
  }
  void operator()(const program::CreditSplit& node) const {
    for (const program::CreditPart& part : node.parts) collect_claims(program, part.credit, claims);
  }
  void operator()(const program::CreditEarliest& node) const {
    for (const program::CreditId id : node.of) collect_claims(program, id, claims);
  }
};

void collect_claims(const Program& program, program::CreditId id, std::vector<std::uint32_t>& claims) {
  std::visit(ClaimCollector{program, claims}, program[id].node);
}

bool holds_credit(const Subject& subject, const engine::Decision& decision, std::string_view agent) {
  return std::any_of(decision.credits.begin(), decision.credits.end(),
                     [&](const engine::Credit& credit) { return subject.timeline.texts[credit.agent] == agent; });
}

// Whether the credit clause asked for the claim itself, and not only a condition or `assist`.
bool credit_asked(const Program& program, const Explained& explained, std::uint32_t claim) {
  const auto& asked = explained.trace.credit;
  return std::any_of(asked.begin(), asked.end(), [&](const engine::CreditTrace& each) {
    const auto* node = std::get_if<program::CreditClaim>(&program[each.credit].node);
    return node && node->claim == claim;
  });
}

Obstacle obstacle_in(const Subject& subject, const Explained& explained, std::uint32_t index, std::string_view agent) {
  const ClaimTrace* claim = claim_record(explained, index);
  if (!claim || !credit_asked(subject.program, explained, index)) return Obstacle::not_asked;
  const CandidateTrace* candidate = candidate_record(subject, *claim, agent);
  if (!candidate) return Obstacle::no_rows;
  if (candidate->share && !candidate->share->is_zero()) return Obstacle::elsewhere;
  if (candidate->lost_at) return Obstacle::lost;
  if (candidate->eligible) return Obstacle::no_share;
  if (!candidate->rows.empty()) return Obstacle::requirement;
  return candidate->not_matching.empty() ? Obstacle::outside : Obstacle::not_matching;
}

// The window, stretched to the row of hers that is nearest to it.
Program reaching(const Subject& subject, const ClaimTrace& claim, const CandidateTrace& candidate) {
  const auto time = [&](std::uint32_t row) { return subject.timeline.messages.time[row]; };
  const engine::WindowTrace& window = claim.window;
  const bool empty = !window.happened || window.end <= window.begin;
  const auto distance = [&](std::uint32_t row) { return distance_outside(window, time(row)); };
  const std::uint32_t row = empty ? candidate.outside.back()
                                  : *std::min_element(candidate.outside.begin(), candidate.outside.end(),
                                                      [&](std::uint32_t a, std::uint32_t b) { return distance(a) < distance(b); });
  const values::Moment after = time(row) + values::Duration{1};
  if (empty) return with_window(subject.program, claim.claim, time(row), after);
  return with_window(subject.program, claim.claim, std::min(window.begin, time(row)), std::max(window.end, after));
}

} // namespace

const ClaimTrace* claim_record(const Explained& explained, std::uint32_t claim) {
  const auto& all = explained.trace.claims;
  const auto found = std::find_if(all.begin(), all.end(), [&](const ClaimTrace& each) { return each.claim == claim; });
  return found == all.end() ? nullptr : &*found;
}

const CandidateTrace* candidate_record(const Subject& subject, const ClaimTrace& claim, std::string_view agent) {
  const auto found = std::find_if(claim.candidates.begin(), claim.candidates.end(),
                                  [&](const CandidateTrace& each) { return subject.timeline.texts[each.agent] == agent; });
  return found == claim.candidates.end() ? nullptr : &*found;
}

std::vector<std::uint32_t> credit_claims(const Program& program) {
  std::vector<std::uint32_t> claims;
  collect_claims(program, program.credit, claims);
  return claims;
}

std::vector<Hurdle> hurdles(const Subject& subject, const Explained& explained, std::string_view agent) {
  const engine::Decision& decision = explained.decision;
  std::vector<Hurdle> found;
  if (decision.status == Status::credited && holds_credit(subject, decision, agent)) return found;
  const auto& when = subject.program.when;
  const auto& asked = explained.trace.conditions;
  const bool excluded = decision.status == Status::excluded ||
                        (when && std::any_of(asked.begin(), asked.end(), [&](const auto& each) { return each.condition == *when && !each.holds; }));
  if (excluded) found.push_back({Obstacle::excluded, std::nullopt});
  if (excluded && explained.trace.credit.empty()) return found; // no claim was asked
  if (decision.status == Status::revoked && holds_credit(subject, decision, agent)) return {{Obstacle::revoked, std::nullopt}};
  for (const std::uint32_t claim : credit_claims(subject.program)) found.push_back({obstacle_in(subject, explained, claim, agent), claim});
  if (decision.status == Status::revoked) found.push_back({Obstacle::revoked, std::nullopt});
  return found;
}

std::optional<Program> without(const Subject& subject, const Explained& explained, std::string_view agent, const Hurdle& hurdle) {
  const Program& program = subject.program;
  const ClaimTrace* claim = hurdle.claim ? claim_record(explained, *hurdle.claim) : nullptr;
  const CandidateTrace* candidate = claim ? candidate_record(subject, *claim, agent) : nullptr;
  switch (hurdle.obstacle) {
  case Obstacle::excluded:
    return without_when(program);
  case Obstacle::revoked:
    return without_revoke(program);
  case Obstacle::no_rows:
    return std::nullopt;
  case Obstacle::outside:
    return reaching(subject, *claim, *candidate);
  case Obstacle::not_matching:
    return without_where(program, *hurdle.claim);
  case Obstacle::requirement:
    return without_require(program, *hurdle.claim);
  case Obstacle::lost:
    return without_agent(program, *hurdle.claim, subject.timeline.texts[claim->candidates[claim->winners.front()].agent]);
  case Obstacle::no_share:
    return without_least_share(program, *hurdle.claim);
  case Obstacle::elsewhere:
  case Obstacle::not_asked:
    return with_credit(program, *hurdle.claim);
  }
  return std::nullopt;
}

} // namespace guiyin::explain
