#include "interpreter/spool/batch_columns.hpp"

namespace guiyin::spool {

std::array<std::uint32_t, row_kinds> counts_of(timeline::RowBatch& batch) {
  const auto count = [](const auto& rows) { return static_cast<std::uint32_t>(rows.size()); };
  std::array<std::uint32_t, row_kinds> counts{count(batch.chats), count(batch.order_rows.rows), count(batch.order_rows.sku),
                                              count(batch.happenings.rows), count(batch.transfers.rows)};
  for (const RowKind kind : id_kinds) counts[static_cast<std::size_t>(kind)] = count(ids_of(batch, kind));
  return counts;
}

} // namespace guiyin::spool
