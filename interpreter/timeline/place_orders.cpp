#include "interpreter/timeline/place_orders.hpp"

#include "interpreter/timeline/arrange.hpp"
#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <utility>

namespace guiyin::timeline {

namespace {

constexpr std::size_t ahead = 16; // orders lie here and there, so what will be looked at is asked for beforehand

// Orders are numbered by stretches of their codes, by several threads; each needs a count for every buyer.
constexpr unsigned most_stretches = 8;

// Each order to its buyer's, in the order of codes.
void number_orders(const KnownOrders& orders, const CommonCodes& codes, const std::vector<std::uint32_t>& number_of, Timeline& timeline,
                   PlacedOrders& placed, unsigned threads) {
  const std::size_t stretches = threads <= 1 ? 1 : std::min(2 * threads, most_stretches);
  const auto begin_of = [&](std::size_t stretch) { return static_cast<std::uint32_t>(orders.size() * stretch / stretches); };
  std::vector<std::vector<std::uint32_t>> next(stretches); // by buyer: how many orders, then where the next one goes
  values::in_parallel(threads, stretches, [&](std::size_t stretch) {
    std::vector<std::uint32_t>& counts = next[stretch];
    counts.resize(timeline.buyers.size());
    for (std::uint32_t code = begin_of(stretch); code < begin_of(stretch + 1); ++code)
      if (orders[code].is_there()) ++counts[number_of[orders[code].buyer]];
  });
  std::uint32_t all = 0;
  for (std::size_t i = 0; i < timeline.buyers.size(); ++i) {
    timeline.buyers[i].orders.begin = all;
    for (auto& of_stretch : next) all += std::exchange(of_stretch[i], all);
    timeline.buyers[i].orders.end = all;
  }
  timeline.orders.extend(all);
  placed.codes.extend(all);
  placed.places.extend(orders.size());
  values::in_parallel(threads, stretches, [&](std::size_t stretch) {
    std::vector<std::uint32_t>& places = next[stretch];
    const std::uint32_t end = begin_of(stretch + 1);
    for (std::uint32_t code = begin_of(stretch); code < end; ++code) {
      if (code + ahead < end && orders[code + ahead].is_there()) {
        const std::uint32_t to_come = places[number_of[orders[code + ahead].buyer]];
        __builtin_prefetch(&timeline.orders[to_come], 1), __builtin_prefetch(&placed.codes[to_come], 1);
      }
      const KnownOrder& order = orders[code];
      placed.places[code] = {};
      if (!order.is_there()) continue;
      const std::uint32_t buyer = number_of[order.buyer], place = places[buyer]++;
      const TextId number = shown(codes.orders.text(code), codes.names.size() + codes.buyers.size() + code);
      timeline.orders[place] = {static_cast<BuyerId>(buyer), number, order.placed, {0, order.lines}, {}};
      placed.codes[place] = code;
      placed.places[code].order = place;
    }
  });
}

// LANGUAGE "Order of events": orders of a buyer by the time of their first rows, then by the order in which these were read.
void put_in_event_order(const KnownOrders& orders, Range<OrderId> of_buyer, values::Column<Order>& to, PlacedOrders& placed) {
  const auto earlier = [&](std::uint32_t a, std::uint32_t b) { // by code
    return orders[a].placed != orders[b].placed ? orders[a].placed < orders[b].placed : orders[a].reading < orders[b].reading;
  };
  const auto is_early = [&](std::uint32_t at) { // not later than the next
    return to[at].placed < to[at + 1].placed || (to[at].placed == to[at + 1].placed && earlier(placed.codes[at], placed.codes[at + 1]));
  };
  std::uint32_t at = of_buyer.begin;
  while (at + 1 < of_buyer.end && is_early(at)) ++at;
  if (at + 1 >= of_buyer.end) return;
  std::vector<std::pair<std::uint32_t, Order>> sorted;
  for (std::uint32_t i = of_buyer.begin; i < of_buyer.end; ++i) sorted.emplace_back(placed.codes[i], to[i]);
  std::sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) { return earlier(a.first, b.first); });
  for (std::uint32_t i = of_buyer.begin; i < of_buyer.end; ++i) {
    const auto& [code, order] = sorted[i - of_buyer.begin];
    placed.codes[i] = code, to[i] = order, placed.places[code].order = i;
  }
}

