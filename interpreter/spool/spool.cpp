#include "interpreter/spool/spool.hpp"

#include "interpreter/spool/reading_order.hpp"
#include "interpreter/values/parallel.hpp"

#include <optional>

namespace guiyin::spool {

namespace {

using timeline::RowBatch;
using timeline::TextTable;

std::uint64_t key_in(const TextTable& texts, std::uint32_t number, const TextTable& names) {
  return key_of(names.text(texts.scope(number)), texts.text(number));
}

std::vector<std::uint64_t> keys_of(const TextTable& texts, const TextTable& names) {
  std::vector<std::uint64_t> keys;
  keys.reserve(texts.size());
  for (std::uint32_t number = 0; number < texts.size(); ++number) keys.push_back(key_in(texts, number, names));
  return keys;
}

// Ids of one type alone can be the same.
std::uint64_t key_of_id(const timeline::IdRow& id, const TextTable& names) {
  return key_of(names.text(static_cast<std::uint32_t>(id.shop)), id.id) ^ static_cast<std::uint64_t>(id.type) * 0x9E3779B97F4A7C15u;
}

void see_ids(RowBatch& batch, RowKind kind, const std::vector<Part>& parts, std::vector<IdSightings::Sighting>& seen) {
  for (const timeline::IdRow& id : ids_of(batch, kind)) seen.push_back({key_of_id(id, batch.names), parts[id.row]});
}

// What a row takes, from being brought back until all is told: in batches, in the timeline, its decisions; in bytes, estimated, rather too many than too few.
constexpr std::array<std::uint64_t, row_kinds> row_bytes{64, 320, 160, 160, 160, 160, 160, 160, 160};
constexpr std::uint64_t decision_bytes = 420;

} // namespace

// A batch that was divided, and what the others must know of it.
struct Spool::Taken {
  Divided rows;
  std::optional<Divided> happenings;
  struct OrderPart {
    std::uint64_t key;
    Part part;
  };
  std::vector<OrderPart> orders;
  std::vector<IdSightings::Sighting> ids;
};

Spool::Taken Spool::take(RowBatch& batch) {
  const std::vector<std::uint64_t> buyers = keys_of(batch.buyers, batch.names), orders = keys_of(batch.orders, batch.names);
  Taken taken;
  RowParts parts_of;
  for (const std::uint32_t buyer : batch.chats.buyer) parts_of.chats.push_back(part_of(buyers[buyer]));
  for (const timeline::TransferRow& row : batch.transfers.rows) parts_of.transfers.push_back(part_of(buyers[row.buyer]));
  std::vector<std::uint32_t> noted(orders.size(), all_parts); // in which part the order was read last
  for (const timeline::OrderRow& row : batch.order_rows.rows) {
    // Without a buyer an order sees no chats, so it may stand anywhere.
    const Part part = part_of(batch.buyers.text(row.buyer).empty() ? orders[row.order] : buyers[row.buyer]);
    parts_of.orders.push_back(part);
    if (noted[row.order] != part) taken.orders.push_back({orders[row.order], part});
    noted[row.order] = part;
  }
  see_ids(batch, RowKind::chat_id, parts_of.chats, taken.ids);
  see_ids(batch, RowKind::order_id, parts_of.orders, taken.ids);
  see_ids(batch, RowKind::transfer_id, parts_of.transfers, taken.ids);
  taken.rows = divide(batch, parts_of, all_parts, space_);
  if (batch.happenings.rows.empty()) return taken;
  RowParts waiting;
  waiting.happenings.resize(batch.happenings.rows.size());
  taken.happenings = divide(batch, waiting, 1, space_);
  return taken;
}

void Spool::add(std::vector<RowBatch> batches, unsigned threads) {
  std::vector<Taken> taken(batches.size());
  values::in_parallel(threads, batches.size(), [&](std::size_t i) {
    taken[i] = take(batches[i]);
    batches[i] = RowBatch();
  });
  for (Taken& each : taken) {
    for (const Taken::OrderPart& order : each.orders) order_parts_.note(order.key, order.part, links_);
    ids_.add(each.ids, space_);
    rows_.push_back(std::move(each.rows));
    if (each.happenings) happenings_.push_back(std::move(*each.happenings));
  }
}

void Spool::settle(const std::vector<timeline::FieldRequest>& fields, const timeline::Wanted& wanted, unsigned threads) {
  std::vector<std::vector<IdSightings::Sighting>> seen(happenings_.size());
  values::in_parallel(threads, happenings_.size(), [&](std::size_t i) {
    RowBatch batch(fields, wanted);
    bring_back(happenings_[i], {0, 1}, space_, batch);
    if (!good()) return;
    RowParts parts_of;
    const std::vector<std::uint64_t> orders = keys_of(batch.orders, batch.names);
    for (const timeline::HappeningRow& row : batch.happenings.rows)
      parts_of.happenings.push_back(order_parts_.find(orders[row.order]).value_or(part_of(orders[row.order])));
    see_ids(batch, RowKind::happening_id, parts_of.happenings, seen[i]);
    happenings_[i] = divide(batch, parts_of, all_parts, space_);
  });
  for (const auto& ids : seen) ids_.add(ids, space_);
  ids_.join(space_, links_);
}

std::vector<Group> Spool::groups(std::uint64_t limit, std::size_t policies) const {
  std::vector<std::uint64_t> bytes(all_parts);
  for (const auto* batches : {&rows_, &happenings_})
    for (const Divided& batch : *batches)
      for (std::size_t kind = 0; kind < row_kinds; ++kind)
        for (std::uint32_t part = 0; part < all_parts; ++part)
          bytes[part] += batch.count_in(static_cast<RowKind>(kind), {part, part + 1}) *
                         (row_bytes[kind] + (kind == static_cast<std::size_t>(RowKind::line) ? decision_bytes * policies : 0));
  return group_parts(bytes, links_, limit);
}

std::vector<RowBatch> Spool::rows_of(const Group& group, const std::vector<timeline::FieldRequest>& fields, const timeline::Wanted& wanted,
                                     unsigned threads) const {
  // Where rows of several parts or of a store bear on each other, they must all be there to be put in order.
  const bool in_order = group.linked || by_buyer_;
  const std::size_t pieces = in_order ? 1 : threads;
  std::vector<RowBatch> batches;
  for (std::size_t i = 0; i < pieces; ++i) batches.emplace_back(fields, wanted);
  values::in_parallel(threads, pieces, [&](std::size_t i) {
    for (const auto* from : {&rows_, &happenings_})
      bring(std::span(*from).subspan(from->size() * i / pieces, from->size() * (i + 1) / pieces - from->size() * i / pieces), group, batches[i]);
    if (in_order && good()) restore_reading_order(batches[i]);
  });
  return batches;
}

void Spool::bring(std::span<const Divided> from, const Group& group, RowBatch& to) const {
  auto counts = counts_of(to);
  for (const Divided& divided : from)
    for (std::size_t kind = 0; kind < row_kinds; ++kind)
      for (const PartRange& range : group.ranges) counts[kind] += divided.count_in(static_cast<RowKind>(kind), range);
  each_column(to, [&](RowKind kind, auto& column) { column.reserve(counts[static_cast<std::size_t>(kind)]); });
  for (const Divided& divided : from)
    for (const PartRange& range : group.ranges)
      if (good()) bring_back(divided, range, space_, to);
}

std::uint64_t Spool::bytes_held() const {
  std::uint64_t bytes = order_parts_.bytes();
  for (const auto* batches : {&rows_, &happenings_})
    for (const Divided& batch : *batches) {
      for (const auto& begins : batch.begins) bytes += begins.size() * sizeof(begins[0]);
      for (const auto& begins : batch.id_bytes) bytes += begins.size() * sizeof(begins[0]);
      for (const StoredTexts* texts : {&batch.names, &batch.buyers, &batch.orders})
        bytes += texts->begins.size() * sizeof(texts->begins[0]) + texts->byte_begins.size() * sizeof(texts->byte_begins[0]);
    }
  return bytes;
}

} // namespace guiyin::spool
