// Batches number their texts each for themselves; here the numbers become those of all.
#pragma once

#include "interpreter/timeline/row_batch.hpp"

#include <vector>

namespace guiyin::timeline {

struct CommonCodes {
  TextTable names, buyers, orders; // the scope of a buyer and of an order is the shop's name
};

// Takes the tables out of the batches and rewrites all codes in their rows.
CommonCodes make_codes_common(std::vector<RowBatch>& batches, unsigned threads);

} // namespace guiyin::timeline
