#include "interpreter/timeline/as_of.hpp"

#include "interpreter/timeline/arrange.hpp"

namespace guiyin::timeline {

namespace {

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
    out.lines.order.insert(out.lines.order.end(), order.lines.size(), static_cast<OrderId>(out.orders.size()));
    kept.orders.push_back(row);
    out.orders.push_back(order);
  }
  return {begin, count(kept.orders)};
}

Messages arranged_messages(const Messages& from, const std::vector<std::uint32_t>& rows) {
  return {arranged(from.time, rows), arranged(from.agent, rows), arranged(from.sender, rows), arranged(from.kind, rows),
          arranged(from.sku, rows),  arranged(from.topic, rows), arranged(from.source, rows)};
}

Lines arranged_lines(const Lines& from, const std::vector<std::uint32_t>& rows, std::vector<OrderId> order) {
  return {std::move(order),
          arranged(from.sku, rows),
          arranged(from.qty, rows),
          arranged(from.price, rows),
          arranged(from.full_reduction, rows),
          arranged(from.category_discount, rows),
          arranged(from.item_discount, rows),
          arranged(from.amount, rows),
          arranged(from.source, rows)};
}

Happenings arranged_happenings(const Happenings& from, const std::vector<std::uint32_t>& rows) {
  return {arranged(from.type, rows), arranged(from.time, rows), arranged(from.sku, rows), arranged(from.amount, rows), arranged(from.source, rows)};
}

const std::vector<std::uint32_t>& rows_of(const Kept& kept, FieldOwner owner) {
  if (owner == FieldOwner::chat) return kept.messages;
  return owner == FieldOwner::order ? kept.orders : kept.lines;
}

} // namespace

Timeline as_of(const Timeline& timeline, Moment instant) {
  Timeline out;
  Kept kept;
  for (Buyer buyer : timeline.buyers) {
    buyer.messages = keep_rows(buyer.messages, kept.messages, [&](std::uint32_t row) { return timeline.messages.time[row] <= instant; });
    buyer.orders = keep_orders(timeline, buyer.orders, instant, kept, out);
    if (buyer.messages.size() || buyer.orders.size()) out.buyers.push_back(buyer);
  }
  out.texts = timeline.texts;
  out.files = timeline.files;
  out.messages = arranged_messages(timeline.messages, kept.messages);
  out.lines = arranged_lines(timeline.lines, kept.lines, std::move(out.lines.order));
  out.happenings = arranged_happenings(timeline.happenings, kept.happenings);
  for (const ExtraColumn& extra : timeline.extras) out.extras.push_back({extra.field, arranged(extra.values, rows_of(kept, extra.field.on))});
  return out;
}

} // namespace guiyin::timeline
