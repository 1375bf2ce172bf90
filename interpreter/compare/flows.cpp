#include "interpreter/compare/flows.hpp"

#include <algorithm>

namespace guiyin::compare {

namespace {

// By agent, what she has more (positive) or less (negative) after than before.
std::map<TextId, Money> gains(const Holding& before, const Holding& after) {
  std::map<TextId, Money> difference;
  for (const Part& part : before.parts) difference[part.agent] -= part.amount;
  for (const Part& part : after.parts) difference[part.agent] += part.amount;
  Money balance;
  for (const auto& [agent, amount] : difference) balance += amount;
  if (balance != Money{}) difference[TextId::missing] -= balance;
  return difference;
}

} // namespace

void Flows::add(Place place, const Holding& before, const Holding& after) {
  std::map<TextId, Money> difference = gains(before, after);
  auto giver = difference.begin(), taker = difference.begin();
  while (true) {
    while (giver != difference.end() && giver->second >= Money{}) ++giver;
    while (taker != difference.end() && taker->second <= Money{}) ++taker;
    if (giver == difference.end() || taker == difference.end()) return;
    const Money amount = std::min(Money{} - giver->second, taker->second);
    const AgentKey from{place.shop, giver->first}, to{place.shop, taker->first};
    Flow& flow = flows_.try_emplace({from, to}, Flow{from, to, {}, 0, {}}).first->second;
    flow.amount += amount;
    if (flow.last != place.order) ++flow.orders;
    flow.last = place.order;
    giver->second += amount;
    taker->second -= amount;
  }
}

std::vector<Flow> Flows::largest_first() const {
  std::vector<Flow> list;
  for (const auto& [ends, flow] : flows_) list.push_back(flow);
  std::stable_sort(list.begin(), list.end(), [](const Flow& a, const Flow& b) { return a.amount > b.amount; });
  return list;
}

} // namespace guiyin::compare
