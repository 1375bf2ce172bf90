// Orders, their lines and what happened to them into the timeline, by buyer and in event order.
#pragma once

#include "interpreter/timeline/check_rows.hpp"

#include <cstdint>
#include <vector>

namespace guiyin::timeline {

struct PlacedOrders {
  OrderPlaces places;                  // by code; `nowhere` for an order that is not there
  values::Column<std::uint32_t> codes; // by OrderId
};
// Sets the timeline's orders, with ranges of lines, and the buyers' orders, and fills `extras` with the extra columns of orders. `number_of` gives
// buyers' numbers by code.
PlacedOrders place_orders(std::vector<RowBatch>& batches, const KnownOrders& orders, const CommonCodes& codes,
                          const std::vector<std::uint32_t>& number_of, Timeline& timeline, std::vector<ExtraColumn>& extras, unsigned threads);

// Sets the timeline's lines and adds their extra columns to `extras`.
void place_lines(std::vector<RowBatch>& batches, OrderPlaces& of_orders, Timeline& timeline, std::vector<ExtraColumn>& extras, unsigned threads);

// Sets the timeline's happenings and the orders' shares of them.
void place_happenings(std::vector<RowBatch>& batches, const KnownOrders& orders, PlacedOrders placed, Timeline& timeline, unsigned threads);

} // namespace guiyin::timeline
