#include "interpreter/explain/what_if.hpp"

#include <algorithm>
#include <tuple>

namespace guiyin::explain {

namespace {

using timeline::EventRow;
using timeline::EventType;
using timeline::FieldOwner;
using timeline::HappeningType;
using timeline::Stage;

struct TypeAndStage {
  EventType type;
  Stage stage;
};
TypeAndStage row_type(HappeningType type) {
  switch (type) {
  case HappeningType::pay:
    return {EventType::pay, Stage::whole};
  case HappeningType::pay_deposit:
    return {EventType::pay, Stage::deposit};
  case HappeningType::pay_balance:
    return {EventType::pay, Stage::balance};
  case HappeningType::ship:
    return {EventType::ship, Stage::whole};
  case HappeningType::complete:
    return {EventType::complete, Stage::whole};
  case HappeningType::cancel:
    return {EventType::cancel, Stage::whole};
  case HappeningType::refund:
    return {EventType::refund, Stage::whole};
  }
  return {EventType::complete, Stage::whole};
}

} // namespace

Story::Story(const timeline::Timeline& timeline, timeline::BuyerId id) : timeline_(timeline) {
  const timeline::Buyer& buyer = timeline.buyers[static_cast<std::uint32_t>(id)];
  shop_ = timeline.texts[buyer.shop];
  buyer_ = timeline.texts[buyer.name];
  add_messages(id);
  add_transfers(id);
  for (std::uint32_t order = buyer.orders.begin; order < buyer.orders.end; ++order) add_order(order);
  std::stable_sort(rows_.begin(), rows_.end(), [](const EventRow& a, const EventRow& b) {
    return std::tie(a.source.file, a.source.line) < std::tie(b.source.file, b.source.line);
  });
}

EventRow Story::row_of(EventType type, values::Moment time, timeline::RowSource source) const {
  EventRow row;
  row.type = type;
  row.time = time;
  row.source = source;
  row.shop = shop_;
  row.buyer = buyer_;
  return row;
}

std::span<const timeline::ExtraValue> Story::extras_of(FieldOwner on, std::uint32_t index) {
  std::vector<timeline::ExtraValue> values;
  for (const timeline::ExtraColumn& column : timeline_.extras) {
    if (column.field.on != on) continue;
    const std::int64_t value = column.values[index];
    const bool is_text = column.field.type == timeline::FieldType::text && value != timeline::missing_value;
    values.push_back({value, is_text ? timeline_.texts[static_cast<timeline::TextId>(value)] : std::string_view{}});
  }
  return extras_.emplace_back(std::move(values));
}

void Story::add_messages(timeline::BuyerId id) {
  const timeline::Messages& messages = timeline_.messages;
  const auto range = timeline_.buyers[static_cast<std::uint32_t>(id)].messages;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    EventRow row = row_of(EventType::chat, messages.time[i], messages.source[i]);
    row.agent = timeline_.texts[messages.agent[i]];
    row.from = messages.sender[i];
    row.kind = messages.kind[i];
    row.sku = timeline_.texts[messages.sku[i]];
    row.extras = extras_of(FieldOwner::chat, i);
    rows_.push_back(row);
  }
}

void Story::add_transfers(timeline::BuyerId id) {
  const timeline::Transfers& transfers = timeline_.transfers;
  for (std::size_t i = 0; i < transfers.time.size(); ++i) {
    if (transfers.buyer[i] != id) continue;
    EventRow row = row_of(EventType::transfer, transfers.time[i], transfers.source[i]);
    row.agent = timeline_.texts[transfers.from[i]];
    row.to = timeline_.texts[transfers.to[i]];
    rows_.push_back(row);
  }
}

void Story::add_order(std::uint32_t index) {
  const timeline::Order& order = timeline_.orders[index];
  const timeline::Lines& lines = timeline_.lines;
  const auto extras = extras_of(FieldOwner::order, index);
  for (std::uint32_t i = order.lines.begin; i < order.lines.end; ++i) {
    lines_.push_back({timeline_.texts[lines.sku[i]], lines.qty[i], lines.price[i], lines.full_reduction[i], lines.category_discount[i],
                      lines.item_discount[i], extras_of(FieldOwner::line, i)});
    EventRow row = row_of(EventType::order, order.placed, lines.source[i]);
    row.order = timeline_.texts[order.number];
    row.lines = std::span(&lines_.back(), 1);
    row.extras = extras;
    rows_.push_back(row);
  }
  add_happenings(order);
}

void Story::add_happenings(const timeline::Order& order) {
  const timeline::Happenings& happenings = timeline_.happenings;
  for (std::uint32_t i = order.happenings.begin; i < order.happenings.end; ++i) {
    const auto [type, stage] = row_type(happenings.type[i]);
    EventRow row = row_of(type, happenings.time[i], happenings.source[i]);
    row.order = timeline_.texts[order.number];
    row.stage = stage;
    row.sku = timeline_.texts[happenings.sku[i]];
    row.amount = happenings.amount[i];
    rows_.push_back(row);
  }
}

} // namespace guiyin::explain
