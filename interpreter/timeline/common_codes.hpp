// Batches number their texts each for themselves; here the numbers become those of all.
#pragma once

#include "interpreter/timeline/row_batch.hpp"

#include <vector>

namespace guiyin::timeline {

// A timeline's dictionary has the names, then the buyers, then the orders.
struct CommonCodes {
  TextTable names, buyers, orders; // the scope of a buyer and of an order is the shop's name
};
// The id that a buyer's or an order's text will have there; a missing one is missing.
inline TextId shown(std::string_view text, std::uint32_t id) { return text.empty() ? TextId::missing : static_cast<TextId>(id); }

// Takes the tables out of the batches and rewrites all codes in their rows.
CommonCodes make_codes_common(std::vector<RowBatch>& batches, unsigned threads);

} // namespace guiyin::timeline
