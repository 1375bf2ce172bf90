#include "interpreter/spool/reading_order.hpp"

#include "interpreter/timeline/arrange.hpp"

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

// Rows by where they were read: their numbers.
template <class Row> std::vector<std::uint32_t> in_reading_order(const values::Column<Row>& rows) {
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return read_before(rows[a].source, rows[b].source); });
  return order;
}

void put_in_order(std::vector<IdRow>& ids) {
  std::stable_sort(ids.begin(), ids.end(), [](const IdRow& a, const IdRow& b) { return read_before(a.source, b.source); });
}

// Of rows that were put in order.
void follow_rows(std::vector<IdRow>& ids, const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> place_of(order.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) place_of[order[place]] = place;
  for (IdRow& id : ids) id.row = place_of[id.row];
  std::sort(ids.begin(), ids.end(), [](const IdRow& a, const IdRow& b) { return a.row < b.row; });
}

} // namespace

void restore_reading_order(RowBatch& batch) {
  put_in_order(batch.chats.ids);
  put_in_order(batch.transfers.ids);
  const auto orders = in_reading_order(batch.order_rows.rows), happenings = in_reading_order(batch.happenings.rows);
  batch.order_rows.rows = timeline::arranged(batch.order_rows.rows, orders);
  for (auto& column : batch.order_extras.columns()) column = timeline::arranged(column, orders);
  follow_rows(batch.order_rows.ids, orders);
  batch.happenings.rows = timeline::arranged(batch.happenings.rows, happenings);
  follow_rows(batch.happenings.ids, happenings);
}

} // namespace guiyin::spool
