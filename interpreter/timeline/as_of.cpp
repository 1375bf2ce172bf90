#include "interpreter/timeline/as_of.hpp"

#include "interpreter/timeline/arrange.hpp"

namespace guiyin::timeline {

namespace {

constexpr std::uint32_t gone = UINT32_MAX; // the new number of a buyer of whom nothing is left

// Which rows of the old timeline are in the new one, in their order.
struct Kept {
  std::vector<std::uint32_t> messages, orders, lines, happenings;
};

std::uint32_t count(const std::vector<std::uint32_t>& rows) { return static_cast<std::uint32_t>(rows.size()); }

// Appends the rows of `range` for which `keep` holds; gives where they stand in the new timeline.
template <class Tag, class Keep> Range<Tag> keep_rows(Range<Tag> range, std::vector<std::uint32_t>& kept, Keep keep) {
  const std::uint32_t begin = count(kept);
  for (std::uint32_t row = range.begin; row != range.end; ++row)
    if (keep(row)) kept.push_back(row);
  return {begin, count(kept)};
}

Range<OrderId> keep_orders(const Timeline& timeline, Range<OrderId> range, Moment instant, Kept& kept, Timeline& out) {
  const std::uint32_t begin = count(kept.orders);
  for (std::uint32_t row = range.begin; row != range.end; ++row) {
    Order order = timeline.orders[row];
    if (order.placed > instant) continue;
    order.buyer = static_cast<BuyerId>(out.buyers.size());
    order.lines = keep_rows(order.lines, kept.lines, [](std::uint32_t) { return true; });
    order.happenings = keep_rows(order.happenings, kept.happenings, [&](std::uint32_t i) { return timeline.happenings.time[i] <= instant; });
    out.lines.order.append(order.lines.size(), static_cast<OrderId>(out.orders.size()));
    kept.orders.push_back(row);
    out.orders.push_back(order);
  }
  return {begin, count(kept.orders)};
}

// Of a column that may have been left out.
template <class T> values::Column<T> kept(const values::Column<T>& column, const std::vector<std::uint32_t>& rows) {
  return column.empty() ? values::Column<T>() : arranged(column, rows);
}

Messages arranged_messages(const Messages& from, const std::vector<std::uint32_t>& rows) {
  return {arranged(from.time, rows), arranged(from.agent, rows), arranged(from.sender, rows), arranged(from.kind, rows),
          kept(from.sku, rows),      kept(from.topic, rows),     kept(from.source, rows)};
}

Lines arranged_lines(const Lines& from, const std::vector<std::uint32_t>& rows, values::Column<OrderId> order) {
  return {std::move(order),       arranged(from.sku, rows),        arranged(from.amount, rows),        kept(from.qty, rows),
          kept(from.price, rows), kept(from.full_reduction, rows), kept(from.category_discount, rows), kept(from.item_discount, rows),
          kept(from.source, rows)};
}

Happenings arranged_happenings(const Happenings& from, const std::vector<std::uint32_t>& rows) {
  return {arranged(from.type, rows), arranged(from.time, rows), arranged(from.sku, rows), arranged(from.amount, rows), kept(from.source, rows)};
}

// Of the buyers that stay.
Transfers kept_transfers(const Transfers& from, Moment instant, const std::vector<std::uint32_t>& buyer_of) {
  Transfers out;
  for (std::size_t i = 0; i < from.time.size(); ++i) {
    const std::uint32_t buyer = buyer_of[static_cast<std::uint32_t>(from.buyer[i])];
    if (buyer == gone || from.time[i] > instant) continue;
    out.buyer.push_back(static_cast<BuyerId>(buyer));
    out.time.push_back(from.time[i]);
    out.from.push_back(from.from[i]);
    out.to.push_back(from.to[i]);
    out.source.push_back(from.source[i]);
  }
  return out;
}

const std::vector<std::uint32_t>& rows_of(const Kept& kept, FieldOwner owner) {
  if (owner == FieldOwner::chat) return kept.messages;
  return owner == FieldOwner::order ? kept.orders : kept.lines;
}

} // namespace

Timeline as_of(const Timeline& timeline, Moment instant) { return as_of(timeline, instant, 0, static_cast<std::uint32_t>(timeline.buyers.size())); }

Timeline as_of(const Timeline& timeline, Moment instant, std::uint32_t begin, std::uint32_t end) {
  Timeline out;
  Kept kept;
  std::vector<std::uint32_t> buyer_of(begin, gone); // new numbers by old ones
  for (std::uint32_t i = begin; i < end; ++i) {
    Buyer buyer = timeline.buyers[i];
    buyer.messages = keep_rows(buyer.messages, kept.messages, [&](std::uint32_t row) { return timeline.messages.time[row] <= instant; });
    buyer.orders = keep_orders(timeline, buyer.orders, instant, kept, out);
    const bool stays = buyer.messages.size() || buyer.orders.size();
    buyer_of.push_back(stays ? static_cast<std::uint32_t>(out.buyers.size()) : gone);
    if (stays) out.buyers.push_back(buyer);
  }
  buyer_of.resize(timeline.buyers.size(), gone);
  out.texts = timeline.texts;
  out.memory = timeline.memory;
  out.files = timeline.files;
  out.messages = arranged_messages(timeline.messages, kept.messages);
  out.lines = arranged_lines(timeline.lines, kept.lines, std::move(out.lines.order));
  out.happenings = arranged_happenings(timeline.happenings, kept.happenings);
  out.transfers = kept_transfers(timeline.transfers, instant, buyer_of);
  for (const ExtraColumn& extra : timeline.extras) out.extras.push_back({extra.field, arranged(extra.values, rows_of(kept, extra.field.on))});
  return out;
}

} // namespace guiyin::timeline
