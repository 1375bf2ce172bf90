#include "interpreter/timeline/common_codes.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace guiyin::timeline {

namespace {

Codes names_of(const TextTable& own, TextTable& common) {
  Codes codes{0};
  codes.reserve(own.size());
  for (std::uint32_t code = 1; code < own.size(); ++code) codes.push_back(common.number(0, own.text(code)));
  return codes;
}

// Some texts at a time: what they look up in a table larger than any cache comes from memory while others are at work.
Codes scoped(const TextTable& own, TextTable& common, const Codes& names) {
  constexpr std::uint32_t at_once = 32;
  std::array<TextKey, at_once> keys{};
  Codes codes;
  codes.reserve(own.size());
  for (std::uint32_t begin = 0; begin < own.size(); begin += at_once) {
    const std::uint32_t count = std::min(at_once, own.size() - begin);
    for (std::uint32_t i = 0; i < count; ++i) {
      keys[i] = TextKey(names[own.scope(begin + i)], own.text(begin + i));
      common.expect_place(keys[i]);
    }
    for (std::uint32_t i = 0; i < count; ++i) common.expect_text(keys[i]);
    for (std::uint32_t i = 0; i < count; ++i) codes.push_back(common.number(keys[i]));
  }
  return codes;
}

void rewrite(TextId& name, const Codes& names) { name = static_cast<TextId>(names[static_cast<std::uint32_t>(name)]); }
void rewrite(values::Column<TextId>& column, const Codes& names) {
  for (TextId& name : column) rewrite(name, names);
}
void rewrite(std::vector<IdRow>& ids, const Codes& names) {
  for (IdRow& id : ids) rewrite(id.shop, names);
}

void rewrite(RowBatch& batch, const BatchCodes& codes) {
  rewrite(batch.order_rows.sku, codes.names);
  for (OrderRow& row : batch.order_rows.rows) row.order = codes.orders[row.order], row.buyer = codes.buyers[row.buyer];
  for (HappeningRow& row : batch.happenings.rows) {
    row.order = codes.orders[row.order];
    if (row.buyer != no_buyer) row.buyer = codes.buyers[row.buyer];
    rewrite(row.sku, codes.names);
  }
  for (TransferRow& row : batch.transfers.rows) {
    if (row.buyer != unused) row.buyer = codes.buyers[row.buyer];
    rewrite(row.from, codes.names);
    rewrite(row.to, codes.names);
  }
  for (ExtraStore* extras : {&batch.order_extras, &batch.line_extras}) extras->rewrite_texts([&](std::uint32_t name) { return codes.names[name]; });
}

std::size_t texts_in(const std::vector<RowBatch>& batches, TextTable RowBatch::*table, const TextTable& first) {
  std::size_t texts = first.size();
  for (std::size_t i = 1; i < batches.size(); ++i) texts += (batches[i].*table).size();
  return texts;
}

// The first batch's codes are kept as they are.
Codes as_they_are(const TextTable& table) {
  Codes codes(table.size());
  std::iota(codes.begin(), codes.end(), std::uint32_t{0});
  return codes;
}

} // namespace

CommonCodes make_names_common(std::vector<RowBatch>& batches) {
  CommonCodes common;
  common.of_batch.resize(batches.size());
  common.names = std::move(batches[0].names);
  common.of_batch[0].names = as_they_are(common.names);
  for (std::size_t i = 1; i < batches.size(); ++i) {
    RowBatch& batch = batches[i];
    const Codes& names = common.of_batch[i].names = names_of(std::exchange(batch.names, {}), common.names);
    for (auto* ids : {&batch.chats.ids, &batch.order_rows.ids, &batch.happenings.ids, &batch.transfers.ids}) rewrite(*ids, names);
  }
  return common;
}

void make_buyers_common(std::vector<RowBatch>& batches, CommonCodes& codes) {
  codes.buyers = std::move(batches[0].buyers);
  codes.of_batch[0].buyers = as_they_are(codes.buyers);
  for (std::size_t i = 1; i < batches.size(); ++i)
    codes.of_batch[i].buyers = scoped(std::exchange(batches[i].buyers, {}), codes.buyers, codes.of_batch[i].names);
  codes.buyers.forget_places();
}

// Buyers come back, order numbers hardly.
void make_orders_common(std::vector<RowBatch>& batches, CommonCodes& codes) {
  const std::size_t most = texts_in(batches, &RowBatch::orders, batches[0].orders);
  codes.orders = std::move(batches[0].orders);
  codes.orders.reserve(most);
  for (std::size_t i = 1; i < batches.size(); ++i)
    codes.of_batch[i].orders = scoped(std::exchange(batches[i].orders, {}), codes.orders, codes.of_batch[i].names);
  codes.orders.forget_places();
}

void rewrite_rows(std::vector<RowBatch>& batches, const CommonCodes& codes) {
  for (std::size_t i = 1; i < batches.size(); ++i) rewrite(batches[i], codes.of_batch[i]);
}

} // namespace guiyin::timeline
