#include "interpreter/timeline/place_chats.hpp"

#include "interpreter/timeline/arrange.hpp"
#include "interpreter/timeline/check_rows.hpp"
#include "interpreter/timeline/topics.hpp"
#include "interpreter/values/parallel.hpp"

namespace guiyin::timeline {

namespace {

using Places = std::vector<std::vector<std::uint32_t>>; // by batch, then row

std::uint32_t rows_in(const ChatCounts& counts) {
  std::uint32_t rows = 0;
  for (const auto& of_batch : counts)
    for (const std::uint32_t count : of_batch) rows += count;
  return rows;
}

// Gives each buyer her range, and turns the counts of each batch into where its rows of a buyer begin.
void give_ranges(ChatCounts& counts, const std::vector<std::uint32_t>& number_of, values::Column<Buyer>& buyers) {
  std::uint32_t place = 0;
  for (std::uint32_t code = 0; code < number_of.size(); ++code) {
    if (number_of[code] == nowhere) continue;
    Buyer& buyer = buyers[number_of[code]];
    buyer.messages.begin = place;
    for (auto& of_batch : counts) place += std::exchange(of_batch[code], place);
    buyer.messages.end = place;
  }
}

// Uses up the batches' buyers: a row's place says whose it is.
Places places_of(std::vector<RowBatch>& batches, ChatCounts next, unsigned threads) {
  Places places(batches.size());
  values::in_parallel(threads, batches.size(), [&](std::size_t i) {
    const values::Column<std::uint32_t> buyers = std::exchange(batches[i].chats.buyer, {});
    places[i].reserve(buyers.size());
    for (const std::uint32_t buyer : buyers) places[i].push_back(buyer == unused ? nowhere : next[i][buyer]++);
    next[i] = {};
  });
  return places;
}

// Rows in the order in which they were read count up over all batches.
values::Column<std::uint32_t> reading_numbers(const Places& places, std::uint32_t rows) {
  values::Column<std::uint32_t> reading(rows);
  std::uint32_t number = 0;
  for (const auto& of_batch : places) {
    for (const std::uint32_t place : of_batch) {
      if (place != nowhere) reading[place] = number;
      ++number;
    }
  }
  return reading;
}

// One column after the other, each by all threads, so that no more than one stands there twice. The largest comes last, when the rows of orders,
// placed meanwhile, are given up.
void place_columns(std::vector<RowBatch>& batches, const Places& places, std::uint32_t rows, Messages& messages, unsigned threads) {
  const auto place = [&](auto column, auto& to) {
    place_column(
        batches, places, [column](RowBatch & batch) -> auto& { return batch.chats.*column; }, to, rows, threads);
  };
  place(&ChatRows::agent, messages.agent);
  place(&ChatRows::sku, messages.sku);
  place(&ChatRows::sender, messages.sender);
  place(&ChatRows::kind, messages.kind);
  if (batches[0].wanted.sources) place(&ChatRows::source, messages.source);
  place(&ChatRows::time, messages.time);
}

// Extra columns, in the order of their fields.
void place_extras(const std::vector<RowBatch>& batches, const Places& places, std::uint32_t rows, std::vector<ExtraColumn>& extras) {
  const auto& fields = batches[0].fields(FieldOwner::chat);
  for (std::size_t field = 0; field < fields.size(); ++field) {
    values::Column<std::int64_t> column(rows);
    for (std::size_t i = 0; i < batches.size(); ++i) put(batches[i].chat_extras.columns()[field], places[i], column);
    extras.push_back({fields[field], std::move(column)});
  }
}

// Each buyer's transfers in event order, as topics ask for them.
std::vector<std::vector<Transfer>> place_transfers(std::vector<RowBatch>& batches, const Places& places, const std::vector<std::uint32_t>& number_of,
                                                   Timeline& timeline) {
  struct HandedOver {
    std::uint32_t buyer;
    Transfer transfer;
    RowSource source;
  };
  std::vector<HandedOver> all;
  std::uint32_t chats_before = 0;
  for (std::size_t i = 0; i < batches.size(); ++i) {
    for (const TransferRow& row : batches[i].transfers.rows)
      if (row.buyer != unused && number_of[row.buyer] != nowhere)
        all.push_back({number_of[row.buyer], {row.time, row.from, row.to, chats_before + row.chats_before}, row.source});
    chats_before += static_cast<std::uint32_t>(places[i].size());
  }
  std::stable_sort(all.begin(), all.end(), [](const HandedOver& a, const HandedOver& b) {
    return a.buyer != b.buyer ? a.buyer < b.buyer : a.transfer.time < b.transfer.time;
  });
  std::vector<std::vector<Transfer>> by_buyer(all.empty() ? 0 : timeline.buyers.size());
  for (const HandedOver& each : all) {
    by_buyer[each.buyer].push_back(each.transfer);
    timeline.transfers.buyer.push_back(static_cast<BuyerId>(each.buyer));
    timeline.transfers.time.push_back(each.transfer.time);
    timeline.transfers.from.push_back(each.transfer.from);
    timeline.transfers.to.push_back(each.transfer.to);
    timeline.transfers.source.push_back(each.source);
  }
  return by_buyer;
}

// Puts one buyer's rows into event order where they were not read in it.
void put_in_event_order(Messages& messages, std::vector<ExtraColumn>& extras, const Buyer& buyer, values::Column<std::uint32_t>& reading) {
  const std::uint32_t begin = buyer.messages.begin;
  const std::vector<std::uint32_t> order = order_by_time(messages.time, begin, buyer.messages.end);
  if (order.empty()) return;
  reorder(messages.time, begin, order);
  reorder(messages.agent, begin, order);
  reorder(messages.sender, begin, order);
  reorder(messages.kind, begin, order);
  reorder(messages.sku, begin, order);
  if (messages.sku.empty()) reorder(messages.topic, begin, order);
  reorder(messages.source, begin, order);
  reorder(reading, begin, order);
  for (ExtraColumn& extra : extras) reorder(extra.values, begin, order);
}

} // namespace

ChatCounts count_chats(const std::vector<RowBatch>& batches, std::uint32_t buyers, unsigned threads) {
  ChatCounts counts(batches.size());
  values::in_parallel(threads, batches.size(), [&](std::size_t i) {
    counts[i].resize(buyers);
    for (const std::uint32_t buyer : batches[i].chats.buyer)
      if (buyer != unused) ++counts[i][buyer];
  });
  return counts;
}

void place_chats(std::vector<RowBatch>& batches, ChatCounts counts, const std::vector<std::uint32_t>& number_of, std::uint32_t names,
                 Timeline& timeline, std::vector<ExtraColumn>& extras, unsigned threads) {
  const std::uint32_t rows = rows_in(counts);
  give_ranges(counts, number_of, timeline.buyers);
  Places places = places_of(batches, std::move(counts), threads);
  const auto transfers = place_transfers(batches, places, number_of, timeline);
  values::Column<std::uint32_t> reading;
  if (!transfers.empty()) reading = reading_numbers(places, rows);
  place_extras(batches, places, rows, extras);
  place_columns(batches, places, rows, timeline.messages, threads);
  places = {};
  Messages& messages = timeline.messages;
  if (batches[0].wanted.own_skus)
    messages.topic.resize(rows);
  else
    messages.topic = std::exchange(messages.sku, {}); // each is read before its topic takes its place
  const std::span<const TextId> own = messages.sku.empty() ? messages.topic : messages.sku;
  values::share_out(threads, timeline.buyers.size(), buyers_at_once, [&](auto& next) {
    Topics topics(names);
    while (const auto helping = next())
      for (std::size_t i = helping->begin; i < helping->end; ++i) {
        put_in_event_order(messages, extras, timeline.buyers[i], reading);
        topics.compute(messages, own, timeline.buyers[i].messages, reading, transfers.empty() ? std::span<const Transfer>() : transfers[i]);
      }
  });
}

} // namespace guiyin::timeline
