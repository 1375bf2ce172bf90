#include "interpreter/timeline/place_chats.hpp"

#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace guiyin::timeline {

namespace {

// The used chats of one batch, by the batch's own buyer codes.
struct ChatCounts {
  std::vector<std::uint32_t> of_buyer;
  TimeSpan span;
};

ChatCounts count_chats(const ChatRows& chats, std::size_t buyers) {
  ChatCounts counts{std::vector<std::uint32_t>(buyers), {}};
  for (std::size_t i = 0; i < chats.size(); ++i) {
    if (chats.buyer[i] == unused) continue;
    ++counts.of_buyer[chats.buyer[i]];
    counts.span.add(chats.time[i]);
  }
  return counts;
}

// Where each buyer's messages begin, by common code. The counts of a batch turn into where its own begin.
std::vector<std::uint32_t> give_ranges(std::vector<ChatCounts>& counts, const CommonCodes& codes) {
  std::vector<std::uint32_t> of_buyer(codes.buyers.size());
  for (std::size_t i = 0; i < counts.size(); ++i)
    for (std::size_t own = 0; own < counts[i].of_buyer.size(); ++own) of_buyer[codes.of_batch[i].buyers[own]] += counts[i].of_buyer[own];
  std::vector<std::uint32_t> begins = begins_of(of_buyer);
  std::vector<std::uint32_t> next = begins;
  for (std::size_t i = 0; i < counts.size(); ++i)
    for (std::size_t own = 0; own < counts[i].of_buyer.size(); ++own) {
      std::uint32_t& place = next[codes.of_batch[i].buyers[own]];
      place += std::exchange(counts[i].of_buyer[own], place);
    }
  return begins;
}

// Each row's buyer gives way to the row's place; `next` is where the batch's rows of a buyer begin. Gives the places of the transfers.
values::Column<std::uint32_t> find_places(RowBatch& batch, std::vector<std::uint32_t> next) {
  static_assert(unused == nowhere);
  std::uint32_t row = 0;
  const auto find_up_to = [&](std::uint32_t end) {
    for (; row < end; ++row)
      if (std::uint32_t& place = batch.chats.buyer[row]; place != unused) place = next[place]++;
  };
  const auto& transfers = batch.transfers.rows;
  // A store brings its transfers in the order in which they were read, but its chats buyer by buyer.
  std::vector<std::uint32_t> in_order(transfers.size());
  std::iota(in_order.begin(), in_order.end(), 0U);
  std::stable_sort(in_order.begin(), in_order.end(), [&](auto a, auto b) { return transfers[a].chats_before < transfers[b].chats_before; });
  values::Column<std::uint32_t> of_transfers(transfers.size());
  for (const std::uint32_t i : in_order) {
    find_up_to(transfers[i].chats_before);
    of_transfers[i] = transfers[i].buyer == unused ? nowhere : next[transfers[i].buyer];
  }
  find_up_to(static_cast<std::uint32_t>(batch.chats.size()));
  return of_transfers;
}

// Extra columns, in the order of their fields.
void place_extras(std::vector<RowBatch>& batches, const CommonCodes& codes, const Places& places, std::uint32_t rows,
                  std::vector<ExtraColumn>& extras) {
  for (std::size_t i = 1; i < batches.size(); ++i)
    batches[i].chat_extras.rewrite_texts([&](std::uint32_t name) { return codes.of_batch[i].names[name]; });
  const auto& fields = batches[0].fields(FieldOwner::chat);
  for (std::size_t field = 0; field < fields.size(); ++field) {
    values::Column<std::int64_t> column(rows);
    for (std::size_t i = 0; i < batches.size(); ++i) put(batches[i].chat_extras.columns()[field], places[i], column);
    extras.push_back({fields[field], std::move(column)});
  }
}

} // namespace

ChatPlaces find_places(std::vector<RowBatch>& batches, const CommonCodes& codes, unsigned threads) {
  std::vector<ChatCounts> counts(batches.size());
  values::in_parallel(threads, batches.size(), [&](std::size_t i) { counts[i] = count_chats(batches[i].chats, codes.of_batch[i].buyers.size()); });
  ChatPlaces places;
  for (const ChatCounts& of_batch : counts) places.span.add(of_batch.span);
  places.begins = give_ranges(counts, codes);
  places.of_transfers.resize(batches.size());
  values::in_parallel(threads, batches.size(),
                      [&](std::size_t i) { places.of_transfers[i] = find_places(batches[i], std::move(counts[i].of_buyer)); });
  for (RowBatch& batch : batches) places.of_chats.push_back(std::exchange(batch.chats.buyer, {}));
  return places;
}

// No more than eight bytes of each row at a time, by all threads, since they stand there twice meanwhile; times first, while little has been made of
// orders, which are placed at the same time or later.
void place_chats(std::vector<RowBatch>& batches, const CommonCodes& codes, Places places, std::uint32_t messages_in_all, Messages& messages,
                 std::vector<ExtraColumn>& extras, unsigned threads) {
  const auto with_common_names = [&](std::size_t batch) {
    return [&names = codes.of_batch[batch].names](auto value) {
      if constexpr (std::is_same_v<decltype(value), TextId>)
        return static_cast<TextId>(names[static_cast<std::uint32_t>(value)]);
      else
        return value;
    };
  };
  const auto place = [&](auto... columns) {
    place_columns(
        batches, places, messages_in_all, threads, [](RowBatch& batch) -> ChatRows& { return batch.chats; }, with_common_names, columns...);
  };
  place_extras(batches, codes, places, messages_in_all, extras);
  place(Move{&ChatRows::time, messages.time});
  if (batches[0].wanted.skus_of_chats())
    place(Move{&ChatRows::agent, messages.agent}, Move{&ChatRows::sku, messages.sku});
  else
    place(Move{&ChatRows::agent, messages.agent});
  place(Move{&ChatRows::sender, messages.sender}, Move{&ChatRows::kind, messages.kind});
  if (batches[0].wanted.sources) place(Move{&ChatRows::source, messages.source});
}

} // namespace guiyin::timeline
