#include "interpreter/timeline/row_batch.hpp"

namespace guiyin::timeline {

namespace {

HappeningType happening_type(const EventRow& row) {
  switch (row.type) {
  case EventType::ship:
    return HappeningType::ship;
  case EventType::complete:
    return HappeningType::complete;
  case EventType::cancel:
    return HappeningType::cancel;
  case EventType::refund:
    return HappeningType::refund;
  default:
    break;
  }
  if (row.stage == Stage::deposit) return HappeningType::pay_deposit;
  return row.stage == Stage::balance ? HappeningType::pay_balance : HappeningType::pay;
}

void shift(RowSource& source, std::uint32_t file, std::uint32_t lines) {
  if (source.file == file) source.line += lines;
}

} // namespace

RowBatch::RowBatch(const std::vector<FieldRequest>& fields, const Wanted& the_wanted)
    : chat_extras(FieldOwner::chat, fields), order_extras(FieldOwner::order, fields), line_extras(FieldOwner::line, fields), wanted(the_wanted) {
  names.append(0, {}); // TextId::missing
}

const std::vector<FieldRequest>& RowBatch::fields(FieldOwner on) const {
  if (on == FieldOwner::chat) return chat_extras.fields();
  return on == FieldOwner::order ? order_extras.fields() : line_extras.fields();
}

void RowBatch::add(const EventRow& row) {
  if (row.type == EventType::chat) return add_chat(row);
  if (row.type == EventType::transfer) return add_transfer(row);
  add(row, keys_of(row));
}

void RowBatch::add(const EventRow& row, const RowKeys& keys) {
  if (row.type == EventType::order)
    add_order(row, keys);
  else
    add_happening(row, keys);
}

// Of an order, the product of its first line.
RowKeys RowBatch::keys_of(const EventRow& row) {
  const std::uint32_t shop = shop_of(row.shop);
  return {{shop, row.buyer}, {shop, row.order}, {0, row.lines.empty() ? row.sku : row.lines[0].sku}};
}

std::uint32_t RowBatch::shop_of(std::string_view shop) {
  if (shop != last_shop_) {
    last_shop_ = shop;
    last_shop_code_ = static_cast<std::uint32_t>(name(shop));
  }
  return last_shop_code_;
}

void RowBatch::note_id(const EventRow& row, std::vector<IdRow>& ids, std::size_t index) {
  if (row.id.empty()) return;
  const Fingerprint content = fingerprint(row, fields(row.type == EventType::chat ? FieldOwner::chat : FieldOwner::order), fields(FieldOwner::line));
  ids.push_back({static_cast<std::uint32_t>(index), row.type, static_cast<TextId>(shop_of(row.shop)), row.source, std::string(row.id), content});
}

void RowBatch::add_chat(const EventRow& row) {
  note_id(row, chats.ids, chats.size());
  const std::uint32_t buyer = buyer_of(row.shop, row.buyer);
  chats.time.push_back(row.time);
  chats.buyer.push_back(buyer);
  chats.agent.push_back(name(row.agent));
  if (wanted.skus_of_chats()) chats.sku.push_back(name(row.sku));
  chats.sender.push_back(row.from);
  chats.kind.push_back(row.kind);
  if (wanted.sources) chats.source.push_back(row.source);
  chat_extras.add(row.extras, names);
}

// Each column asks once whether there is room for all.
void RowBatch::add(std::span<const KeyedChat> rows) {
  Moment* time = chats.time.extend(rows.size());
  std::uint32_t* buyer = chats.buyer.extend(rows.size());
  TextId* agent = chats.agent.extend(rows.size());
  TextId* sku = wanted.skus_of_chats() ? chats.sku.extend(rows.size()) : nullptr;
  Sender* sender = chats.sender.extend(rows.size());
  Kind* kind = chats.kind.extend(rows.size());
  for (const KeyedChat& row : rows) {
    *time++ = row.time;
    *buyer++ = buyers.number(row.buyer);
    *agent++ = static_cast<TextId>(names.number(row.agent));
    if (sku) *sku++ = name(row.sku);
    *sender++ = row.from;
    *kind++ = row.kind;
  }
  if (wanted.sources) {
    RowSource* source = chats.source.extend(rows.size());
    for (const KeyedChat& row : rows) *source++ = row.source;
  }
}

void RowBatch::add_order(const EventRow& row, const RowKeys& keys) {
  note_id(row, order_rows.ids, order_rows.rows.size());
  const auto first_line = static_cast<std::uint32_t>(order_rows.sku.size()), lines = static_cast<std::uint32_t>(row.lines.size());
  order_rows.rows.push_back({orders.number(keys.order), buyers.number(keys.buyer), row.time, row.source, first_line, lines});
  order_extras.add(row.extras, names);
  for (const LineRow& line : row.lines) {
    add_line(line, &line == row.lines.data() ? name(keys.sku) : name(line.sku));
    line_extras.add(line.extras, names);
  }
}

void RowBatch::add_line(const LineRow& line, TextId sku) {
  order_rows.sku.push_back(sku);
  // LANGUAGE "Amounts": `line.amount` is qty × price − the three discounts.
  order_rows.amount.push_back(Money{line.qty * line.price.fen} - line.full_reduction - line.category_discount - line.item_discount);
  if (!wanted.line_parts) return;
  order_rows.qty.push_back(line.qty);
  order_rows.price.push_back(line.price);
  order_rows.full_reduction.push_back(line.full_reduction);
  order_rows.category_discount.push_back(line.category_discount);
  order_rows.item_discount.push_back(line.item_discount);
}

void RowBatch::add_happening(const EventRow& row, const RowKeys& keys) {
  note_id(row, happenings.ids, happenings.rows.size());
  const std::uint32_t order = orders.number(keys.order);
  const std::uint32_t buyer = keys.buyer.empty() ? no_buyer : buyers.number(keys.buyer);
  happenings.rows.push_back({order, buyer, row.time, row.amount, row.source, name(keys.sku), row.type, happening_type(row)});
}

void RowBatch::add_transfer(const EventRow& row) {
  note_id(row, transfers.ids, transfers.rows.size());
  const auto chats_before = static_cast<std::uint32_t>(chats.size());
  transfers.rows.push_back({buyer_of(row.shop, row.buyer), chats_before, row.time, name(row.agent), name(row.to), row.source});
}

// Most rows are chats, and a row has some seventy bytes at least.
void RowBatch::reserve(std::size_t bytes) {
  constexpr std::size_t bytes_per_chat = 64;
  const std::size_t rows = chats.size() + bytes / bytes_per_chat;
  chats.time.reserve(rows);
  chats.buyer.reserve(rows);
  chats.agent.reserve(rows);
  if (wanted.skus_of_chats()) chats.sku.reserve(rows);
  chats.sender.reserve(rows);
  chats.kind.reserve(rows);
  if (wanted.sources) chats.source.reserve(rows);
}

void RowBatch::shift_lines(std::uint32_t file, std::uint32_t lines) {
  for (RowSource& source : chats.source) shift(source, file, lines);
  for (OrderRow& row : order_rows.rows) shift(row.source, file, lines);
  for (HappeningRow& row : happenings.rows) shift(row.source, file, lines);
  for (TransferRow& row : transfers.rows) shift(row.source, file, lines);
  for (auto* ids : {&chats.ids, &order_rows.ids, &happenings.ids, &transfers.ids})
    for (IdRow& id : *ids) shift(id.source, file, lines);
}

} // namespace guiyin::timeline
