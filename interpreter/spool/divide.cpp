#include "interpreter/spool/divided.hpp"

#include <algorithm>
#include <numeric>
#include <string>

namespace guiyin::spool {

namespace {

using timeline::RowBatch;
using timeline::TextId;

std::size_t at(RowKind kind) { return static_cast<std::size_t>(kind); }

// The part of each row of each kind that is put aside.
std::array<std::vector<Part>, row_kinds> parts_by_kind(RowBatch& batch, const RowParts& rows) {
  std::array<std::vector<Part>, row_kinds> by_kind;
  by_kind[at(RowKind::chat)] = rows.chats;
  by_kind[at(RowKind::order)] = rows.orders;
  by_kind[at(RowKind::happening)] = rows.happenings;
  by_kind[at(RowKind::transfer)] = rows.transfers;
  for (std::size_t i = 0; i < rows.orders.size(); ++i)
    by_kind[at(RowKind::line)].insert(by_kind[at(RowKind::line)].end(), batch.order_rows.rows[i].lines, rows.orders[i]);
  for (const RowKind kind : id_kinds) {
    const std::vector<Part>& of_rows = by_kind[at(rows_of(kind))];
    if (of_rows.empty()) continue;
    for (const timeline::IdRow& id : ids_of(batch, kind)) by_kind[at(kind)].push_back(of_rows[id.row]);
  }
  return by_kind;
}

// Who needs which texts.
class Marks {
public:
  Marks(const RowBatch& batch) : batch_(batch), names(batch.names), buyers(batch.buyers), orders(batch.orders) { names.mark_for_all(0); }

  void of_rows(const RowParts& rows) {
    for (std::size_t i = 0; i < rows.chats.size(); ++i) {
      buyer(batch_.chats.buyer[i], rows.chats[i]);
      name(batch_.chats.agent[i], rows.chats[i]);
      if (!batch_.chats.sku.empty()) name(batch_.chats.sku[i], rows.chats[i]);
    }
    for (std::size_t i = 0; i < rows.orders.size(); ++i) {
      const timeline::OrderRow& row = batch_.order_rows.rows[i];
      buyer(row.buyer, rows.orders[i]);
      order(row.order, rows.orders[i]);
    }
    for (std::size_t i = 0; i < rows.happenings.size(); ++i) {
      const timeline::HappeningRow& row = batch_.happenings.rows[i];
      if (row.buyer != timeline::no_buyer) buyer(row.buyer, rows.happenings[i]);
      order(row.order, rows.happenings[i]);
      name(row.sku, rows.happenings[i]);
    }
    for (std::size_t i = 0; i < rows.transfers.size(); ++i) {
      const timeline::TransferRow& row = batch_.transfers.rows[i];
      buyer(row.buyer, rows.transfers[i]);
      name(row.from, rows.transfers[i]);
      name(row.to, rows.transfers[i]);
    }
  }
  void of_names(const values::Column<TextId>& column, const std::vector<Part>& parts) {
    for (std::size_t i = 0; i < parts.size(); ++i) name(column[i], parts[i]);
  }
  void of_extras(const timeline::ExtraStore& extras, const std::vector<Part>& parts) {
    for (std::size_t field = 0; field < extras.fields().size(); ++field) {
      if (extras.fields()[field].type != timeline::FieldType::text) continue;
      for (std::size_t i = 0; i < parts.size(); ++i)
        if (const std::int64_t value = extras.columns()[field][i]; value != timeline::missing_value)
          names.mark(static_cast<std::uint32_t>(value), parts[i]);
    }
  }
  void of_ids(const std::vector<timeline::IdRow>& ids, const std::vector<Part>& parts) {
    for (std::size_t i = 0; i < parts.size(); ++i) name(ids[i].shop, parts[i]);
  }

private:
  void name(TextId name, Part part) { names.mark(static_cast<std::uint32_t>(name), part); }
  void buyer(std::uint32_t number, Part part) {
    buyers.mark(number, part);
    names.mark(batch_.buyers.scope(number), part);
  }
  void order(std::uint32_t number, Part part) {
    orders.mark(number, part);
    names.mark(batch_.orders.scope(number), part);
  }

