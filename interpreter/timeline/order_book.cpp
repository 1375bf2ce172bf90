#include "interpreter/timeline/order_book.hpp"

namespace guiyin::timeline {

namespace {

HappeningType happening_type(const EventRow& row) {
  switch (row.type) {
  case EventType::ship:
    return HappeningType::ship;
  case EventType::complete:
    return HappeningType::complete;
  case EventType::cancel:
    return HappeningType::cancel;
  case EventType::refund:
    return HappeningType::refund;
  default:
    break;
  }
  if (row.stage == Stage::deposit) return HappeningType::pay_deposit;
  return row.stage == Stage::balance ? HappeningType::pay_balance : HappeningType::pay;
}

} // namespace

std::optional<std::uint32_t> OrderBook::find(TextId shop, TextId number) const {
  const auto found = by_number_.find(pair_key(shop, number));
  return found == by_number_.end() ? std::nullopt : std::optional(found->second);
}

std::uint32_t OrderBook::add_order(const PlacedOrder& order, std::span<const ExtraValue> extras, Dictionary& texts) {
  const std::uint32_t index = size();
  by_number_.emplace(pair_key(order.shop, order.number), index);
  orders_.push_back(order);
  order_extras_.add(extras, texts);
  return index;
}

void OrderBook::add_line(std::uint32_t order, const LineRow& line, RowSource source, Dictionary& texts) {
  lines_.order.push_back(static_cast<OrderId>(order));
  lines_.sku.push_back(texts.intern(line.sku));
  lines_.qty.push_back(line.qty);
  lines_.price.push_back(line.price);
  lines_.full_reduction.push_back(line.full_reduction);
  lines_.category_discount.push_back(line.category_discount);
  lines_.item_discount.push_back(line.item_discount);
  // LANGUAGE "Amounts": `line.amount` is qty × price − the three discounts.
  lines_.amount.push_back(Money{line.qty * line.price.fen} - line.full_reduction - line.category_discount - line.item_discount);
  lines_.source.push_back(source);
  line_extras_.add(line.extras, texts);
}

void OrderBook::add_happening(const EventRow& row, TextId shop, Dictionary& texts) {
  pending_.push_back({row.type, happening_type(row), shop, texts.intern(row.order), texts.intern(row.buyer), texts.intern(row.sku), row.time,
                      row.amount, row.source});
}

Grouped OrderBook::lines_by_order() const {
  std::vector<std::uint32_t> order(lines_.order.size());
  for (std::size_t line = 0; line < order.size(); ++line) order[line] = static_cast<std::uint32_t>(lines_.order[line]);
  return group_rows(order, size());
}

void OrderBook::move_into(Timeline& timeline, std::span<const std::uint32_t> numbers, std::span<const std::uint32_t> order_of) && {
  const std::vector<std::uint32_t> place = places(numbers);
  std::vector<std::uint32_t> buyer;
  std::vector<Moment> placed;
  for (const PlacedOrder& order : orders_) {
    buyer.push_back(place[order.buyer]);
    placed.push_back(order.placed);
  }
  Grouped orders = group_rows(buyer, static_cast<std::uint32_t>(numbers.size()));
  sort_by_time(orders, placed);
  for (std::uint32_t i = 0; i < numbers.size(); ++i) timeline.buyers[i].orders = {orders.begin[i], orders.begin[i + 1]};
  for (const std::uint32_t order : orders.rows)
    timeline.orders.push_back({static_cast<BuyerId>(buyer[order]), orders_[order].number, orders_[order].placed, {}, {}});
  std::move(order_extras_).move_into(timeline.extras, orders.rows);
  move_lines(timeline, orders.rows, lines_by_order());
  move_happenings(timeline, orders.rows, order_of);
}

void OrderBook::move_lines(Timeline& timeline, std::span<const std::uint32_t> orders, const Grouped& lines) {
  std::vector<std::uint32_t> rows;
  rows.reserve(lines.rows.size());
  for (std::uint32_t i = 0; i < orders.size(); ++i) {
    const auto of_order = lines.of(orders[i]);
    const auto begin = static_cast<std::uint32_t>(rows.size());
    timeline.orders[i].lines = {begin, begin + static_cast<std::uint32_t>(of_order.size())};
    timeline.lines.order.insert(timeline.lines.order.end(), of_order.size(), static_cast<OrderId>(i));
    rows.insert(rows.end(), of_order.begin(), of_order.end());
  }
  Lines& out = timeline.lines;
  out.sku = arranged(lines_.sku, rows);
  out.qty = arranged(lines_.qty, rows);
  out.price = arranged(lines_.price, rows);
  out.full_reduction = arranged(lines_.full_reduction, rows);
  out.category_discount = arranged(lines_.category_discount, rows);
  out.item_discount = arranged(lines_.item_discount, rows);
  out.amount = arranged(lines_.amount, rows);
  out.source = arranged(lines_.source, rows);
  std::move(line_extras_).move_into(timeline.extras, rows);
}

void OrderBook::move_happenings(Timeline& timeline, std::span<const std::uint32_t> orders, std::span<const std::uint32_t> order_of) {
  const std::vector<std::uint32_t> place = places(orders);
  std::vector<std::uint32_t> order(pending_.size());
  std::vector<Moment> time(pending_.size());
  for (std::size_t i = 0; i < pending_.size(); ++i) {
    order[i] = order_of[i] < size() ? place[order_of[i]] : size();
    time[i] = pending_[i].time;
  }
  Grouped grouped = group_rows(order, size());
  sort_by_time(grouped, time);
  for (std::uint32_t i = 0; i < orders.size(); ++i) timeline.orders[i].happenings = {grouped.begin[i], grouped.begin[i + 1]};
  Happenings& out = timeline.happenings;
  for (const std::uint32_t row : grouped.rows) {
    const PendingHappening& happening = pending_[row];
    out.type.push_back(happening.as);
    out.time.push_back(happening.time);
    out.sku.push_back(happening.sku);
    out.amount.push_back(happening.amount);
    out.source.push_back(happening.source);
  }
}

} // namespace guiyin::timeline
