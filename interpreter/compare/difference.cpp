#include "interpreter/compare/difference.hpp"

#include "interpreter/compare/causes.hpp"
#include "interpreter/compare/flows.hpp"
#include "interpreter/program/equivalent.hpp"

#include <algorithm>
#include <map>

namespace guiyin::compare {

namespace {

bool same_agents(const Holding& a, const Holding& b) {
  return std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(), [](const Part& x, const Part& y) { return x.agent == y.agent; });
}

std::string claims_of(const Holding& holding) {
  std::string joined;
  for (const std::string& claim : holding.claims) joined += (joined.empty() ? "" : "+") + claim;
  return joined;
}

// Sums by agent and by claim, of both sides.
class Sums {
public:
  explicit Sums(const timeline::Timeline& timeline) : timeline_(timeline) {}

  void add(OrderId order, const Holding& before, const Holding& after) {
    const TextId shop = shop_of(timeline_, order);
    for (const Part& part : before.parts) count(agents_[{shop, part.agent}], part.amount, true);
    for (const Part& part : after.parts) count(agents_[{shop, part.agent}], part.amount, false);
    if (!before.parts.empty()) count(claims_[claims_of(before)], before.credited(), true);
    if (!after.parts.empty()) count(claims_[claims_of(after)], after.credited(), false);
  }

  std::vector<AgentChange> agents() const {
    std::vector<AgentChange> list;
    for (const auto& [who, sum] : agents_) list.push_back({who, sum.units_before, sum.units_after, sum.before, sum.after});
    const auto name = [&](const AgentChange& change) { return std::pair(timeline_.texts[change.who.shop], timeline_.texts[change.who.agent]); };
    std::sort(list.begin(), list.end(), [&](const AgentChange& a, const AgentChange& b) { return name(a) < name(b); });
    return list;
  }

  std::vector<ClaimChange> claims() const {
    std::vector<ClaimChange> list;
    for (const auto& [name, sum] : claims_) list.push_back({name, sum.units_before, sum.units_after, sum.before, sum.after});
    return list;
  }

private:
  struct Sum {
    std::uint64_t units_before = 0, units_after = 0;
    Money before, after;
  };
  static void count(Sum& sum, Money amount, bool is_before) {
    ++(is_before ? sum.units_before : sum.units_after);
    (is_before ? sum.before : sum.after) += amount;
  }

  const timeline::Timeline& timeline_;
  std::map<AgentKey, Sum> agents_;
  std::map<std::string, Sum> claims_;
};

std::vector<Cause> causes_of(const std::vector<UnitChange>& changes) {
  std::map<std::vector<std::size_t>, Tally> tallies;
  for (const UnitChange& change : changes) tallies[change.cause].add(change.order, change.before, change.after);
  std::vector<Cause> causes;
  for (const auto& [edits, tally] : tallies) causes.push_back({edits, tally});
  std::stable_sort(causes.begin(), causes.end(), [](const Cause& a, const Cause& b) { return a.tally.units > b.tally.units; });
  return causes;
}

} // namespace

TextId shop_of(const timeline::Timeline& timeline, OrderId order) {
  return timeline.buyers[static_cast<std::uint32_t>(timeline.orders[static_cast<std::uint32_t>(order)].buyer)].shop;
}

void Tally::add(OrderId order, const Holding& was, const Holding& is) {
  ++units;
  if (last != order) ++orders;
  last = order;
  before += was.credited();
  after += is.credited();
}

Change classify(const Holding& before, const Holding& after) {
  if (before.parts.empty() && after.parts.empty()) {
    if (before.status != after.status) return Change::status_only;
    return before.amount == after.amount ? Change::same : Change::amount_only;
  }
  if (before.parts.empty()) return Change::gained;
  if (after.parts.empty()) return Change::lost;
  if (!same_agents(before, after)) return Change::other_agent;
  return before.parts == after.parts ? Change::same : Change::amount_only;
}

Difference contrast(const std::vector<ComparedUnit>& before, const std::vector<ComparedUnit>& after, const timeline::Timeline& timeline) {
  Difference difference;
  Sums sums(timeline);
  Flows flows;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const ComparedUnit &was = before[i], &is = after[i];
    const Change change = classify(was.holding, is.holding);
    difference.matrix[static_cast<std::size_t>(change)].add(was.order, was.holding, is.holding);
    sums.add(was.order, was.holding, is.holding);
    if (change == Change::same) continue;
    flows.add({shop_of(timeline, was.order), was.order}, was.holding, is.holding);
    difference.changes.push_back({was.order, was.line, change, was.holding, is.holding, {}});
  }
  difference.agents = sums.agents();
  difference.claims = sums.claims();
  difference.flows = flows.largest_first();
  return difference;
}

Difference compare(const Edits& edits, const program::Program& baseline, const program::Program& revised, const timeline::Timeline& timeline,
                   const timeline::Roster& roster, const engine::AttributeOptions& options) {
  Difference difference;
  const bool by_order = baseline.unit != revised.unit, same = program::same_program(baseline, revised);
  if (!same)
    difference = contrast(holdings(baseline, engine::attribute(baseline, timeline, roster, options), by_order),
                          holdings(revised, engine::attribute(revised, timeline, roster, options), by_order), timeline);
  difference.same_program = same;
  difference.by_order = by_order;
  difference.edits = edits.all();
  if (same) return difference;
  charge(difference.changes, edits, by_order, timeline, roster, options);
  difference.causes = causes_of(difference.changes);
  return difference;
}

} // namespace guiyin::compare
