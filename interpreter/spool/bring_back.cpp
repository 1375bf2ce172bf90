#include "interpreter/spool/divided.hpp"

#include <string>

namespace guiyin::spool {

namespace {

using timeline::RowBatch;

std::size_t at(RowKind kind) { return static_cast<std::size_t>(kind); }

void bring_ids(const Divided& divided, std::size_t which, PartRange range, const Space& space, std::uint32_t rows_before, RowBatch& to) {
  const RowKind kind = id_kinds[which];
  const std::size_t begin = divided.begin_of(kind, range.begin), count = divided.count_in(kind, range);
  if (count == 0) return;
  std::vector<StoredId> stored(count);
  std::vector<std::uint64_t> ends(count);
  const std::uint64_t first_byte = divided.id_bytes[which][range.begin];
  std::string texts(divided.id_bytes[which][range.end] - first_byte, '\0');
  space.get(divided.ids[which], begin, count, stored.data());
  space.get(divided.id_ends[which], begin, count, ends.data());
  if (!space.get(divided.id_texts[which], first_byte, texts.size(), texts.data())) return;
  const std::uint32_t first_row = divided.begin_of(rows_of(kind), range.begin);
  std::uint64_t text = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t end = ends[i] - first_byte;
    ids_of(to, kind).push_back({stored[i].row - first_row + rows_before, stored[i].type, stored[i].shop, stored[i].source,
                                texts.substr(text, end - text), stored[i].content});
    text = end;
  }
}

// Lines of the rows from `begin` on stand one behind the other.
void place_lines(RowBatch& batch, std::size_t begin, std::uint32_t first_line) {
  for (std::size_t i = begin; i < batch.order_rows.rows.size(); ++i) {
    batch.order_rows.rows[i].first_line = first_line;
    first_line += batch.order_rows.rows[i].lines;
  }
}

// Chats before a transfer were counted within its part.
void count_chats_before(const Divided& divided, PartRange range, std::uint32_t chats_before, std::size_t first_transfer, RowBatch& to) {
  if (divided.count_in(RowKind::transfer, range) == 0) return;
  const auto chats = [&](std::uint32_t part) { return divided.begin_of(RowKind::chat, part); };
  const auto transfers = [&](std::uint32_t part) { return divided.begin_of(RowKind::transfer, part); };
  for (std::uint32_t part = range.begin; part < range.end; ++part)
    for (std::uint32_t i = transfers(part); i < transfers(part + 1); ++i)
      to.transfers.rows[first_transfer + i - transfers(range.begin)].chats_before += chats_before + chats(part) - chats(range.begin);
}

} // namespace

void bring_back(const Divided& divided, PartRange range, const Space& space, RowBatch& to) {
  const auto before = counts_of(to);
  const TextNumbers names(divided.names, range, space, nullptr, to.names);
  if (!space.good()) return;
  const TextNumbers buyers(divided.buyers, range, space, &names, to.buyers), orders(divided.orders, range, space, &names, to.orders);
  std::size_t which = 0;
  each_column(to, [&](RowKind kind, auto& column) {
    const std::uint64_t place = divided.columns[which++];
    if (place == no_column) return;
    const std::size_t begin = divided.begin_of(kind, range.begin), count = divided.count_in(kind, range);
    const std::size_t size = column.size();
    column.resize(size + count);
    space.get(place, begin, count, column.data() + size);
  });
  for (std::size_t i = 0; i < id_kinds.size(); ++i) bring_ids(divided, i, range, space, before[at(rows_of(id_kinds[i]))], to);
  if (!space.good()) return;
  rewrite(to, before, names, buyers, orders);
  place_lines(to, before[at(RowKind::order)], before[at(RowKind::line)]);
  count_chats_before(divided, range, before[at(RowKind::chat)], before[at(RowKind::transfer)], to);
}

} // namespace guiyin::spool