  const RowBatch& batch_;

public:
  TextDivision names, buyers, orders;
};

// Of the chats before each transfer those of its own part.
void count_own_chats(RowBatch& batch, const RowParts& rows) {
  std::vector<std::uint32_t> in_order(rows.transfers.size());
  std::iota(in_order.begin(), in_order.end(), 0U);
  auto& transfers = batch.transfers.rows;
  std::stable_sort(in_order.begin(), in_order.end(), [&](auto a, auto b) { return transfers[a].chats_before < transfers[b].chats_before; });
  std::vector<std::uint32_t> seen(all_parts);
  std::uint32_t chat = 0;
  for (const std::uint32_t i : in_order) {
    for (; chat < transfers[i].chats_before; ++chat) ++seen[rows.chats[chat]];
    transfers[i].chats_before = seen[rows.transfers[i]];
  }
}

// Where rows of each kind that is put aside stand now.
void divide_ids(RowBatch& batch, const std::array<Sorted, row_kinds>& sorted, std::size_t which, Divided& divided, Space& space) {
  const RowKind kind = id_kinds[which];
  if (sorted[at(kind)].rows.empty()) return;
  const std::vector<timeline::IdRow>& ids = ids_of(batch, kind);
  const Sorted& rows = sorted[at(rows_of(kind))];
  std::vector<std::uint32_t> place_of(rows.rows.size());
  for (std::uint32_t place = 0; place < rows.rows.size(); ++place) place_of[rows.rows[place]] = place;
  std::vector<StoredId> stored;
  std::string texts;
  std::vector<std::uint64_t> ends;
  for (const std::uint32_t i : sorted[at(kind)].rows) {
    const timeline::IdRow& id = ids[i];
    stored.push_back({place_of[id.row], id.type, id.shop, id.source, id.content});
    texts += id.id;
    ends.push_back(texts.size());
  }
  divided.ids[which] = space.put(stored.data(), stored.size());
  divided.id_texts[which] = space.put(texts.data(), texts.size());
  divided.id_ends[which] = space.put(ends.data(), ends.size());
  for (const std::uint32_t begin : sorted[at(kind)].begins) divided.id_bytes[which].push_back(begin == 0 ? 0 : ends[begin - 1]);
}

} // namespace

Divided divide(RowBatch& batch, const RowParts& rows, std::size_t parts, Space& space) {
  const auto by_kind = parts_by_kind(batch, rows);
  Marks marks(batch);
  marks.of_rows(rows);
  marks.of_names(batch.order_rows.sku, by_kind[at(RowKind::line)]);
  marks.of_extras(batch.chat_extras, rows.chats);
  marks.of_extras(batch.order_extras, rows.orders);
  marks.of_extras(batch.line_extras, by_kind[at(RowKind::line)]);
  for (const RowKind kind : id_kinds) marks.of_ids(ids_of(batch, kind), by_kind[at(kind)]);
  marks.names.number_texts(parts), marks.buyers.number_texts(parts), marks.orders.number_texts(parts);
  if (!rows.transfers.empty()) count_own_chats(batch, rows);

  Divided divided{
      marks.names.put(space, nullptr), marks.buyers.put(space, &marks.names), marks.orders.put(space, &marks.names), {}, {}, {}, {}, {}, {}};
  std::array<Sorted, row_kinds> sorted;
  for (std::size_t kind = 0; kind < row_kinds; ++kind) {
    sorted[kind] = sorted_by(by_kind[kind].size(), parts, [&](std::size_t row) { return by_kind[kind][row]; });
    if (!by_kind[kind].empty()) divided.begins[kind] = sorted[kind].begins;
  }
  // What is not put aside now keeps its numbers.
  auto counts = counts_of(batch);
  for (std::size_t kind = 0; kind < row_kinds; ++kind)
    if (!by_kind[kind].empty()) counts[kind] = 0;
  rewrite(
      batch, counts, [&](std::uint32_t name) { return marks.names.number_of(name); },
      [&](std::uint32_t buyer) { return marks.buyers.number_of(buyer); }, [&](std::uint32_t order) { return marks.orders.number_of(order); });
  each_column(batch, [&](RowKind kind, auto& column) {
    if (column.empty() || by_kind[at(kind)].empty()) {
      divided.columns.push_back(no_column);
      return;
    }
    auto moved = std::remove_reference_t<decltype(column)>();
    moved.reserve(column.size());
    for (const std::uint32_t row : sorted[at(kind)].rows) moved.push_back(column[row]);
    divided.columns.push_back(space.put(moved.data(), moved.size()));
  });
  for (std::size_t which = 0; which < id_kinds.size(); ++which) divide_ids(batch, sorted, which, divided, space);
  return divided;
}

} // namespace guiyin::spool
