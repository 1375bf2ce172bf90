#include "interpreter/engine/attribute.hpp"

#include "interpreter/engine/claim.hpp"
#include "interpreter/engine/decide.hpp"
#include "interpreter/engine/sequence.hpp"
#include "interpreter/engine/settle.hpp"
#include "interpreter/engine/workspace.hpp"
#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <mutex>

namespace guiyin::engine {

namespace {

Decision decide_unit(const Run& run, const Unit& unit, Workspace& workspace, Trace* trace) {
  Claims claims(run, unit, workspace, trace);
  const Scope scope{run, unit, claims, std::nullopt, nullptr, trace};
  Verdict verdict = decide(scope, run.as_of.has_value());
  return run.as_of ? settle(scope, std::move(verdict)) : std::move(verdict.decision);
}

// One program's part of a run, its decisions in output order.
struct Part {
  Run run;
  Outcome outcome;

  bool by_order() const { return run.program.unit == program::Unit::order; }
  // Where the decisions of an order begin; the units of an order stand together.
  std::size_t place_of(const PlacedOrder& order) const { return by_order() ? order.orders_before : order.lines_before; }
};

void decide_order(Part& part, const PlacedOrder& order, Workspace& workspace) {
  const timeline::Timeline& timeline = part.run.timeline;
  Decisions& decisions = part.outcome.decisions;
  std::size_t at = part.place_of(order);
  if (part.by_order()) {
    decisions.set(at, decide_unit(part.run, make_unit(timeline, order.order, std::nullopt), workspace, nullptr));
    return;
  }
  const auto lines = timeline.orders[static_cast<std::uint32_t>(order.order)].lines;
  Unit unit = make_unit(timeline, order.order, static_cast<LineId>(lines.begin));
  for (std::uint32_t line = lines.begin; line < lines.end; ++line) {
    if (line > lines.begin) turn_to_line(timeline, static_cast<LineId>(line), unit);
    decisions.set(at++, decide_unit(part.run, unit, workspace, nullptr));
  }
}

// Where a helping ends, and the next one begins, that would do so before orders[at]: behind all orders of a buyer, since what a workspace has found
// out for one serves the next. With helpings cut anywhere, two threads both followed the rows of the busiest buyers, for a quarter more processor
// time of `taobao` by rounds. What is given never falls as `at` rises, so that helpings neither overlap nor leave anything out. Only who has so many
// orders that others would wait for her is shared, `most` orders at a time.
std::size_t cut_between_buyers(const timeline::Timeline& timeline, const values::Column<PlacedOrder>& orders, std::size_t at, std::size_t most) {
  if (at == 0 || at == orders.size()) return at;
  const auto place_of = [&](std::uint32_t id) -> std::size_t {
    const auto is_before = [&](const PlacedOrder& order, std::uint32_t other) { return static_cast<std::uint32_t>(order.order) < other; };
    return std::lower_bound(orders.begin(), orders.end(), id, is_before) - orders.begin();
  };
  const auto buyer = timeline.orders[static_cast<std::uint32_t>(orders[at].order)].buyer;
  const auto of_buyer = timeline.buyers[static_cast<std::uint32_t>(buyer)].orders;
  const std::size_t begin = place_of(of_buyer.begin), end = place_of(of_buyer.end);
  return std::min(end, begin + (at - begin + most - 1) / most * most);
}

void decide_orders(std::vector<Part>& parts, const timeline::Timeline& timeline, const values::Column<PlacedOrder>& orders,
                   const AttributeOptions& options) {
  constexpr std::size_t ahead = 2; // decisions are written here and there, so their places are asked for beforehand
  const std::size_t most = std::max<std::size_t>(options.orders_at_once, orders.size() / (std::size_t{8} * options.threads));
  values::share_out(options.threads, orders.size(), options.orders_at_once, [&](auto& next) {
    std::vector<Workspace> workspaces;
    for (const Part& part : parts) workspaces.emplace_back(part.run, options.rows_to_follow);
    while (const auto helping = next()) {
      const auto cut = [&](std::size_t at) { return cut_between_buyers(timeline, orders, at, most); };
      const std::size_t end = cut(helping->end);
      for (std::size_t i = cut(helping->begin); i < end; ++i) {
        for (Part& part : parts) {
          if (i + ahead < end) part.outcome.decisions.prefetch(part.place_of(orders[i + ahead]));
          decide_order(part, orders[i], workspaces[static_cast<std::size_t>(&part - parts.data())]);
        }
      }
    }
  });
}

std::vector<Outcome> attribute_orders(std::span<const program::Program> programs, const timeline::Timeline& timeline, const timeline::Roster& roster,
                                      const std::vector<OrderId>& orders, const AttributeOptions& options) {
  const Sequence sequence = by_buyer(timeline, orders, options.threads);
  std::vector<Part> parts;
  parts.reserve(programs.size());
  for (const program::Program& program : programs) {
    const std::size_t units = program.unit == program::Unit::order ? orders.size() : sequence.lines;
    parts.push_back({Run(program, timeline, roster, options.as_of), {Decisions(units)}});
  }
  decide_orders(parts, timeline, sequence.orders, options);
  std::vector<Outcome> outcomes;
  for (Part& part : parts) outcomes.push_back(std::move(part.outcome));
  return outcomes;
}

template <class Sums> auto& part_of(Sums& sums, Status status) {
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

void add_to(Conservation& sums, const Decision& decision) {
  sums.total += decision.amount;
  if (decision.status != Status::credited) {
    part_of(sums, decision.status) += decision.amount;
    return;
  }
  for (const Credit& credit : decision.credits) sums.credited += credit.amount;
  sums.silent += decision.silent_amount;
}

} // namespace

Outcome attribute(const program::Program& program, const timeline::Timeline& timeline, const timeline::Roster& roster,
                  const AttributeOptions& options) {
  return attribute_orders(program, timeline, roster, orders_in_output_order(timeline, options.threads), options);
}

Outcome attribute_orders(const program::Program& program, const timeline::Timeline& timeline, const timeline::Roster& roster,
                         const std::vector<OrderId>& orders, const AttributeOptions& options) {
  return std::move(attribute_orders(std::span(&program, 1), timeline, roster, orders, options).front());
}

std::vector<Outcome> attribute(std::span<const program::Program> programs, const timeline::Timeline& timeline, const timeline::Roster& roster,
                               const AttributeOptions& options) {
  return attribute_orders(programs, timeline, roster, orders_in_output_order(timeline, options.threads), options);
}

Explained attribute_unit(const program::Program& program, const timeline::Timeline& timeline, const timeline::Roster& roster, OrderId order,
                         std::optional<LineId> line, const AttributeOptions& options) {
  const Run run(program, timeline, roster, options.as_of);
  Explained explained;
  Workspace workspace(run, UINT32_MAX); // one unit is quickest decided by itself
  explained.decision = decide_unit(run, make_unit(timeline, order, line), workspace, &explained.trace);
  return explained;
}

bool Conservation::holds() const { return credited + silent + revoked + excluded + pending == total; }

Conservation& Conservation::operator+=(const Conservation& others) {
  total += others.total;
  for (const Status status : {Status::credited, Status::silent, Status::revoked, Status::excluded, Status::pending})
    part_of(*this, status) += part_of(others, status);
  return *this;
}

Conservation conserve(const Outcome& outcome, unsigned threads) {
  constexpr std::size_t stretch = 1 << 14;
  Conservation all;
  std::mutex adding;
  values::share_out(threads, outcome.decisions.size(), stretch, [&](auto& next) {
    Conservation sums;
    while (const auto at = next())
      for (const Decision& decision : outcome.decisions.range(at->begin, at->end)) add_to(sums, decision);
    const std::scoped_lock lock(adding);
    all += sums;
  });
  return all;
}

} // namespace guiyin::engine
