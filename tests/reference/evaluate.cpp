#include "tests/reference/evaluate.hpp"

#include "tests/reference/credit.hpp"
#include "tests/reference/money.hpp"

#include <algorithm>
#include <tuple>

namespace reference {

namespace {

Decision blank(const Unit& unit) {
  Decision decision;
  decision.policy = unit.policy.name;
  decision.shop = unit.order.shop;
  decision.order = unit.order.number;
  decision.buyer = unit.order.buyer;
  decision.placed = unit.order.placed;
  if (unit.line) {
    decision.line = static_cast<int>(*unit.line) + 1;
    decision.sku = unit.order.lines[*unit.line].sku;
  }
  return decision;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "+") + name;
  return text;
}

// “Left-over fen go to the largest remainders, equal ones by the candidates' first rows”; `nobody` stands last (Reading 2).
void divide_amount(Decision& decision, const std::vector<Winner>& agents, const Fraction& nobody) {
  std::vector<Fraction> shares;
  for (const Winner& winner : agents) shares.push_back(winner.share);
  shares.push_back(nobody);
  std::vector<Integer> parts = divided(decision.amount, shares);
  for (std::size_t i = 0; i < agents.size(); ++i) decision.credits.push_back({agents[i].agent, agents[i].share, parts[i]});
  decision.silent_amount = parts.back();
}

void credit_unit(Decision& decision, const CreditResult& credit, const Unit& unit) {
  std::vector<Winner> agents = per_agent(credit);
  decision.claim = joined(credit.claims);
  decision.tied = credit.tied;
  decision.assists = assists_of(agents, unit);
  divide_amount(decision, agents, credit.nobody);
}

} // namespace

// “Exactly one, in this precedence: excluded (its `when` does not hold), silent (nobody), revoked, credited.”
Decision decide(const Unit& unit) {
  Decision decision = blank(unit);
  decision.amount = amount_of(unit);
  decision.status = "excluded";
  if (unit.policy.when && !holds(*unit.policy.when, {unit})) return decision;
  CreditResult credit = credit_of(*unit.policy.credit, unit);
  decision.status = "silent";
  if (credit.none()) return decision;
  credit_unit(decision, credit, unit);
  decision.status = "credited";
  if (!unit.policy.revoke || !holds(*unit.policy.revoke, {unit})) return decision;
  // “A revoked unit keeps its winner on record with amount 0.”
  decision.status = "revoked";
  decision.silent_amount = 0;
  for (Credit& part : decision.credits) part.amount = 0;
  return decision;
}

std::vector<Decision> evaluate(const Policy& policy, const Settings& settings, const Events& all) {
  Events events = without_repetitions(all);
  std::vector<Order> orders = orders_of(events);
  // “Ordered by placed instant, then by the bytes of shop and order, then line.”
  std::sort(orders.begin(), orders.end(),
            [](const Order& a, const Order& b) { return std::tie(a.placed, a.shop, a.number) < std::tie(b.placed, b.shop, b.number); });
  std::vector<Decision> decisions;
  for (const Order& order : orders) {
    if (policy.unit == "order")
      decisions.push_back(decide({events, policy, settings, order, std::nullopt}));
    else
      for (std::size_t line = 0; line < order.lines.size(); ++line) decisions.push_back(decide({events, policy, settings, order, line}));
  }
  return decisions;
}

} // namespace reference
