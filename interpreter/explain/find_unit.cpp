#include "interpreter/explain/find_unit.hpp"

#include <algorithm>
#include <charconv>

namespace guiyin::explain {

namespace {

using timeline::OrderId;
using timeline::TextId;
using timeline::Timeline;

TextId shop_of(const Timeline& timeline, const timeline::Order& order) { return timeline.buyers[static_cast<std::uint32_t>(order.buyer)].shop; }

// Of each text whether `written` ends in it, as it does in the missing one. Texts are gone through as they stand in memory, where orders would lead
// here and there.
std::vector<bool> ends_of(std::string_view written, const timeline::Dictionary& texts) {
  std::vector<bool> ends(texts.size());
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    const std::string_view text = texts[static_cast<TextId>(i)];
    ends[i] = text.empty() || (text.size() <= written.size() && text.back() == written.back() && written.ends_with(text));
  }
  return ends;
}

// The orders that `written` names without a line.
std::vector<OrderId> orders_named(const Timeline& timeline, std::string_view written) {
  const std::vector<bool> ends = ends_of(written, timeline.texts);
  std::vector<OrderId> found;
  for (std::uint32_t i = 0; i < timeline.orders.size(); ++i) {
    const TextId number = timeline.orders[i].number;
    if (ends[static_cast<std::uint32_t>(number)] && (written == timeline.texts[number] || written == order_name(timeline, static_cast<OrderId>(i))))
      found.push_back(static_cast<OrderId>(i));
  }
  std::sort(found.begin(), found.end(), [&](OrderId a, OrderId b) { return order_name(timeline, a) < order_name(timeline, b); });
  return found;
}

struct WithLine {
  std::string_view order;
  std::uint32_t line = 0;
};
std::optional<WithLine> cut_line(std::string_view written) {
  const std::size_t dot = written.rfind('.');
  if (dot == written.npos || dot == 0) return std::nullopt;
  WithLine cut{written.substr(0, dot), 0};
  const char* end = written.data() + written.size();
  const auto [rest, error] = std::from_chars(written.data() + dot + 1, end, cut.line);
  return error == std::errc() && rest == end ? std::optional(cut) : std::nullopt;
}

} // namespace

std::vector<FoundUnit> find_units(const Timeline& timeline, std::string_view written) {
  std::vector<FoundUnit> units;
  for (const OrderId order : orders_named(timeline, written)) units.push_back({order, std::nullopt});
  if (!units.empty()) return units;
  if (const auto cut = cut_line(written))
    for (const OrderId order : orders_named(timeline, cut->order)) units.push_back({order, cut->line});
  return units;
}

std::string order_name(const Timeline& timeline, OrderId id) {
  const timeline::Order& order = timeline.orders[static_cast<std::uint32_t>(id)];
  const TextId shop = shop_of(timeline, order);
  const std::string number(timeline.texts[order.number]);
  return shop == TextId::missing ? number : std::string(timeline.texts[shop]) + "/" + number;
}

std::vector<std::string> order_names(const Timeline& timeline) {
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < timeline.orders.size(); ++i) names.push_back(order_name(timeline, static_cast<OrderId>(i)));
  std::sort(names.begin(), names.end());
  return names;
}

} // namespace guiyin::explain
