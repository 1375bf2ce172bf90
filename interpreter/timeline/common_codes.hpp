// Batches number their texts each for themselves; here the numbers become those of all.
#pragma once

#include "interpreter/timeline/row_batch.hpp"

#include <vector>

namespace guiyin::timeline {

// The common code by a batch's own.
using Codes = std::vector<std::uint32_t>;
struct BatchCodes {
  Codes names, buyers, orders;
};

// A timeline's dictionary has the names, then the buyers, then the orders.
struct CommonCodes {
  TextTable names, buyers, orders; // the scope of a buyer and of an order is the shop's name; nobody looks these two up any more
  std::vector<BatchCodes> of_batch;
};
// The id that a buyer's or an order's text will have there; a missing one is missing.
inline TextId shown(std::string_view text, std::uint32_t id) { return text.empty() ? TextId::missing : static_cast<TextId>(id); }

// Takes the names out of the batches; rows with an `id` have the common codes of their shops then.
CommonCodes make_names_common(std::vector<RowBatch>& batches);
// Each takes its table out of the batches, may run beside the other, and leaves the rows as they are.
void make_buyers_common(std::vector<RowBatch>& batches, CommonCodes& codes);
void make_orders_common(std::vector<RowBatch>& batches, CommonCodes& codes);
// Gives all rows but chats the common codes; chats get theirs when they are placed.
void rewrite_rows(std::vector<RowBatch>& batches, const CommonCodes& codes);

} // namespace guiyin::timeline
