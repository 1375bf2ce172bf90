#include "interpreter/engine/deduct.hpp"

#include "interpreter/engine/amount.hpp"
#include "interpreter/values/share.hpp"

#include <algorithm>

namespace guiyin::engine {

namespace {

using timeline::Timeline;

std::vector<std::uint32_t> lines_with(const Timeline& timeline, const timeline::Order& order, TextId sku) {
  std::vector<std::uint32_t> lines;
  for (std::uint32_t line = order.lines.begin; line < order.lines.end; ++line)
    if (sku == TextId::missing || timeline.lines.sku[line] == sku) lines.push_back(line);
  return lines;
}

// The part of one refund that falls on `line`.
Money part_of_line(const Timeline& timeline, const timeline::Order& order, std::uint32_t row, std::uint32_t line) {
  const std::vector<std::uint32_t> lines = lines_with(timeline, order, timeline.happenings.sku[row]);
  const auto place = std::find(lines.begin(), lines.end(), line);
  if (place == lines.end()) return {};
  std::vector<std::int64_t> weights;
  for (const std::uint32_t other : lines) weights.push_back(timeline.lines.amount[other].fen);
  if (std::all_of(weights.begin(), weights.end(), [](std::int64_t weight) { return weight == 0; })) weights.assign(weights.size(), 1);
  return values::divide_by_weights(timeline.happenings.amount[row], weights)[static_cast<std::size_t>(place - lines.begin())];
}

} // namespace

Money order_total_of(const Timeline& timeline, OrderId id) {
  const timeline::Order& order = timeline.orders[static_cast<std::uint32_t>(id)];
  Money total;
  for (std::uint32_t line = order.lines.begin; line < order.lines.end; ++line) total += timeline.lines.amount[line];
  return total;
}

std::vector<RefundTrace> refund_parts(const Timeline& timeline, const Unit& unit) {
  const timeline::Order& order = timeline.orders[static_cast<std::uint32_t>(unit.order)];
  std::vector<RefundTrace> parts;
  for (std::uint32_t row = order.happenings.begin; row < order.happenings.end; ++row) {
    if (timeline.happenings.type[row] != timeline::HappeningType::refund) continue;
    const TextId sku = timeline.happenings.sku[row];
    if (unit.line && sku != TextId::missing && sku != timeline.lines.sku[static_cast<std::uint32_t>(*unit.line)]) continue;
    parts.push_back(
        {row, unit.line ? part_of_line(timeline, order, row, static_cast<std::uint32_t>(*unit.line)) : timeline.happenings.amount[row], false});
  }
  return parts;
}

Money refunded_in(const Timeline& timeline, const Unit& unit, const std::optional<ClosedRange>& range) {
  Money sum;
  if (!range) return sum;
  for (const RefundTrace& part : refund_parts(timeline, unit))
    if (range->contains(timeline.happenings.time[part.happening])) sum += part.part;
  return sum;
}

bool any_refund(const Scope& scope, const program::RefundedWithin& condition) {
  const auto range = range_after(scope, condition.within, condition.moment);
  if (!range) return false;
  const Timeline& timeline = scope.run.timeline;
  const auto parts = refund_parts(timeline, scope.unit);
  return std::any_of(parts.begin(), parts.end(), [&](const RefundTrace& part) { return range->contains(timeline.happenings.time[part.happening]); });
}

bool fully_refunded(const Scope& scope, const program::RefundedWithin& condition) {
  if (!any_refund(scope, condition)) return false;
  return refunded_in(scope.run.timeline, scope.unit, range_after(scope, condition.within, condition.moment)) >= gross_amount(scope);
}

Money deduct_refunds(const Scope& scope, Money gross) {
  const auto& deduction = scope.run.program.deduct;
  if (!deduction || gross <= Money{}) return gross;
  const Money refunded = refunded_in(scope.run.timeline, scope.unit, range_after(scope, deduction->within, deduction->moment));
  return gross - std::min(gross, refunded);
}

} // namespace guiyin::engine
