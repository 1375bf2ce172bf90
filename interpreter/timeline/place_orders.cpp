#include "interpreter/timeline/place_orders.hpp"

#include "interpreter/timeline/arrange.hpp"
#include "interpreter/values/parallel.hpp"

#include <functional>

namespace guiyin::timeline {

namespace {

constexpr std::size_t ahead = 16; // orders lie here and there, so what will be looked at is asked for beforehand

// An order on its way to its buyer, with all that is asked of it there: what stands by order code would have to be looked for.
struct FoundOrder {
  Moment placed;
  std::uint32_t code = 0;
  TextId number{};
};

// LANGUAGE "Order of events": orders of a buyer by the time of their first rows, then by the order in which these were read.
values::Column<FoundOrder> orders_in_event_order(const KnownOrders& orders, const CommonCodes& codes, const std::vector<std::uint32_t>& number_of,
                                                 values::Column<Buyer>& buyers) {
  std::vector<std::uint32_t> counts(buyers.size());
  for (const KnownOrder& order : orders)
    if (order.is_there()) ++counts[number_of[order.buyer]];
  std::vector<std::uint32_t> next = begins_of(counts);
  for (std::size_t i = 0; i < buyers.size(); ++i) buyers[i].orders = {next[i], next[i + 1]};
  values::Column<FoundOrder> found;
  found.extend(next.back());
  for (std::uint32_t code = 0; code < orders.size(); ++code) {
    if (code + ahead < orders.size() && orders[code + ahead].is_there()) __builtin_prefetch(&found[next[number_of[orders[code + ahead].buyer]]], 1);
    if (!orders[code].is_there()) continue;
    const TextId number = shown(codes.orders.text(code), codes.names.size() + codes.buyers.size() + code);
    found[next[number_of[orders[code].buyer]]++] = {orders[code].placed, code, number};
  }
  const auto earlier = [&](const FoundOrder& a, const FoundOrder& b) {
    return a.placed != b.placed ? a.placed < b.placed : orders[a.code].reading < orders[b.code].reading;
  };
  for (const Buyer& buyer : buyers) {
    const auto begin = found.begin() + buyer.orders.begin, end = found.begin() + buyer.orders.end;
    if (!std::is_sorted(begin, end, earlier)) std::sort(begin, end, earlier);
  }
  return found;
}

// Each order, with a range of lines.
PlacedOrders place_by_buyer(const values::Column<FoundOrder>& in_order, const KnownOrders& orders, Timeline& timeline) {
  PlacedOrders placed;
  placed.places.append(orders.size(), OrderPlace());
  placed.codes.reserve(in_order.size());
  timeline.orders.reserve(in_order.size());
  std::uint32_t line = 0;
  for (std::uint32_t i = 0; i < timeline.buyers.size(); ++i)
    for (std::uint32_t at = timeline.buyers[i].orders.begin; at < timeline.buyers[i].orders.end; ++at) {
      if (at + ahead < in_order.size()) {
        __builtin_prefetch(&placed.places[in_order[at + ahead].code], 1);
        __builtin_prefetch(&orders[in_order[at + ahead].code]);
      }
      const FoundOrder& order = in_order[at];
      const std::uint32_t lines = orders[order.code].lines;
      placed.places[order.code] = {at, line, 0};
      placed.codes.push_back(order.code);
      timeline.orders.push_back({static_cast<BuyerId>(i), order.number, order.placed, {line, line + lines}, {}});
      timeline.lines.order.append(lines, static_cast<OrderId>(at));
      line += lines;
    }
  return placed;
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
void place_order_extras(const std::vector<RowBatch>& batches, const KnownOrders& orders, const values::Column<FoundOrder>& in_order,
                        std::vector<ExtraColumn>& extras) {
  const auto& fields = batches[0].fields(FieldOwner::order);
  for (std::size_t field = 0; field < fields.size(); ++field) {
    std::vector<std::int64_t> by_reading;
    for (const RowBatch& batch : batches) {
      const auto& column = batch.order_extras.columns()[field];
      by_reading.insert(by_reading.end(), column.begin(), column.end());
    }
    ExtraColumn& extra = extras.emplace_back(ExtraColumn{fields[field], {}});
    for (const FoundOrder& order : in_order) extra.values.push_back(by_reading[orders[order.code].reading]);
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
                          const std::vector<std::uint32_t>& number_of, Timeline& timeline, std::vector<ExtraColumn>& extras) {
  const values::Column<FoundOrder> in_order = orders_in_event_order(orders, codes, number_of, timeline.buyers);
  PlacedOrders placed = place_by_buyer(in_order, orders, timeline);
  place_order_extras(batches, orders, in_order, extras);
  return placed;
}

void place_lines(std::vector<RowBatch>& batches, OrderPlaces& of_orders, Timeline& timeline, std::vector<ExtraColumn>& extras, unsigned threads) {
  const Places places = places_of_lines(batches, of_orders);
  place_line_columns(batches, places, timeline.lines, threads);
  place_line_extras(batches, places, timeline.lines.order.size(), extras);
}

void place_happenings(std::vector<RowBatch>& batches, const KnownOrders& orders, PlacedOrders placed, Timeline& timeline, unsigned threads) {
  OrderPlaces& places = placed.places;
  std::uint32_t size = 0;
  for (std::size_t i = 0; i < timeline.orders.size(); ++i) {
    if (i + ahead < timeline.orders.size()) {
      __builtin_prefetch(&orders[placed.codes[i + ahead]]);
      __builtin_prefetch(&places[placed.codes[i + ahead]], 1);
    }
    const std::uint32_t happenings = orders[placed.codes[i]].happenings;
    timeline.orders[i].happenings = {size, size + happenings};
    places[placed.codes[i]].next_happening = size;
    size += happenings;
  }
  Happenings& out = timeline.happenings;
  const bool sources = batches[0].wanted.sources;
  out.type.extend(size), out.time.extend(size), out.sku.extend(size), out.amount.extend(size);
  if (sources) out.source.extend(size);
  // Each thread takes some orders and passes over what happened to others, so that all that happened to one is placed in reading order.
  values::in_pieces(threads, places.size(), [&](std::size_t first, std::size_t end) {
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
