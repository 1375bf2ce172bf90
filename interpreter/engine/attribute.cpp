#include "interpreter/engine/attribute.hpp"

#include "interpreter/engine/claim.hpp"
#include "interpreter/engine/decide.hpp"
#include "interpreter/engine/settle.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <thread>

namespace guiyin::engine {

namespace {

constexpr std::size_t least_orders_per_thread = 1000; // below that a thread costs more than it saves

Decision decide_unit(const Run& run, OrderId order, std::optional<LineId> line, Trace* trace) {
  const Unit unit = make_unit(run.timeline, order, line);
  Claims claims(run, unit, trace);
  const Scope scope{run, unit, claims, std::nullopt, nullptr, trace};
  Verdict verdict = decide(scope, run.as_of.has_value());
  return run.as_of ? settle(scope, std::move(verdict)) : std::move(verdict.decision);
}

std::vector<Decision> decide_orders(const Run& run, std::span<const OrderId> orders) {
  std::vector<Decision> decisions;
  for (const OrderId id : orders) {
    if (run.program.unit == program::Unit::order) {
      decisions.push_back(decide_unit(run, id, std::nullopt, nullptr));
      continue;
    }
    const auto lines = run.timeline.orders[static_cast<std::uint32_t>(id)].lines;
    for (std::uint32_t line = lines.begin; line < lines.end; ++line)
      decisions.push_back(decide_unit(run, id, static_cast<LineId>(line), nullptr));
  }
  return decisions;
}

// LANGUAGE "Fixed names": "ordered by placed instant, then by the bytes of shop and order, then line".
std::vector<OrderId> orders_in_output_order(const timeline::Timeline& timeline) {
  std::vector<OrderId> ids(timeline.orders.size());
  for (std::uint32_t i = 0; i < ids.size(); ++i) ids[i] = static_cast<OrderId>(i);
  const auto key = [&](OrderId id) {
    const timeline::Order& order = timeline.orders[static_cast<std::uint32_t>(id)];
    const timeline::Buyer& buyer = timeline.buyers[static_cast<std::uint32_t>(order.buyer)];
    return std::tuple(order.placed, timeline.texts[buyer.shop], timeline.texts[order.number]);
  };
  std::sort(ids.begin(), ids.end(), [&](OrderId a, OrderId b) { return key(a) < key(b); });
  return ids;
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
  const std::size_t threads = std::clamp<std::size_t>(options.threads, 1, orders.size() / least_orders_per_thread + 1);
  std::vector<std::vector<Decision>> parts(threads);
  const auto decide_part = [&](std::size_t part) {
    const std::size_t begin = orders.size() * part / threads, end = orders.size() * (part + 1) / threads;
    parts[part] = decide_orders(run, std::span(orders).subspan(begin, end - begin));
  };
  std::vector<std::jthread> helpers;
  for (std::size_t part = 1; part < threads; ++part) helpers.emplace_back(decide_part, part);
  decide_part(0);
  helpers.clear(); // waits for them
  Outcome outcome{std::move(parts.front())};
  for (std::size_t part = 1; part < threads; ++part) std::move(parts[part].begin(), parts[part].end(), std::back_inserter(outcome.decisions));
  return outcome;
}

Explained attribute_unit(const program::Program& program, const timeline::Timeline& timeline, const timeline::Roster& roster, OrderId order,
                         std::optional<LineId> line, const AttributeOptions& options) {
  const Run run(program, timeline, roster, options.as_of);
  Explained explained;
  explained.decision = decide_unit(run, order, line, &explained.trace);
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
