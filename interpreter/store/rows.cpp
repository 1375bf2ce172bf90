#include "interpreter/store/rows.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace guiyin::store {

using namespace timeline;

namespace {

// Which id a row has, found by where it was read. Each is given once: of a row with several lines the first has it.
class Ids {
public:
  Ids(std::vector<IdRow> ids, const TextTable& names, RowBatch& batch) {
    for (IdRow& id : ids) {
      id.shop = id.shop == TextId::missing ? id.shop : static_cast<TextId>(batch.names.number(0, names.text(static_cast<std::uint32_t>(id.shop))));
      const Key key = key_of(id.source, id.type);
      ids_.emplace(key, std::move(id));
    }
  }
  void take(RowSource source, EventType type, std::size_t row, RowSource shown, std::vector<IdRow>& to) {
    if (ids_.empty()) return;
    const auto found = ids_.find(key_of(source, type));
    if (found == ids_.end()) return;
    IdRow& id = found->second;
    id.row = static_cast<std::uint32_t>(row);
    id.source = shown;
    to.push_back(std::move(id));
    ids_.erase(found);
  }

private:
  struct Key {
    std::uint64_t place;
    EventType type;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const { return (key.place * event_types + static_cast<std::size_t>(key.type)) * 0x9E3779B97F4A7C15u >> 7; }
  };
  static Key key_of(RowSource source, EventType type) { return {std::uint64_t{source.file} << 32 | source.line, type}; }

  std::unordered_map<Key, IdRow, Hash> ids_;
};

bool read_before(RowSource a, RowSource b) { return std::tie(a.file, a.line) < std::tie(b.file, b.line); }

EventType type_of(HappeningType type) {
  switch (type) {
  case HappeningType::ship:
    return EventType::ship;
  case HappeningType::complete:
    return EventType::complete;
  case HappeningType::cancel:
    return EventType::cancel;
  case HappeningType::refund:
    return EventType::refund;
  case HappeningType::pay:
  case HappeningType::pay_deposit:
  case HappeningType::pay_balance:
    break;
  }
  return EventType::pay;
}

class Retelling {
public:
  Retelling(const Store& store, std::uint32_t first_file, const std::vector<FieldRequest>& fields)
      : timeline_(store.timeline()), backlog_(store.backlog()), first_file_(first_file), batch_(fields, whole) {
    // Names keep their numbers, so that columns of them can be taken as they are.
    for (std::uint32_t name = 1; name <= timeline_.texts.names(); ++name) batch_.names.number(0, timeline_.texts[static_cast<TextId>(name)]);
    for (const Buyer& buyer : timeline_.buyers)
      buyers_.push_back(batch_.buyers.number(static_cast<std::uint32_t>(buyer.shop), timeline_.texts[buyer.name]));
  }

  RowBatch all() && {
    Ids ids(std::move(backlog_.ids), backlog_.rows.names, batch_);
    add_chats(ids);
    add_orders(ids);
    add_happenings(ids);
    add_transfers(ids);
    return std::move(batch_);
  }

private:
  RowSource shown(RowSource source) const { return {source.file + first_file_, source.line}; }

  // A row's values of one owner's fields; numbers of names are the batch's, so they are taken as they are.
  void add_extras(FieldOwner on, std::uint32_t row, ExtraStore& to) {
    std::vector<ExtraValue> values;
    for (const FieldRequest& field : to.fields()) {
      ExtraValue& value = values.emplace_back();
      const auto column = std::find_if(timeline_.extras.begin(), timeline_.extras.end(),
                                       [&](const ExtraColumn& each) { return each.field.on == on && each.field.name == field.name; });
      if (row == no_row || column == timeline_.extras.end() || column->values[row] == missing_value) continue;
      value.text = timeline_.texts[static_cast<TextId>(column->values[row])];
    }
    to.add(values, batch_.names);
  }

  void add_chats(Ids& ids) {
    const Messages& from = timeline_.messages;
    ChatRows& to = batch_.chats;
    to.time.append(from.time.begin(), from.time.end());
    to.agent.append(from.agent.begin(), from.agent.end());
    to.sku.append(from.sku.begin(), from.sku.end());
    to.sender.append(from.sender.begin(), from.sender.end());
    to.kind.append(from.kind.begin(), from.kind.end());
    to.buyer.reserve(from.size());
    to.source.reserve(from.size());
    for (std::uint32_t buyer = 0; buyer < timeline_.buyers.size(); ++buyer) to.buyer.append(timeline_.buyers[buyer].messages.size(), buyers_[buyer]);
    for (std::uint32_t row = 0; row < from.size(); ++row) {
      to.source.push_back(shown(from.source[row]));
      ids.take(from.source[row], EventType::chat, row, to.source.back(), to.ids);
    }
    if (!batch_.chat_extras.fields().empty())
      for (std::uint32_t row = 0; row < from.size(); ++row) add_extras(FieldOwner::chat, row, batch_.chat_extras);
  }

