// Rows of several parts that bear on each other, back in the order in which they were read.
#pragma once

#include "interpreter/spool/batch_columns.hpp"

namespace guiyin::spool {

// By where they were read: orders, what happened to them, and ids. Chats and transfers stay where they are, since those of a buyer are in order.
void restore_reading_order(timeline::RowBatch& batch);

} // namespace guiyin::spool