// Lines of an order stand together, and those of orders that follow each other.
void give_lines(Timeline& timeline, PlacedOrders& placed, unsigned threads) {
  values::Column<Order>& orders = timeline.orders;
  std::uint32_t all = 0;
  for (const Order& order : orders) all += order.lines.size();
  timeline.lines.order.extend(all);
  const auto lines_of = [&](std::size_t i) { return orders[i].lines.size(); };
  values::one_behind_the_other(threads, orders.size(), lines_of, [&](std::size_t i, std::uint32_t begin) {
    if (i + ahead < orders.size()) __builtin_prefetch(&placed.places[placed.codes[i + ahead]], 1);
    const std::uint32_t end = begin + orders[i].lines.size();
    orders[i].lines = {begin, end};
    placed.places[placed.codes[i]].next_line = begin;
    for (std::uint32_t line = begin; line < end; ++line) timeline.lines.order[line] = static_cast<OrderId>(i);
    return end;
  });
}

// Where each line of a batch goes.
Places places_of_lines(const std::vector<RowBatch>& batches, OrderPlaces& of_orders) {
  Places places;
  for (const RowBatch& batch : batches) {
    values::Column<std::uint32_t>& of_batch = places.emplace_back();
    of_batch.append(batch.order_rows.sku.size(), nowhere);
    for (const OrderRow& row : batch.order_rows.rows) {
      if (row.order == unused) continue;
      for (std::uint32_t line = 0; line < row.lines; ++line) of_batch[row.first_line + line] = of_orders[row.order].next_line++;
    }
  }
  return places;
}

void place_sources(const std::vector<RowBatch>& batches, const Places& places, values::Column<RowSource>& sources, std::size_t size) {
  sources.resize(size);
  for (std::size_t i = 0; i < batches.size(); ++i)
    for (const OrderRow& row : batches[i].order_rows.rows)
      for (std::uint32_t line = row.first_line; line < row.first_line + row.lines; ++line)
        if (places[i][line] != nowhere) sources[places[i][line]] = row.source;
}

void place_line_columns(std::vector<RowBatch>& batches, const Places& places, Lines& lines, unsigned threads) {
  const std::size_t size = lines.order.size();
  if (batches[0].wanted.sources) place_sources(batches, places, lines.source, size);
  const auto as_they_are = [](std::size_t) { return std::identity(); };
  const auto place = [&](auto... columns) {
    place_columns(
        batches, places, size, threads, [](RowBatch& batch) -> OrderRows& { return batch.order_rows; }, as_they_are, columns...);
  };
  place(Move{&OrderRows::sku, lines.sku}, Move{&OrderRows::amount, lines.amount});
  if (!batches[0].wanted.line_parts) return;
  place(Move{&OrderRows::qty, lines.qty}, Move{&OrderRows::price, lines.price});
  place(Move{&OrderRows::full_reduction, lines.full_reduction});
  place(Move{&OrderRows::category_discount, lines.category_discount});
  place(Move{&OrderRows::item_discount, lines.item_discount});
}

// An order's extra values are those of its first row.
void place_order_extras(const std::vector<RowBatch>& batches, const KnownOrders& orders, const values::Column<std::uint32_t>& codes,
                        std::vector<ExtraColumn>& extras) {
  const auto& fields = batches[0].fields(FieldOwner::order);
  for (std::size_t field = 0; field < fields.size(); ++field) {
    std::vector<std::int64_t> by_reading;
    for (const RowBatch& batch : batches) {
      const auto& column = batch.order_extras.columns()[field];
      by_reading.insert(by_reading.end(), column.begin(), column.end());
    }
    ExtraColumn& extra = extras.emplace_back(ExtraColumn{fields[field], {}});
    for (const std::uint32_t code : codes) extra.values.push_back(by_reading[orders[code].reading]);
  }
}

void place_line_extras(const std::vector<RowBatch>& batches, const Places& places, std::size_t lines, std::vector<ExtraColumn>& extras) {
  const auto& fields = batches[0].fields(FieldOwner::line);
  for (std::size_t field = 0; field < fields.size(); ++field) {
    ExtraColumn& extra = extras.emplace_back(ExtraColumn{fields[field], values::Column<std::int64_t>(lines)});
    for (std::size_t i = 0; i < batches.size(); ++i) put(batches[i].line_extras.columns()[field], places[i], extra.values);
  }
}

} // namespace

