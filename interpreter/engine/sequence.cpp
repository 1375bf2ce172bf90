#include "interpreter/engine/sequence.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace guiyin::engine {

namespace {

struct Placed {
  std::uint64_t at = 0; // ms since the first order of all
  OrderId order{};
};

// Digit by digit: a sixth of the time of comparing, which was 6 % of deciding `taobao`.
void sort_by_placing(std::vector<Placed>& orders, std::uint64_t last) {
  constexpr unsigned digit = 11;
  std::vector<Placed> sorted(orders.size());
  for (unsigned shift = 0; shift < 64 && last >> shift; shift += digit) {
    std::array<std::size_t, (1U << digit) + 1> begin{};
    const auto digit_of = [&](const Placed& each) { return each.at >> shift & ((1U << digit) - 1); };
    for (const Placed& each : orders) ++begin[digit_of(each) + 1];
    for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
    for (const Placed& each : orders) sorted[begin[digit_of(each)]++] = each;
    orders.swap(sorted);
  }
}

std::pair<std::string_view, std::string_view> name_of(const timeline::Timeline& timeline, OrderId id) {
  const timeline::Order& order = timeline.orders[static_cast<std::uint32_t>(id)];
  return {timeline.texts[timeline.buyers[static_cast<std::uint32_t>(order.buyer)].shop], timeline.texts[order.number]};
}

// Those placed at the same instant, by name.
void sort_ties(const timeline::Timeline& timeline, std::vector<Placed>& orders) {
  const auto by_name = [&](const Placed& a, const Placed& b) { return name_of(timeline, a.order) < name_of(timeline, b.order); };
  for (auto first = orders.begin(); first != orders.end();) {
    const auto last = std::find_if(first + 1, orders.end(), [&](const Placed& each) { return each.at != first->at; });
    if (last - first > 1) std::sort(first, last, by_name);
    first = last;
  }
}

} // namespace

std::vector<OrderId> orders_in_output_order(const timeline::Timeline& timeline) {
  if (timeline.orders.empty()) return {};
  const auto by_time = [](const timeline::Order& a, const timeline::Order& b) { return a.placed < b.placed; };
  const auto ends = std::minmax_element(timeline.orders.begin(), timeline.orders.end(), by_time);
  const values::Moment first = ends.first->placed, last = ends.second->placed;
  const auto since_first = [&](values::Moment time) { return static_cast<std::uint64_t>(time.ms - first.ms); };
  std::vector<Placed> placed;
  placed.reserve(timeline.orders.size());
  for (std::uint32_t i = 0; i < timeline.orders.size(); ++i) placed.push_back({since_first(timeline.orders[i].placed), static_cast<OrderId>(i)});
  sort_by_placing(placed, since_first(last));
  sort_ties(timeline, placed);
  std::vector<OrderId> orders;
  orders.reserve(placed.size());
  for (const Placed& each : placed) orders.push_back(each.order);
  return orders;
}

std::vector<PlacedOrder> by_buyer(const timeline::Timeline& timeline, const std::vector<OrderId>& orders) {
  std::vector<PlacedOrder> placed(orders.size());
  const bool all = orders.size() == timeline.orders.size(); // each once
  std::uint32_t before = 0, lines_before = 0;
  for (const OrderId id : orders) {
    placed[all ? static_cast<std::uint32_t>(id) : before] = {id, before, lines_before};
    ++before;
    lines_before += timeline.orders[static_cast<std::uint32_t>(id)].lines.size();
  }
  if (!all) std::sort(placed.begin(), placed.end(), [](const PlacedOrder& a, const PlacedOrder& b) { return a.order < b.order; });
  return placed;
}

} // namespace guiyin::engine
