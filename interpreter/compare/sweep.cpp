#include "interpreter/compare/sweep.hpp"

#include <algorithm>

namespace guiyin::compare {

namespace {

SweepPoint point_of(const SweepCase& each, const std::vector<ComparedUnit>& units, const timeline::Timeline& timeline) {
  SweepPoint point{each.value, each.own, {}, {}, 0};
  for (const ComparedUnit& unit : units) {
    const Holding& holding = unit.holding;
    const bool credited = holding.status == Status::credited;
    point.by_status[static_cast<std::size_t>(holding.status)].add(unit.order, credited ? holding.credited() : holding.amount);
    if (credited) point.by_status[static_cast<std::size_t>(Status::silent)].amount += holding.amount - holding.credited();
    for (const Part& part : holding.parts) point.agents[{shop_of(timeline, unit.order), part.agent}].add(unit.order, part.amount);
  }
  return point;
}

bool credit_changes(const UnitChange& change) { return change.before.parts != change.after.parts; }

SweepStep step_of(std::size_t to, const Difference& difference) {
  SweepStep step{to, 0, 0, {}, difference.flows};
  std::optional<OrderId> last;
  for (const UnitChange& change : difference.changes) {
    if (!credit_changes(change)) continue;
    ++step.units;
    if (last != change.order) ++step.orders;
    last = change.order;
  }
  for (const AgentChange& agent : difference.agents)
    if (agent.before != agent.after || agent.units_before != agent.units_after) step.agents.push_back(agent);
  return step;
}

} // namespace

void Amount::add(OrderId order, Money part) {
  ++units;
  if (last != order) ++orders;
  last = order;
  amount += part;
}

Sweep sweep(const std::vector<SweepCase>& cases, const timeline::Timeline& timeline, const timeline::Roster& roster,
            const engine::AttributeOptions& options, const std::function<void()>& before_each) {
  Sweep sweep;
  std::vector<ComparedUnit> before;
  for (const SweepCase& each : cases) {
    before_each();
    const engine::Outcome outcome = engine::attribute(each.program, timeline, roster, options);
    const std::size_t index = sweep.points.size();
    if (!engine::conserve(outcome).holds()) sweep.not_conserved.push_back(index);
    std::vector<ComparedUnit> units = holdings(each.program, outcome, false);
    sweep.points.push_back(point_of(each, units, timeline));
    if (index > 0) {
      const Difference difference = contrast(before, units, timeline);
      sweep.points.back().changed = difference.changes.size();
      SweepStep step = step_of(index, difference);
      if (step.units > 0) sweep.steps.push_back(std::move(step));
    }
    before = std::move(units);
  }
  return sweep;
}

} // namespace guiyin::compare
