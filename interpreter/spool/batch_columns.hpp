// One list of the columns of a batch, by kind of row, for dividing and for bringing back.
#pragma once

#include "interpreter/timeline/row_batch.hpp"

#include <array>
#include <cstdint>

namespace guiyin::spool {

// Lines are those of orders. Ids come last, each behind the others in the order of the rows that have them.
enum class RowKind : std::uint8_t { chat, order, line, happening, transfer, chat_id, order_id, happening_id, transfer_id };
inline constexpr std::size_t row_kinds = 9;
inline constexpr std::array id_kinds{RowKind::chat_id, RowKind::order_id, RowKind::happening_id, RowKind::transfer_id};
// The rows that have ids of this kind.
constexpr RowKind rows_of(RowKind id_kind) {
  constexpr std::array rows{RowKind::chat, RowKind::order, RowKind::happening, RowKind::transfer};
  return rows[static_cast<std::size_t>(id_kind) - static_cast<std::size_t>(RowKind::chat_id)];
}

// Calls visit(kind, column) for each column; not of ids, which hold texts. A column that is not kept is empty. All members are named, so that one
// that is added to a batch cannot be forgotten here.
template <class Visit> void each_column(timeline::RowBatch& batch, const Visit& visit) {
  const auto visit_all = [&](RowKind kind, auto&... columns) { (visit(kind, columns), ...); };
  auto& [time, buyer, agent, own_sku, sender, chat_kind, chat_source, chat_ids] = batch.chats;
  visit_all(RowKind::chat, time, buyer, agent, own_sku, sender, chat_kind, chat_source);
  for (auto& column : batch.chat_extras.columns()) visit(RowKind::chat, column);
  auto& [orders, order_ids, sku, amount, qty, price, full_reduction, category_discount, item_discount] = batch.order_rows;
  visit(RowKind::order, orders);
  for (auto& column : batch.order_extras.columns()) visit(RowKind::order, column);
  visit_all(RowKind::line, sku, amount, qty, price, full_reduction, category_discount, item_discount);
  for (auto& column : batch.line_extras.columns()) visit(RowKind::line, column);
  auto& [happenings, happening_ids] = batch.happenings;
  visit(RowKind::happening, happenings);
  auto& [transfers, transfer_ids] = batch.transfers;
  visit(RowKind::transfer, transfers);
}

inline std::vector<timeline::IdRow>& ids_of(timeline::RowBatch& batch, RowKind kind) {
  switch (rows_of(kind)) {
  case RowKind::chat:
    return batch.chats.ids;
  case RowKind::order:
    return batch.order_rows.ids;
  case RowKind::happening:
    return batch.happenings.ids;
  default:
    return batch.transfers.ids;
  }
}

// How many rows of each kind there are, ids included.
std::array<std::uint32_t, row_kinds> counts_of(timeline::RowBatch& batch);

// Rewrites all numbers of texts in rows from `from` on, counted by kind: names, buyers and orders by what these give for the old ones.
template <class Name, class Buyer, class Order> void rewrite(timeline::RowBatch& batch, const std::array<std::uint32_t, row_kinds>& from,
                                                             const Name& name_of, const Buyer& buyer_of, const Order& order_of) {
  using timeline::TextId;
  const auto begin = [&](RowKind kind) { return std::size_t{from[static_cast<std::size_t>(kind)]}; };
  const auto rename = [&](TextId& name) { name = static_cast<TextId>(name_of(static_cast<std::uint32_t>(name))); };
  for (std::size_t i = begin(RowKind::chat); i < batch.chats.size(); ++i) {
    batch.chats.buyer[i] = buyer_of(batch.chats.buyer[i]);
    rename(batch.chats.agent[i]);
    if (!batch.chats.sku.empty()) rename(batch.chats.sku[i]);
  }
  for (std::size_t i = begin(RowKind::order); i < batch.order_rows.rows.size(); ++i) {
    timeline::OrderRow& row = batch.order_rows.rows[i];
    row.order = order_of(row.order), row.buyer = buyer_of(row.buyer);
  }
  for (std::size_t i = begin(RowKind::line); i < batch.order_rows.sku.size(); ++i) rename(batch.order_rows.sku[i]);
  for (std::size_t i = begin(RowKind::happening); i < batch.happenings.rows.size(); ++i) {
    timeline::HappeningRow& row = batch.happenings.rows[i];
    row.order = order_of(row.order);
    if (row.buyer != timeline::no_buyer) row.buyer = buyer_of(row.buyer);
    rename(row.sku);
  }
  for (std::size_t i = begin(RowKind::transfer); i < batch.transfers.rows.size(); ++i) {
    timeline::TransferRow& row = batch.transfers.rows[i];
    row.buyer = buyer_of(row.buyer);
    rename(row.from);
    rename(row.to);
  }
  for (const RowKind kind : id_kinds) {
    std::vector<timeline::IdRow>& ids = ids_of(batch, kind);
    for (std::size_t i = begin(kind); i < ids.size(); ++i) rename(ids[i].shop);
  }
  const auto rewrite_extras = [&](timeline::ExtraStore& extras, RowKind kind) { extras.rewrite_texts(name_of, begin(kind)); };
  rewrite_extras(batch.chat_extras, RowKind::chat);
  rewrite_extras(batch.order_extras, RowKind::order);
  rewrite_extras(batch.line_extras, RowKind::line);
}

} // namespace guiyin::spool
