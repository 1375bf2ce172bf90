#include "interpreter/timeline/assemble.hpp"

#include "interpreter/timeline/check_rows.hpp"
#include "interpreter/timeline/order_chats.hpp"
#include "interpreter/timeline/people.hpp"
#include "interpreter/timeline/place_chats.hpp"
#include "interpreter/timeline/place_orders.hpp"
#include "interpreter/timeline/time_span.hpp"
#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <iterator>

namespace guiyin::timeline {

namespace {

void widen(BuildCounts& counts, const TimeSpan& span) {
  if (span.empty()) return;
  counts.first = std::min(counts.first.value_or(span.first), span.first);
  counts.last = std::max(counts.last.value_or(span.last), span.last);
}

void count_transfers(const std::vector<RowBatch>& batches, BuildCounts& counts) {
  TimeSpan span;
  for (const RowBatch& batch : batches)
    for (const TransferRow& row : batch.transfers.rows) {
      if (row.buyer == unused) continue;
      ++counts.rows[static_cast<std::size_t>(EventType::transfer)];
      span.add(row.time);
    }
  widen(counts, span);
}

} // namespace

// Chats and orders have nothing to do with each other until all are in place, so they go side by side, but for the numbers of buyers, who have them
// by either.
Built assemble(std::vector<RowBatch> batches, std::vector<std::string> files, unsigned threads) {
  Built built;
  Timeline& timeline = built.timeline;
  CommonCodes codes = make_names_common(batches);
  RowChecks checks(batches, codes, files, built);
  checks.check_ids();

  ChatPlaces places;
  const auto order_codes = [&] { make_orders_common(batches, codes); };
  const auto chat_places = [&] {
    make_buyers_common(batches, codes);
    places = find_places(batches, codes, threads);
  };
  values::side_by_side(threads, order_codes, chat_places);
  const std::uint32_t chats = places.begins.back();
  widen(built.counts, places.span);
  built.counts.rows[static_cast<std::size_t>(EventType::chat)] = chats;

  std::vector<ExtraColumn> of_orders, of_chats;
  std::vector<std::vector<Transfer>> transfers;
  KnownOrders orders;
  PlacedOrders placed;
  const auto place_all_orders = [&] {
    rewrite_rows(batches, codes);
    orders = checks.check_orders();
    const std::vector<std::uint32_t> number_of = number_buyers(codes, places.begins, orders, timeline);
    transfers = place_transfers(batches, places.of_transfers, number_of, timeline);
    placed = place_orders(batches, orders, codes, number_of, timeline, of_orders, threads);
  };
  const auto place_all_chats = [&] { place_chats(batches, codes, std::move(places.of_chats), chats, timeline.messages, of_chats, threads); };
  values::side_by_side(threads, place_all_chats, place_all_orders);

  Agents agents(codes.names.size());
  const auto fill_orders = [&] {
    place_lines(batches, placed.places, timeline, of_orders, threads);
    checks.check_happenings(orders, placed.places, threads);
    if (batches[0].wanted.backlog) built.backlog = checks.backlog();
    place_happenings(batches, orders, std::move(placed), timeline, threads);
    for (RowBatch& batch : batches) batch.order_rows = {}, batch.happenings = {};
  };
  const auto order_chats = [&] { put_chats_in_order(timeline, of_chats, transfers, batches[0].wanted, codes.names.size(), agents, threads); };
  values::side_by_side(threads, fill_orders, order_chats);
  widen(built.counts, checks.span());
  count_transfers(batches, built.counts);
  agents.add_those_of(batches, codes.buyers);
  built.agents = agents.all();
  count_people(built);
  timeline.extras = std::move(of_chats);
  timeline.extras.insert(timeline.extras.end(), std::make_move_iterator(of_orders.begin()), std::make_move_iterator(of_orders.end()));
  timeline.files = std::move(files);
  timeline.texts = Dictionary(std::move(codes.names));
  timeline.texts.show(std::move(codes.buyers));
  timeline.texts.show(std::move(codes.orders));
  return built;
}

} // namespace guiyin::timeline
