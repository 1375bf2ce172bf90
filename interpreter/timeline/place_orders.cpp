#include "interpreter/timeline/place_orders.hpp"

#include "interpreter/timeline/arrange.hpp"

namespace guiyin::timeline {

namespace {

using Places = std::vector<std::vector<std::uint32_t>>; // by batch, then line

// An order on its way to its buyer, with all that is asked of it there: what stands by order code would have to be looked for here and there.
struct FoundOrder {
  Moment placed;
  std::uint32_t code = 0;
  TextId number{};
};

// LANGUAGE "Order of events": orders of a buyer by the time of their first rows, then by the order in which these were read.
std::vector<FoundOrder> orders_in_event_order(const std::vector<FirstRow>& first, const CommonCodes& codes,
                                              const std::vector<std::uint32_t>& number_of, values::Column<Buyer>& buyers) {
  std::vector<std::uint32_t> counts(buyers.size());
  for (const FirstRow& order : first)
    if (order.row) ++counts[number_of[order.row->buyer]];
  std::vector<std::uint32_t> next = begins_of(counts);
  for (std::size_t i = 0; i < buyers.size(); ++i) buyers[i].orders = {next[i], next[i + 1]};
  std::vector<FoundOrder> found(next.back());
  for (std::uint32_t code = 0; code < first.size(); ++code) {
    if (!first[code].row) continue;
    const TextId number = shown(codes.orders.text(code), codes.names.size() + codes.buyers.size() + code);
    found[next[number_of[first[code].row->buyer]]++] = {first[code].row->time, code, number};
  }
  const auto earlier = [&](const FoundOrder& a, const FoundOrder& b) {
    return a.placed != b.placed ? a.placed < b.placed : first[a.code].reading < first[b.code].reading;
  };
  for (const Buyer& buyer : buyers) {
    const auto begin = found.begin() + buyer.orders.begin, end = found.begin() + buyer.orders.end;
    if (!std::is_sorted(begin, end, earlier)) std::sort(begin, end, earlier);
  }
  return found;
}

// Gives each order its lines, and tells where each line goes.
Places places_of_lines(const std::vector<RowBatch>& batches, const std::vector<std::uint32_t>& order_of, Timeline& timeline) {
  std::vector<std::uint32_t> counts(timeline.orders.size());
  for (const RowBatch& batch : batches)
    for (const OrderRow& row : batch.order_rows.rows)
      if (row.order != unused) counts[order_of[row.order]] += row.lines;
  std::vector<std::uint32_t> next = begins_of(counts);
  timeline.lines.order.reserve(next.back());
  for (std::uint32_t i = 0; i < timeline.orders.size(); ++i) {
    timeline.orders[i].lines = {next[i], next[i + 1]};
    timeline.lines.order.append(counts[i], static_cast<OrderId>(i));
  }
  Places places;
  for (const RowBatch& batch : batches) {
    places.emplace_back(batch.order_rows.sku.size(), nowhere);
    for (const OrderRow& row : batch.order_rows.rows) {
      if (row.order == unused) continue;
      for (std::uint32_t line = 0; line < row.lines; ++line) places.back()[row.first_line + line] = next[order_of[row.order]]++;
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

void place_lines(std::vector<RowBatch>& batches, const Places& places, Lines& lines) {
  const std::size_t size = lines.order.size();
  if (batches[0].wanted.sources) place_sources(batches, places, lines.source, size);
  const auto place = [&](auto column, auto& to) {
    place_column(
        batches, places, [column](RowBatch & batch) -> auto& { return batch.order_rows.*column; }, to, size);
  };
  place(&OrderRows::sku, lines.sku);
  place(&OrderRows::amount, lines.amount);
  if (!batches[0].wanted.line_parts) return;
  place(&OrderRows::qty, lines.qty);
  place(&OrderRows::price, lines.price);
  place(&OrderRows::full_reduction, lines.full_reduction);
  place(&OrderRows::category_discount, lines.category_discount);
  place(&OrderRows::item_discount, lines.item_discount);
}

// An order's extra values are those of its first row.
void place_order_extras(const std::vector<RowBatch>& batches, const std::vector<FirstRow>& first, const std::vector<FoundOrder>& orders,
                        std::vector<ExtraColumn>& extras) {
  const auto& fields = batches[0].fields(FieldOwner::order);
  for (std::size_t field = 0; field < fields.size(); ++field) {
    std::vector<std::int64_t> by_reading;
    for (const RowBatch& batch : batches) {
      const auto& column = batch.order_extras.columns()[field];
      by_reading.insert(by_reading.end(), column.begin(), column.end());
    }
    ExtraColumn& extra = extras.emplace_back(ExtraColumn{fields[field], {}});
    for (const FoundOrder& order : orders) extra.values.push_back(by_reading[first[order.code].reading]);
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

std::vector<std::uint32_t> place_orders(std::vector<RowBatch>& batches, const std::vector<FirstRow>& first, const CommonCodes& codes,
                                        const std::vector<std::uint32_t>& number_of, Timeline& timeline, std::vector<ExtraColumn>& extras) {
  const std::vector<FoundOrder> in_order = orders_in_event_order(first, codes, number_of, timeline.buyers);
  std::vector<std::uint32_t> order_of(first.size(), nowhere);
  timeline.orders.reserve(in_order.size());
  for (std::uint32_t i = 0; i < timeline.buyers.size(); ++i)
    for (std::uint32_t at = timeline.buyers[i].orders.begin; at < timeline.buyers[i].orders.end; ++at) {
      const FoundOrder& order = in_order[at];
      order_of[order.code] = at;
      timeline.orders.push_back({static_cast<BuyerId>(i), order.number, order.placed, {}, {}});
    }
  place_order_extras(batches, first, in_order, extras);
  const Places places = places_of_lines(batches, order_of, timeline);
  place_lines(batches, places, timeline.lines);
  place_line_extras(batches, places, timeline.lines.order.size(), extras);
  return order_of;
}

void place_happenings(std::vector<RowBatch>& batches, const std::vector<std::uint32_t>& order_of, Timeline& timeline) {
  std::vector<std::uint32_t> counts(timeline.orders.size());
  for (const RowBatch& batch : batches)
    for (const HappeningRow& row : batch.happenings.rows)
      if (row.order != unused) ++counts[order_of[row.order]];
  std::vector<std::uint32_t> next = begins_of(counts);
  for (std::size_t i = 0; i < timeline.orders.size(); ++i) timeline.orders[i].happenings = {next[i], next[i + 1]};
  Happenings& out = timeline.happenings;
  const std::size_t size = next.back();
  const bool sources = batches[0].wanted.sources;
  out.type.resize(size), out.time.resize(size), out.sku.resize(size), out.amount.resize(size);
  if (sources) out.source.resize(size);
  constexpr std::size_t ahead = 12; // orders lie here and there, so the places of what happened to them are asked for beforehand
  for (const RowBatch& batch : batches) {
    const auto& rows = batch.happenings.rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i + ahead < rows.size() && rows[i + ahead].order != unused) {
        const std::uint32_t to_come = next[order_of[rows[i + ahead].order]];
        __builtin_prefetch(&out.time[to_come], 1), __builtin_prefetch(&out.amount[to_come], 1), __builtin_prefetch(&out.sku[to_come], 1);
      }
      const HappeningRow& row = rows[i];
      if (row.order == unused) continue;
      const std::uint32_t place = next[order_of[row.order]]++;
      out.type[place] = row.as, out.time[place] = row.time, out.sku[place] = row.sku, out.amount[place] = row.amount;
      if (sources) out.source[place] = row.source;
    }
  }
  for (const Order& order : timeline.orders) {
    const auto by_time = order_by_time(out.time, order.happenings.begin, order.happenings.end);
    if (by_time.empty()) continue;
    const std::uint32_t begin = order.happenings.begin;
    reorder(out.type, begin, by_time);
    reorder(out.time, begin, by_time);
    reorder(out.sku, begin, by_time);
    reorder(out.amount, begin, by_time);
    reorder(out.source, begin, by_time);
  }
}

} // namespace guiyin::timeline
