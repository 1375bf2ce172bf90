#include "interpreter/engine/unit.hpp"

#include <algorithm>

namespace guiyin::engine {

namespace {

using program::OrderMoment;
using timeline::HappeningType;

void keep_first(std::optional<Moment>& kept, Moment time) {
  if (!kept) kept = time;
}

void note_happening(Unit& unit, HappeningType type, Moment time) {
  switch (type) {
  case HappeningType::pay:
    return keep_first(unit[OrderMoment::paid], time);
  case HappeningType::pay_deposit:
    return keep_first(unit[OrderMoment::deposit_paid], time);
  case HappeningType::pay_balance:
    keep_first(unit[OrderMoment::paid], time);
    return keep_first(unit[OrderMoment::balance_paid], time);
  case HappeningType::ship:
    return keep_first(unit[OrderMoment::shipped], time);
  case HappeningType::complete:
    return keep_first(unit[OrderMoment::completed], time);
  case HappeningType::cancel:
    unit.order_has_cancels = true;
    return;
  case HappeningType::refund:
    return;
  }
}

bool is_cancel(const timeline::Timeline& timeline, std::uint32_t row) { return timeline.happenings.type[row] == HappeningType::cancel; }

// The first cancel by sku of a line.
std::optional<Cancellation> first_sku_cancel(const timeline::Timeline& timeline, const timeline::Order& order, timeline::TextId sku) {
  for (std::uint32_t row = order.happenings.begin; row < order.happenings.end; ++row)
    if (is_cancel(timeline, row) && timeline.happenings.sku[row] != timeline::TextId::missing && timeline.happenings.sku[row] == sku)
      return Cancellation{timeline.happenings.time[row], row};
  return std::nullopt;
}

// Where each line has a cancel by sku: the last of the lines' first ones.
std::optional<Cancellation> last_line_cancel(const timeline::Timeline& timeline, const timeline::Order& order) {
  std::optional<Cancellation> last;
  for (std::uint32_t line = order.lines.begin; line < order.lines.end; ++line) {
    const auto first = first_sku_cancel(timeline, order, timeline.lines.sku[line]);
    if (!first) return std::nullopt;
    if (!last || first->row > last->row) last = first;
  }
  return last;
}

} // namespace

std::vector<Cancellation> cancellations(const timeline::Timeline& timeline, OrderId id, std::optional<LineId> line) {
  const timeline::Order& order = timeline.orders[static_cast<std::uint32_t>(id)];
  std::vector<Cancellation> found;
  for (std::uint32_t row = order.happenings.begin; row < order.happenings.end; ++row) {
    if (!is_cancel(timeline, row)) continue;
    const timeline::TextId sku = timeline.happenings.sku[row];
    const bool whole = sku == timeline::TextId::missing;
    if (whole || (line && sku == timeline.lines.sku[static_cast<std::uint32_t>(*line)])) found.push_back({timeline.happenings.time[row], row});
  }
  if (line) return found;
  if (const auto by_lines = last_line_cancel(timeline, order)) {
    const auto place = std::find_if(found.begin(), found.end(), [&](const Cancellation& other) { return other.row > by_lines->row; });
    found.insert(place, *by_lines);
  }
  return found;
}

namespace {

void note_cancellations(const timeline::Timeline& timeline, Unit& unit) {
  if (!unit.order_has_cancels) return;
  unit.cancellations = cancellations(timeline, unit.order, unit.line);
  unit[OrderMoment::cancelled] = unit.cancellations.empty() ? std::nullopt : std::optional(unit.cancellations.front().time);
}

} // namespace

Unit make_unit(const timeline::Timeline& timeline, OrderId id, std::optional<LineId> line) {
  const timeline::Order& order = timeline.orders[static_cast<std::uint32_t>(id)];
  Unit unit{id, line, &timeline.buyers[static_cast<std::uint32_t>(order.buyer)], {}, {}, {}, {}};
  unit[OrderMoment::placed] = order.placed;
  for (std::uint32_t row = order.happenings.begin; row < order.happenings.end; ++row)
    note_happening(unit, timeline.happenings.type[row], timeline.happenings.time[row]);
  note_cancellations(timeline, unit);
  return unit;
}

void turn_to_line(const timeline::Timeline& timeline, LineId line, Unit& unit) {
  unit.line = line;
  note_cancellations(timeline, unit);
}

} // namespace guiyin::engine
