#include "interpreter/timeline/common_codes.hpp"

#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace guiyin::timeline {

namespace {

using Codes = std::vector<std::uint32_t>; // the common code by a batch's own

struct BatchCodes {
  Codes names, buyers, orders;
};

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

// All but the columns of chats.
void rewrite_further(RowBatch& batch, const BatchCodes& codes) {
  rewrite(batch.order_rows.sku, codes.names);
  for (OrderRow& row : batch.order_rows.rows) row.order = codes.orders[row.order], row.buyer = codes.buyers[row.buyer];
  for (HappeningRow& row : batch.happenings.rows) {
    row.order = codes.orders[row.order];
    if (row.buyer != no_buyer) row.buyer = codes.buyers[row.buyer];
    rewrite(row.sku, codes.names);
  }
  for (TransferRow& row : batch.transfers.rows) {
    row.buyer = codes.buyers[row.buyer];
    rewrite(row.from, codes.names);
    rewrite(row.to, codes.names);
  }
  for (auto* ids : {&batch.chats.ids, &batch.order_rows.ids, &batch.happenings.ids, &batch.transfers.ids}) rewrite(*ids, codes.names);
  for (ExtraStore* extras : {&batch.chat_extras, &batch.order_extras, &batch.line_extras})
    extras->rewrite_texts([&](std::uint32_t name) { return codes.names[name]; });
}

// In steps that have nothing to do with each other, so that two threads share even one batch.
constexpr std::size_t steps = 4;
void rewrite(RowBatch& batch, const BatchCodes& codes, std::size_t step) {
  switch (step) {
  case 0:
    for (std::uint32_t& buyer : batch.chats.buyer) buyer = codes.buyers[buyer];
    return;
  case 1:
    return rewrite(batch.chats.agent, codes.names);
  case 2:
    return rewrite(batch.chats.sku, codes.names);
  default:
    return rewrite_further(batch, codes);
  }
}

std::size_t texts_in(const std::vector<RowBatch>& batches, TextTable RowBatch::*table, const TextTable& first) {
  std::size_t texts = first.size();
  for (std::size_t i = 1; i < batches.size(); ++i) texts += (batches[i].*table).size();
  return texts;
}

} // namespace

// The first batch's codes are kept as they are.
CommonCodes make_codes_common(std::vector<RowBatch>& batches, unsigned threads) {
  CommonCodes common{std::move(batches[0].names), std::move(batches[0].buyers), std::move(batches[0].orders)};
  std::vector<BatchCodes> codes(batches.size());
  for (std::size_t i = 1; i < batches.size(); ++i) codes[i].names = names_of(std::exchange(batches[i].names, {}), common.names);
  values::in_parallel(threads, 2, [&](std::size_t buyers_or_orders) {
    // Buyers come back, order numbers hardly.
    if (buyers_or_orders == 1) common.orders.reserve(texts_in(batches, &RowBatch::orders, common.orders));
    for (std::size_t i = 1; i < batches.size(); ++i) {
      if (buyers_or_orders == 0)
        codes[i].buyers = scoped(std::exchange(batches[i].buyers, {}), common.buyers, codes[i].names);
      else
        codes[i].orders = scoped(std::exchange(batches[i].orders, {}), common.orders, codes[i].names);
    }
  });
  values::in_parallel(threads, (batches.size() - 1) * steps, [&](std::size_t i) {
    const std::size_t batch = i / steps + 1;
    rewrite(batches[batch], codes[batch], i % steps);
  });
  return common;
}

} // namespace guiyin::timeline
