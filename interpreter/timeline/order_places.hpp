// Where orders, their lines and what happened to them stand in the timeline.
#pragma once

#include "interpreter/timeline/arrange.hpp"
#include "interpreter/values/column.hpp"

#include <cstdint>

namespace guiyin::timeline {

// Of one order, all together, since orders lie here and there.
struct OrderPlace {
  std::uint32_t order = nowhere;
  std::uint32_t next_line = 0, next_happening = 0; // of those that are still to be placed
};
using OrderPlaces = values::Column<OrderPlace>; // by code

} // namespace guiyin::timeline
