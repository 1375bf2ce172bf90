#include "interpreter/compare/holding.hpp"

#include <algorithm>

namespace guiyin::compare {

namespace {

int precedence(Status status) {
  switch (status) {
  case Status::credited:
    return 0;
  case Status::pending:
    return 1;
  case Status::revoked:
    return 2;
  case Status::silent:
    return 3;
  case Status::excluded:
    return 4;
  }
  return 4;
}

void add_part(std::vector<Part>& parts, const Part& part) {
  const auto place = std::lower_bound(parts.begin(), parts.end(), part, [](const Part& a, const Part& b) { return a.agent < b.agent; });
  if (place != parts.end() && place->agent == part.agent)
    place->amount += part.amount;
  else
    parts.insert(place, part);
}

} // namespace

Money Holding::credited() const {
  Money sum;
  for (const Part& part : parts) sum += part.amount;
  return sum;
}

Holding holding_of(const program::Program& program, const Decision& decision) {
  Holding holding{decision.status, decision.amount, {}, {}};
  if (decision.status != Status::credited) return holding;
  for (const engine::Credit& credit : decision.credits) add_part(holding.parts, {credit.agent, credit.amount});
  for (const std::uint32_t claim : decision.claims) holding.claims.push_back(program.claims[claim].name);
  return holding;
}

Holding merge(const Holding& a, const Holding& b) {
  Holding merged = a;
  if (precedence(b.status) < precedence(a.status)) merged.status = b.status;
  merged.amount += b.amount;
  for (const Part& part : b.parts) add_part(merged.parts, part);
  for (const std::string& claim : b.claims)
    if (std::find(merged.claims.begin(), merged.claims.end(), claim) == merged.claims.end()) merged.claims.push_back(claim);
  return merged;
}

std::vector<ComparedUnit> holdings(const program::Program& program, const engine::Outcome& outcome, bool by_order) {
  std::vector<ComparedUnit> units;
  for (const Decision& decision : outcome.decisions) {
    Holding holding = holding_of(program, decision);
    if (by_order && !units.empty() && units.back().order == decision.order)
      units.back().holding = merge(units.back().holding, holding);
    else
      units.push_back({decision.order, by_order ? std::nullopt : decision.line, std::move(holding)});
  }
  return units;
}

} // namespace guiyin::compare
