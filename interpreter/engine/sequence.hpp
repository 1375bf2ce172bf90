// In which order the orders of a run are decided, and where their decisions stand among all.
#pragma once

#include "interpreter/timeline/timeline.hpp"
#include "interpreter/values/column.hpp"

#include <cstdint>
#include <vector>

namespace guiyin::engine {

using timeline::OrderId;

// LANGUAGE "Fixed names": "ordered by placed instant, then by the bytes of shop and order, then line".
std::vector<OrderId> orders_in_output_order(const timeline::Timeline& timeline, unsigned threads = 1);

// An order, and how many decisions stand before its own: by order and by line.
struct PlacedOrder {
  OrderId order{};
  std::uint32_t orders_before = 0, lines_before = 0;
};
struct Sequence {
  values::Column<PlacedOrder> orders;
  std::size_t lines = 0; // of all orders
};
// Each of `orders`, the decisions of which stand in that order, now buyer by buyer, as a workspace likes them. OrderIds go by buyer.
Sequence by_buyer(const timeline::Timeline& timeline, const std::vector<OrderId>& orders, unsigned threads = 1);

} // namespace guiyin::engine
