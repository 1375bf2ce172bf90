#include "tests/reference/credit.hpp"

#include <algorithm>
#include <stdexcept>

namespace reference {

namespace {

CreditResult of_claim(const std::string& name, const Unit& unit) {
  ClaimResult claim = result_of(claim_named(name, unit), unit);
  CreditResult result;
  if (claim.winners.empty()) return result;
  for (const Winner& winner : claim.winners) result.holdings.push_back({name, winner});
  result.claims = {name};
  result.deciding_row = claim.deciding_row;
  result.tied = claim.tied;
  return result;
}

// “`earliest of A, B` is the one whose deciding row comes first, with one result that one; the decision names the inner claim.”
CreditResult earliest_of(const std::vector<Node>& parts, const Unit& unit) {
  CreditResult best;
  for (const Node& part : parts) {
    CreditResult result = credit_of(part, unit);
    if (result.none()) continue;
    if (best.none() || comes_before(result.deciding_row, best.deciding_row)) best = result;
  }
  return best;
}

void add_part(CreditResult& whole, const CreditResult& part, const Fraction& share) {
  for (Holding holding : part.holdings) {
    holding.winner.share *= share;
    whole.holdings.push_back(holding);
  }
  for (const std::string& claim : part.claims)
    if (std::find(whole.claims.begin(), whole.claims.end(), claim) == whole.claims.end()) whole.claims.push_back(claim);
  whole.nobody += part.nobody * share;
  whole.tied = whole.tied || part.tied;
}

// “In credit split a part without winner is spread over the others in proportion; `nobody` keeps its part.” The others are those with a winner:
// `nobody` neither grows nor shrinks (Reading 2).
CreditResult split(const std::vector<Node>& parts, const Unit& unit) {
  CreditResult whole;
  Fraction nobody = 0, with_winner = 0;
  std::vector<CreditResult> results;
  for (const Node& part : parts) {
    results.push_back(credit_of(part.parts.at(0), unit));
    Fraction share(part.number, 10000);
    if (settled(part.parts.at(0), {unit}).op == Op::nobody)
      nobody += share;
    else if (!results.back().none())
      with_winner += share;
  }
  if (with_winner == 0) return whole;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (!results[i].none()) add_part(whole, results[i], Fraction(parts[i].number, 10000) / with_winner * (1 - nobody));
  whole.nobody += nobody;
  return whole;
}

} // namespace

CreditResult credit_of(const Node& any, const Unit& unit) {
  const Node& credit = settled(any, {unit});
  switch (credit.op) {
  case Op::claim:
    return of_claim(credit.text, unit);
  case Op::else_: { // “A's result if A has one, else B's”
    CreditResult first = credit_of(credit.parts.at(0), unit);
    return first.none() ? credit_of(credit.parts.at(1), unit) : first;
  }
  case Op::when_then: // “X where C holds, else nothing”
    return holds(credit.parts.at(0), {unit}) ? credit_of(credit.parts.at(1), unit) : CreditResult{};
  case Op::earliest_of:
    return earliest_of(credit.parts, unit);
  case Op::split:
    return split(credit.parts, unit);
  case Op::nobody:
    return {};
  default:
    throw std::logic_error("no credit");
  }
}

// “Credits are listed in that order of first rows, one per agent.” Parts that name the same agent are added; her first row is the earliest of those
// in the claims that give the parts (Reading 4).
std::vector<Winner> per_agent(const CreditResult& result) {
  std::vector<Winner> agents;
  for (const auto& [claim, winner] : result.holdings) {
    auto known = std::find_if(agents.begin(), agents.end(), [&, name = winner.agent](const Winner& w) { return w.agent == name; });
    if (known == agents.end()) {
      agents.push_back(winner);
      continue;
    }
    known->share += winner.share;
    if (comes_before(winner.first_row, known->first_row)) known->first_row = winner.first_row;
  }
  std::sort(agents.begin(), agents.end(), [](const Winner& a, const Winner& b) { return comes_before(a.first_row, b.first_row); });
  return agents;
}

// “Assists are the winners of the named claims who hold no credit, each once, in the order named.”
std::vector<std::string> assists_of(const std::vector<Winner>& credited, const Unit& unit) {
  std::vector<std::string> assists;
  for (const std::string& claim : unit.policy.assists)
    for (const Winner& winner : result_of(claim_named(claim, unit), unit).winners) {
      bool holds_credit = std::any_of(credited.begin(), credited.end(), [&](const Winner& w) { return w.agent == winner.agent; });
      bool named = std::find(assists.begin(), assists.end(), winner.agent) != assists.end();
      if (!holds_credit && !named) assists.push_back(winner.agent);
    }
  return assists;
}

} // namespace reference
