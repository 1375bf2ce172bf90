#include "interpreter/engine/attribute.hpp"

#include "interpreter/engine/claim.hpp"
#include "interpreter/engine/decide.hpp"
#include "interpreter/engine/settle.hpp"
#include "interpreter/engine/workspace.hpp"
#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <numeric>

namespace guiyin::engine {

namespace {

Decision decide_unit(const Run& run, OrderId order, std::optional<LineId> line, Workspace& workspace, Trace* trace) {
  const Unit unit = make_unit(run.timeline, order, line);
  Claims claims(run, unit, workspace, trace);
  const Scope scope{run, unit, claims, std::nullopt, nullptr, trace};
  Verdict verdict = decide(scope, run.as_of.has_value());
  return run.as_of ? settle(scope, std::move(verdict)) : std::move(verdict.decision);
}

// The units of an order stand together from `at` on.
void decide_order(const Run& run, OrderId id, Workspace& workspace, Decision* at) {
  if (run.program.unit == program::Unit::order) {
    *at = decide_unit(run, id, std::nullopt, workspace, nullptr);
    return;
  }
  const auto lines = run.timeline.orders[static_cast<std::uint32_t>(id)].lines;
  for (std::uint32_t line = lines.begin; line < lines.end; ++line) *at++ = decide_unit(run, id, static_cast<LineId>(line), workspace, nullptr);
}

// Where the decisions of each of these orders begin; the last entry is how many there are.
std::vector<std::size_t> places_of(const Run& run, const std::vector<OrderId>& orders) {
  std::vector<std::size_t> places{0};
  places.reserve(orders.size() + 1);
  for (const OrderId id : orders) {
    const std::size_t units = run.program.unit == program::Unit::order ? 1 : run.timeline.orders[static_cast<std::uint32_t>(id)].lines.size();
    places.push_back(places.back() + units);
  }
  return places;
}

// The orders of a buyer one after the other, as a workspace likes them: indexes of `orders`. OrderIds go by buyer.
std::vector<std::uint32_t> by_buyer(const timeline::Timeline& timeline, const std::vector<OrderId>& orders) {
  std::vector<std::uint32_t> indexes(orders.size());
  if (orders.size() == timeline.orders.size()) { // each once
    for (std::uint32_t i = 0; i < orders.size(); ++i) indexes[static_cast<std::uint32_t>(orders[i])] = i;
    return indexes;
  }
  std::iota(indexes.begin(), indexes.end(), 0U);
  std::sort(indexes.begin(), indexes.end(), [&](std::uint32_t a, std::uint32_t b) { return orders[a] < orders[b]; });
  return indexes;
}

// LANGUAGE "Fixed names": "ordered by placed instant, then by the bytes of shop and order, then line".
std::vector<OrderId> orders_in_output_order(const timeline::Timeline& timeline) {
  struct Placed {
    Moment at;
    OrderId order{};
  };
  std::vector<Placed> sorted;
  sorted.reserve(timeline.orders.size());
  for (std::uint32_t i = 0; i < timeline.orders.size(); ++i) sorted.push_back({timeline.orders[i].placed, static_cast<OrderId>(i)});
  const auto name = [&](OrderId id) {
    const timeline::Order& order = timeline.orders[static_cast<std::uint32_t>(id)];
    return std::pair(timeline.texts[timeline.buyers[static_cast<std::uint32_t>(order.buyer)].shop], timeline.texts[order.number]);
  };
  std::sort(sorted.begin(), sorted.end(),
            [&](const Placed& a, const Placed& b) { return a.at != b.at ? a.at < b.at : name(a.order) < name(b.order); });
  std::vector<OrderId> orders;
  orders.reserve(sorted.size());
  for (const Placed& each : sorted) orders.push_back(each.order);
  return orders;
}

Money& part_of(Conservation& sums, Status status) {
  switch (status) {
  case Status::excluded:
    return sums.excluded;
  case Status::silent:
    return sums.silent;
  case Status::revoked:
    return sums.revoked;
  case Status::pending:
    return sums.pending;
  case Status::credited:
    break;
  }
  return sums.credited;
}

} // namespace

Outcome attribute(const program::Program& program, const timeline::Timeline& timeline, const timeline::Roster& roster,
                  const AttributeOptions& options) {
  return attribute_orders(program, timeline, roster, orders_in_output_order(timeline), options);
}

Outcome attribute_orders(const program::Program& program, const timeline::Timeline& timeline, const timeline::Roster& roster,
                         const std::vector<OrderId>& orders, const AttributeOptions& options) {
  const Run run(program, timeline, roster, options.as_of);
  const std::vector<std::size_t> places = places_of(run, orders);
  const std::vector<std::uint32_t> sequence = by_buyer(timeline, orders);
  Outcome outcome;
  outcome.decisions.resize(places.back());
  values::share_out(options.threads, sequence.size(), options.orders_at_once, [&](auto& next) {
    Workspace workspace(run, options.rows_to_follow);
    while (const auto helping = next())
      for (std::size_t i = helping->begin; i < helping->end; ++i)
        decide_order(run, orders[sequence[i]], workspace, &outcome.decisions[places[sequence[i]]]);
  });
  return outcome;
}

Explained attribute_unit(const program::Program& program, const timeline::Timeline& timeline, const timeline::Roster& roster, OrderId order,
                         std::optional<LineId> line, const AttributeOptions& options) {
  const Run run(program, timeline, roster, options.as_of);
  Explained explained;
  Workspace workspace(run, UINT32_MAX); // one unit is quickest decided by itself
  explained.decision = decide_unit(run, order, line, workspace, &explained.trace);
  return explained;
}

bool Conservation::holds() const { return credited + silent + revoked + excluded + pending == total; }

Conservation conserve(const Outcome& outcome) {
  Conservation sums;
  for (const Decision& decision : outcome.decisions) {
    sums.total += decision.amount;
    if (decision.status != Status::credited) {
      part_of(sums, decision.status) += decision.amount;
      continue;
    }
    for (const Credit& credit : decision.credits) sums.credited += credit.amount;
    sums.silent += decision.silent_amount;
  }
  return sums;
}

} // namespace guiyin::engine