PlacedOrders place_orders(std::vector<RowBatch>& batches, const KnownOrders& orders, const CommonCodes& codes,
                          const std::vector<std::uint32_t>& number_of, Timeline& timeline, std::vector<ExtraColumn>& extras, unsigned threads) {
  PlacedOrders placed;
  number_orders(orders, codes, number_of, timeline, placed, threads);
  values::share_out(threads, timeline.buyers.size(), buyers_at_once, [&](auto& next) {
    while (const auto helping = next())
      for (std::size_t i = helping->begin; i < helping->end; ++i) put_in_event_order(orders, timeline.buyers[i].orders, timeline.orders, placed);
  });
  give_lines(timeline, placed, threads);
  place_order_extras(batches, orders, placed.codes, extras);
  return placed;
}

void place_lines(std::vector<RowBatch>& batches, OrderPlaces& of_orders, Timeline& timeline, std::vector<ExtraColumn>& extras, unsigned threads) {
  const Places places = places_of_lines(batches, of_orders);
  place_line_columns(batches, places, timeline.lines, threads);
  place_line_extras(batches, places, timeline.lines.order.size(), extras);
}

void place_happenings(std::vector<RowBatch>& batches, const KnownOrders& orders, PlacedOrders placed, Timeline& timeline, unsigned threads) {
  OrderPlaces& places = placed.places;
  const auto happenings_of = [&](std::size_t i) {
    if (i + ahead < placed.codes.size()) __builtin_prefetch(&orders[placed.codes[i + ahead]]);
    timeline.orders[i].happenings = {0, orders[placed.codes[i]].happenings};
    return timeline.orders[i].happenings.size();
  };
  const auto put = [&](std::size_t i, std::uint32_t begin) {
    if (i + ahead < placed.codes.size()) __builtin_prefetch(&places[placed.codes[i + ahead]], 1);
    const std::uint32_t end = begin + timeline.orders[i].happenings.size();
    timeline.orders[i].happenings = {begin, end};
    return places[placed.codes[i]].next_happening = begin, end;
  };
  const std::uint32_t size = values::one_behind_the_other(threads, timeline.orders.size(), happenings_of, put);
  Happenings& out = timeline.happenings;
  const bool sources = batches[0].wanted.sources;
  out.type.extend(size), out.time.extend(size), out.sku.extend(size), out.amount.extend(size);
  if (sources) out.source.extend(size);
  // Each thread takes some orders and passes over what happened to others, so that all that happened to one is placed in reading order.
  values::in_parallel(threads, threads, [&](std::size_t thread) {
    const std::size_t first = places.size() * thread / threads, end = places.size() * (thread + 1) / threads;
    const auto is_mine = [&](std::uint32_t order) { return order >= first && order < end; }; // which `unused` is nobody's
    for (const RowBatch& batch : batches) {
      const auto& rows = batch.happenings.rows;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i + 2 * ahead < rows.size() && is_mine(rows[i + 2 * ahead].order)) __builtin_prefetch(&places[rows[i + 2 * ahead].order], 1);
        if (i + ahead < rows.size() && is_mine(rows[i + ahead].order)) {
          const std::uint32_t to_come = places[rows[i + ahead].order].next_happening;
          __builtin_prefetch(&out.time[to_come], 1), __builtin_prefetch(&out.amount[to_come], 1), __builtin_prefetch(&out.sku[to_come], 1);
        }
        const HappeningRow& row = rows[i];
        if (!is_mine(row.order)) continue;
        const std::uint32_t place = places[row.order].next_happening++;
        out.type[place] = row.as, out.time[place] = row.time, out.sku[place] = row.sku, out.amount[place] = row.amount;
        if (sources) out.source[place] = row.source;
      }
    }
  });
  values::in_pieces(threads, timeline.orders.size(), [&](std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) {
      const auto [begin, last] = timeline.orders[i].happenings;
      const auto by_time = order_by_time(out.time, begin, last);
      if (by_time.empty()) continue;
      reorder(out.type, begin, by_time);
      reorder(out.time, begin, by_time);
      reorder(out.sku, begin, by_time);
      reorder(out.amount, begin, by_time);
      reorder(out.source, begin, by_time);
    }
  });
}

} // namespace guiyin::timeline