  // Each line as a row of its own.
  void add_orders(Ids& ids) {
    OrderRows& to = batch_.order_rows;
    const Lines& from = timeline_.lines;
    for (std::uint32_t order = 0; order < timeline_.orders.size(); ++order) {
      const Order& each = timeline_.orders[order];
      const std::uint32_t buyer = static_cast<std::uint32_t>(each.buyer);
      orders_.push_back(batch_.orders.number(static_cast<std::uint32_t>(timeline_.buyers[buyer].shop), timeline_.texts[each.number]));
      for (std::uint32_t line = each.lines.begin; line < each.lines.end; ++line) {
        to.rows.push_back({orders_[order], buyers_[buyer], each.placed, shown(from.source[line]), line, 1});
        ids.take(from.source[line], EventType::order, line, to.rows.back().source, to.ids);
        add_extras(FieldOwner::order, line == each.lines.begin ? order : no_row, batch_.order_extras);
        add_extras(FieldOwner::line, line, batch_.line_extras);
      }
    }
    to.sku = from.sku;
    to.amount = from.amount;
    to.qty = from.qty;
    to.price = from.price;
    to.full_reduction = from.full_reduction;
    to.category_discount = from.category_discount;
    to.item_discount = from.item_discount;
  }

  // Those in the timeline and those that wait, in reading order.
  void add_happenings(Ids& ids) {
    std::vector<HappeningRow> rows;
    const Happenings& from = timeline_.happenings;
    for (std::uint32_t order = 0; order < timeline_.orders.size(); ++order)
      for (std::uint32_t i = timeline_.orders[order].happenings.begin; i < timeline_.orders[order].happenings.end; ++i)
        rows.push_back({orders_[order], no_buyer, from.time[i], from.amount[i], from.source[i], from.sku[i], type_of(from.type[i]), from.type[i]});
    const TextTable &orders = backlog_.rows.orders, &buyers = backlog_.rows.buyers;
    for (HappeningRow row : backlog_.rows.happenings.rows) {
      row.order = batch_.orders.number(name(orders.scope(row.order)), orders.text(row.order));
      if (row.buyer != no_buyer) row.buyer = batch_.buyers.number(name(buyers.scope(row.buyer)), buyers.text(row.buyer));
      row.sku = static_cast<TextId>(name(static_cast<std::uint32_t>(row.sku)));
      rows.push_back(row);
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return read_before(a.source, b.source); });
    for (const HappeningRow& row : rows) {
      batch_.happenings.rows.push_back(row);
      RowSource& source = batch_.happenings.rows.back().source;
      source = shown(row.source);
      ids.take(row.source, row.type, batch_.happenings.rows.size() - 1, source, batch_.happenings.ids);
    }
  }

  void add_transfers(Ids& ids) {
    std::unordered_map<std::uint32_t, std::uint32_t> buyer_of; // the timeline's number by the batch's
    for (std::uint32_t i = 0; i < buyers_.size(); ++i) buyer_of.emplace(buyers_[i], i);
    const TextTable& buyers = backlog_.rows.buyers;
    for (TransferRow row : backlog_.rows.transfers.rows) {
      const RowSource source = row.source;
      row.buyer = batch_.buyers.number(name(buyers.scope(row.buyer)), buyers.text(row.buyer));
      row.from = static_cast<TextId>(name(static_cast<std::uint32_t>(row.from)));
      row.to = static_cast<TextId>(name(static_cast<std::uint32_t>(row.to)));
      row.source = shown(source);
      if (const auto buyer = buyer_of.find(row.buyer); buyer != buyer_of.end())
        row.chats_before = chats_before(timeline_.buyers[buyer->second], row.time, source);
      batch_.transfers.rows.push_back(row);
      ids.take(source, EventType::transfer, batch_.transfers.rows.size() - 1, row.source, batch_.transfers.ids);
    }
  }

  // Of the chats of the same instant only those that were read before count.
  std::uint32_t chats_before(const Buyer& buyer, Moment time, RowSource source) const {
    const Messages& chats = timeline_.messages;
    std::uint32_t row = buyer.messages.begin;
    while (row < buyer.messages.end && (chats.time[row] < time || (chats.time[row] == time && read_before(chats.source[row], source)))) ++row;
    return row;
  }

  // A name of the backlog as one of the batch.
  std::uint32_t name(std::uint32_t of_backlog) { return of_backlog == 0 ? 0 : batch_.names.number(0, backlog_.rows.names.text(of_backlog)); }

  static constexpr std::uint32_t no_row = UINT32_MAX;
  const Timeline timeline_;
  Backlog backlog_;
  std::uint32_t first_file_;
  RowBatch batch_;
  std::vector<std::uint32_t> buyers_, orders_; // the batch's numbers by the timeline's
};

} // namespace

RowBatch rows_of(const Store& store, std::uint32_t first_file, const std::vector<FieldRequest>& fields) {
  return Retelling(store, first_file, fields).all();
}

} // namespace guiyin::store
