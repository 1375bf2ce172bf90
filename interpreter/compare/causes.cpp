#include "interpreter/compare/causes.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace guiyin::compare {

namespace {

using Set = std::vector<std::size_t>;
using UnitKey = std::pair<OrderId, std::optional<LineId>>;

// All sets of `size` out of `count` edits, in lexical order, no more than `most`.
std::vector<Set> sets_of(std::size_t size, std::size_t count, std::size_t most) {
  std::vector<Set> sets;
  Set set(size);
  std::iota(set.begin(), set.end(), std::size_t{0});
  while (size <= count && sets.size() < most) {
    sets.push_back(set);
    std::size_t place = size;
    while (place > 0 && set[place - 1] == count - size + place - 1) --place;
    if (place == 0) break;
    ++set[place - 1];
    for (std::size_t i = place; i < size; ++i) set[i] = set[i - 1] + 1;
  }
  return sets;
}

std::vector<OrderId> uncharged_orders(const std::vector<UnitChange>& changes) {
  std::vector<OrderId> orders;
  for (const UnitChange& change : changes)
    if (change.cause.empty() && (orders.empty() || orders.back() != change.order)) orders.push_back(change.order);
  return orders;
}

std::map<UnitKey, Holding> by_unit(std::vector<ComparedUnit> units) {
  std::map<UnitKey, Holding> found;
  for (ComparedUnit& unit : units) found.emplace(UnitKey{unit.order, unit.line}, std::move(unit.holding));
  return found;
}

void charge_to(const Set& set, std::vector<UnitChange>& changes, const std::map<UnitKey, Holding>& outcome) {
  for (UnitChange& change : changes) {
    if (!change.cause.empty()) continue;
    const auto found = outcome.find({change.order, change.line});
    if (found != outcome.end() && classify(found->second, change.after) == Change::same) change.cause = set;
  }
}

} // namespace

void charge(std::vector<UnitChange>& changes, const Edits& edits, bool by_order, const timeline::Timeline& timeline, const timeline::Roster& roster,
            const engine::AttributeOptions& options) {
  const std::size_t count = edits.all().size();
  for (std::size_t size = 1; size < count && size <= most_edits_in_a_cause; ++size)
    for (const Set& set : sets_of(size, count, most_sets_tried)) {
      const std::vector<OrderId> orders = uncharged_orders(changes);
      if (orders.empty()) return;
      if (const auto program = edits.apply(set))
        charge_to(set, changes, by_unit(holdings(*program, engine::attribute_orders(*program, timeline, roster, orders, options), by_order)));
    }
  Set everything(count);
  std::iota(everything.begin(), everything.end(), std::size_t{0});
  for (UnitChange& change : changes)
    if (change.cause.empty()) change.cause = everything;
}

} // namespace guiyin::compare
