// What a timeline does not show and rows that come later may call for. Kept where more rows are to be added (`Wanted::backlog`).
#pragma once

#include "interpreter/timeline/row_batch.hpp"

#include <cstdint>
#include <vector>

namespace guiyin::timeline {

struct Backlog {
  // All transfers, those of buyers without chats included; and what happened to orders that are not there, or contradicts its order: an order row
  // that comes later may put that right. In reading order, without ids.
  RowBatch rows;
  std::vector<bool> contradicts; // by happening: it did contradict, which was said
  // Of all rows that have one, used or in `rows`: `row` and `shop` are not the row's and the name's numbers but 0 and a name of `rows`.
  std::vector<IdRow> ids;
};

} // namespace guiyin::timeline
