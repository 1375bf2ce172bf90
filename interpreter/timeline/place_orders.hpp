// Orders, their lines and what happened to them into the timeline, by buyer and in event order.
#pragma once

#include "interpreter/timeline/check_rows.hpp"

#include <cstdint>
#include <vector>

namespace guiyin::timeline {

// Sets the timeline's orders and lines and the buyers' orders, and fills `extras` with the extra columns of orders and lines. `first` are the first
// rows by order code, `number_of` gives buyers' numbers by code. Gives the orders' numbers by code; `nowhere` for one without rows.
std::vector<std::uint32_t> place_orders(std::vector<RowBatch>& batches, const std::vector<FirstRow>& first, const CommonCodes& codes,
                                        const std::vector<std::uint32_t>& number_of, Timeline& timeline, std::vector<ExtraColumn>& extras);

// Sets the timeline's happenings and the orders' shares of them.
void place_happenings(std::vector<RowBatch>& batches, const std::vector<std::uint32_t>& order_of, Timeline& timeline);

} // namespace guiyin::timeline
