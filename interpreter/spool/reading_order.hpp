// Rows of several parts that bear on each other, back in the order in which they were read.
#pragma once

#include "interpreter/spool/batch_columns.hpp"

namespace guiyin::spool {

// Of the rows from `begin` on, counted by kind, which were read as one batch: orders, what happened to them, and ids. Chats and transfers stay where
// they are, since those of a buyer are in order.
void restore_reading_order(timeline::RowBatch& batch, const std::array<std::uint32_t, row_kinds>& begin);

} // namespace guiyin::spool
