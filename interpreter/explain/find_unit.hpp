// `[SHOP/]ORDER[.LINE]`: which unit of a timeline is meant. Order numbers and shops may hold slashes and dots themselves, so all readings are tried.
#pragma once

#include "interpreter/timeline/timeline.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::explain {

struct FoundUnit {
  timeline::OrderId order{};
  std::optional<std::uint32_t> line; // as written, from 1; the order need not have it
};

// The whole text as an order number comes before readings with a line number; without a shop, an order of any shop is found.
std::vector<FoundUnit> find_units(const timeline::Timeline& timeline, std::string_view written);

// "O1", or "茶店/O1" where it has a shop.
std::string order_name(const timeline::Timeline& timeline, timeline::OrderId order);
std::vector<std::string> order_names(const timeline::Timeline& timeline);

} // namespace guiyin::explain
