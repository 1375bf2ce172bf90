#include "interpreter/spool/reading_order.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <vector>

namespace guiyin::spool {

namespace {

using timeline::IdRow;
using timeline::RowBatch;
using timeline::RowSource;

bool read_before(RowSource a, RowSource b) { return std::tie(a.file, a.line) < std::tie(b.file, b.line); }

// Rows from `begin` on by where they were read: their numbers.
template <class Row> std::vector<std::uint32_t> in_reading_order(const values::Column<Row>& rows, std::uint32_t begin) {
  std::vector<std::uint32_t> order(rows.size() - begin);
  std::iota(order.begin(), order.end(), begin);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return read_before(rows[a].source, rows[b].source); });
  return order;
}

template <class T> void put_in_order(values::Column<T>& column, std::uint32_t begin, const std::vector<std::uint32_t>& order) {
  std::vector<T> moved;
  moved.reserve(order.size());
  for (const std::uint32_t row : order) moved.push_back(column[row]);
  std::copy(moved.begin(), moved.end(), column.begin() + begin);
}

void put_ids_in_order(std::vector<IdRow>& ids, std::uint32_t begin) {
  std::stable_sort(ids.begin() + begin, ids.end(), [](const IdRow& a, const IdRow& b) { return read_before(a.source, b.source); });
}

// Of rows that were put in order.
void follow_rows(std::vector<IdRow>& ids, std::uint32_t begin, std::uint32_t rows_begin, const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> place_of(order.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) place_of[order[place] - rows_begin] = place + rows_begin;
  for (std::size_t i = begin; i < ids.size(); ++i) ids[i].row = place_of[ids[i].row - rows_begin];
  std::sort(ids.begin() + begin, ids.end(), [](const IdRow& a, const IdRow& b) { return a.row < b.row; });
}

} // namespace

void restore_reading_order(RowBatch& batch, const std::array<std::uint32_t, row_kinds>& begins) {
  const auto begin = [&](RowKind kind) { return begins[static_cast<std::size_t>(kind)]; };
  put_ids_in_order(batch.chats.ids, begin(RowKind::chat_id));
  put_ids_in_order(batch.transfers.ids, begin(RowKind::transfer_id));
  const auto orders = in_reading_order(batch.order_rows.rows, begin(RowKind::order));
  put_in_order(batch.order_rows.rows, begin(RowKind::order), orders);
  for (auto& column : batch.order_extras.columns()) put_in_order(column, begin(RowKind::order), orders);
  follow_rows(batch.order_rows.ids, begin(RowKind::order_id), begin(RowKind::order), orders);
  const auto happenings = in_reading_order(batch.happenings.rows, begin(RowKind::happening));
  put_in_order(batch.happenings.rows, begin(RowKind::happening), happenings);
  follow_rows(batch.happenings.ids, begin(RowKind::happening_id), begin(RowKind::happening), happenings);
}

} // namespace guiyin::spool
