#include "interpreter/engine/credit.hpp"

#include "interpreter/engine/condition_trace.hpp"

#include <algorithm>

namespace guiyin::engine {

namespace {

void note_credit(const Scope& scope, program::CreditId id, const CreditResult& result) {
  if (!scope.trace) return;
  const auto row = result.has_winner() ? std::optional(result.deciding_row) : std::nullopt;
  scope.trace->credit.push_back({id, result.has_winner(), row, std::nullopt});
}

void note_part(const Scope& scope, program::CreditId id, const Share& part) {
  if (!scope.trace) return;
  for (CreditTrace& each : scope.trace->credit)
    if (each.credit == id) each.part = part;
}

CreditResult credit_of(const Scope&, const program::CreditNobody&) {
  CreditResult result;
  result.leaves_to_nobody = true;
  return result;
}

CreditResult credit_of(const Scope& scope, const program::CreditClaim& node) {
  const ClaimResult& claim = scope.claims.result(node.claim);
  if (claim.winners.empty()) return {};
  return {claim.winners, {}, false, {node.claim}, claim.deciding_row, claim.tied};
}

CreditResult credit_of(const Scope& scope, const program::CreditElse& node) {
  CreditResult first = credit(scope, node.first);
  if (first.has_winner()) return first;
  return credit(scope, node.second);
}

CreditResult credit_of(const Scope& scope, const program::CreditWhen& node) {
  return ask(scope, node.condition) ? credit(scope, node.then) : CreditResult{};
}

CreditResult credit_of(const Scope& scope, const program::CreditChoose& node) {
  return credit(scope, ask(scope, node.condition) ? node.then : node.otherwise);
}

CreditResult credit_of(const Scope& scope, const program::CreditEarliest& node) {
  CreditResult earliest;
  for (const program::CreditId id : node.of) {
    CreditResult each = credit(scope, id);
    if (each.has_winner() && (!earliest.has_winner() || each.deciding_row < earliest.deciding_row)) earliest = std::move(each);
  }
  return earliest;
}

void add_winner(CreditResult& result, const Winner& winner, const Share& part) {
  if (part.is_zero()) return;
  const auto known = std::find_if(result.winners.begin(), result.winners.end(), [&](const Winner& each) { return each.agent == winner.agent; });
  if (known == result.winners.end()) {
    result.winners.push_back({winner.agent, winner.share * part, winner.first_row});
    return;
  }
  known->share = known->share + winner.share * part;
  known->first_row = std::min(known->first_row, winner.first_row);
}

void add_part(CreditResult& result, const CreditResult& part, const Share& weight) {
  for (const Winner& winner : part.winners) add_winner(result, winner, weight);
  result.nobody = result.nobody + part.nobody * weight;
  for (const std::uint32_t claim : part.claims)
    if (std::find(result.claims.begin(), result.claims.end(), claim) == result.claims.end()) result.claims.push_back(claim);
  result.deciding_row = std::min(result.deciding_row, part.deciding_row);
  result.tied |= part.tied;
}

// What `nobody` keeps comes off the whole; the rest is spread over the parts that have a winner, in proportion (decisions.md, reading 2).
CreditResult credit_of(const Scope& scope, const program::CreditSplit& node) {
  std::vector<CreditResult> parts;
  Share kept, won;
  for (const program::CreditPart& part : node.parts) {
    parts.push_back(credit(scope, part.credit));
    if (parts.back().leaves_to_nobody) kept = kept + part.share;
    if (parts.back().has_winner()) won = won + part.share;
  }
  CreditResult result;
  if (won.is_zero()) return result;
  result.deciding_row = UINT32_MAX; // the earliest of its parts'
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i].has_winner()) continue;
    const Share weight = node.parts[i].share / won * (Share::whole() - kept);
    note_part(scope, node.parts[i].credit, weight);
    add_part(result, parts[i], weight);
  }
  result.nobody = result.nobody + kept;
  std::sort(result.winners.begin(), result.winners.end(), [](const Winner& a, const Winner& b) { return a.first_row < b.first_row; });
  return result;
}

} // namespace

CreditResult credit(const Scope& scope, program::CreditId id) {
  CreditResult result = std::visit([&](const auto& node) { return credit_of(scope, node); }, scope.run.program[id].node);
  note_credit(scope, id, result);
  return result;
}

values::Few<TextId> assists(const Scope& scope, const CreditResult& result) {
  values::Few<TextId> helpers;
  const auto credited = [&](TextId agent) {
    return std::any_of(result.winners.begin(), result.winners.end(), [&](const Winner& winner) { return winner.agent == agent; });
  };
  for (const std::uint32_t claim : scope.run.program.assists)
    for (const Winner& winner : scope.claims.result(claim).winners)
      if (!credited(winner.agent) && std::find(helpers.begin(), helpers.end(), winner.agent) == helpers.end()) helpers.push_back(winner.agent);
  return helpers;
}

} // namespace guiyin::engine
