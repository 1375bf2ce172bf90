#include "interpreter/store/check_image.hpp"

#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <functional>
#include <vector>

namespace guiyin::store {

using namespace timeline;

namespace {

// --- single columns. Loops over all values without a way out, so that they run at the speed of memory.

template <class T> bool below(const values::Column<T>& column, std::uint64_t limit) {
  bool all = true;
  for (const T& value : column) all &= static_cast<std::uint64_t>(value) < limit;
  return all;
}
template <class T> bool within(const values::Column<T>& column, std::int64_t least, std::int64_t most, std::int64_t T::*number) {
  bool all = true;
  for (const T& value : column) all &= least <= value.*number && value.*number <= most;
  return all;
}
bool times(const values::Column<Moment>& column) { return within(column, values::beginning_of_time.ms, values::end_of_time.ms, &Moment::ms); }
bool amounts(const values::Column<Money>& column) { return within(column, 0, values::largest_money.fen, &Money::fen); }
bool counts(const values::Column<std::int64_t>& column) {
  bool all = true;
  for (const std::int64_t value : column) all &= 0 <= value && value <= values::largest_money.fen;
  return all;
}
bool sources(const values::Column<RowSource>& column, std::size_t files) {
  bool all = true;
  for (const RowSource& source : column) all &= source.file < files;
  return all;
}
bool text_codes(const values::Column<std::int64_t>& column, std::uint64_t names) {
  bool all = true;
  for (const std::int64_t value : column) all &= value == missing_value || (0 < value && static_cast<std::uint64_t>(value) < names);
  return all;
}

bool texts(const Texts& texts) {
  const std::uint64_t* const end = texts.ends.end();
  return std::is_sorted(texts.ends.begin(), end) && (texts.ends.empty() ? texts.bytes.empty() : *(end - 1) == texts.bytes.size()) &&
         texts.ends.size() <= INT32_MAX;
}
// Of a table whose first text is the missing one.
bool names(const Texts& all) { return texts(all) && all.size() > 0 && all[0].empty(); }
bool scoped(const ScopedTexts& table, std::size_t shops) {
  return texts(table.texts) && table.scopes.size() == table.texts.size() && below(table.scopes, shops);
}

// --- ranges that follow each other without gaps, as columns placed by buyer and order have them

template <class Owner, class Tag> bool follow_each_other(const values::Column<Owner>& owners, Range<Tag> Owner::*range, std::size_t size) {
  std::size_t end = 0;
  for (const Owner& owner : owners) {
    if ((owner.*range).begin != end || (owner.*range).end < end) return false;
    end = (owner.*range).end;
  }
  return end == size;
}
// Messages of a buyer follow the order in which buyers were first numbered, as everything else does.
bool buyers_fit(const Image& image) {
  const auto& buyers = image.timeline.buyers;
  bool known = true;
  for (const Buyer& buyer : buyers)
    known &= static_cast<std::uint32_t>(buyer.shop) <= image.names[0] && static_cast<std::uint32_t>(buyer.name) < image.texts.size();
  return known && follow_each_other(buyers, &Buyer::messages, image.timeline.messages.size()) &&
         follow_each_other(buyers, &Buyer::orders, image.timeline.orders.size());
}
bool orders_fit(const Image& image) {
  const auto& timeline = image.timeline;
  bool known = true;
  for (const Order& order : timeline.orders)
    known &= static_cast<std::size_t>(order.buyer) < timeline.buyers.size() && static_cast<std::uint32_t>(order.number) < image.texts.size() &&
             values::beginning_of_time <= order.placed && order.placed <= values::end_of_time && order.lines.size() > 0;
  return known && follow_each_other(timeline.orders, &Order::lines, timeline.lines.order.size()) &&
         follow_each_other(timeline.orders, &Order::happenings, timeline.happenings.type.size());
}
// After `buyers_fit` and `orders_fit`.
bool owners_fit(const Timeline& timeline) {
  for (std::uint32_t i = 0; i < timeline.buyers.size(); ++i)
    for (std::uint32_t order = timeline.buyers[i].orders.begin; order < timeline.buyers[i].orders.end; ++order)
      if (static_cast<std::uint32_t>(timeline.orders[order].buyer) != i) return false;
  for (std::uint32_t i = 0; i < timeline.orders.size(); ++i)
    for (std::uint32_t line = timeline.orders[i].lines.begin; line < timeline.orders[i].lines.end; ++line)
      if (static_cast<std::uint32_t>(timeline.lines.order[line]) != i) return false;
  return true;
}
template <class Owner, class Tag>
bool in_event_order(const values::Column<Owner>& owners, Range<Tag> Owner::*range, const values::Column<Moment>& time) {
  return std::all_of(owners.begin(), owners.end(),
                     [&](const Owner& owner) { return std::is_sorted(time.begin() + (owner.*range).begin, time.begin() + (owner.*range).end); });
}
bool orders_in_event_order(const Timeline& timeline) {
  const auto earlier = [](const Order& a, const Order& b) { return a.placed < b.placed; };
  return std::all_of(timeline.buyers.begin(), timeline.buyers.end(), [&](const Buyer& buyer) {
    return std::is_sorted(timeline.orders.begin() + buyer.orders.begin, timeline.orders.begin() + buyer.orders.end, earlier);
  });
}
// After the columns it looks at.
bool line_amounts(const Lines& lines) {
  bool all = true;
  for (std::size_t i = 0; i < lines.amount.size(); ++i) {
    const bool fits = lines.qty[i] == 0 || lines.price[i].fen <= values::largest_money.fen / lines.qty[i];
    all &= fits;
    if (fits)
      all &= lines.amount[i].fen ==
             lines.qty[i] * lines.price[i].fen - lines.full_reduction[i].fen - lines.category_discount[i].fen - lines.item_discount[i].fen;
  }
  return all;
}

template <class First, class... Further> bool of_size(std::size_t size, const First& first, const Further&... further) {
  return first.size() == size && (... && (further.size() == size));
}

struct Part {
  std::string name; // the column that is to blame
  std::function<bool()> holds;
};

// How long columns are, and what cannot be looked at before that is known.
std::vector<Part> shapes(const Image& image) {
  const Messages& chat = image.timeline.messages;
  const Lines& line = image.timeline.lines;
  const Happenings& happening = image.timeline.happenings;
  const Transfers& transfer = image.timeline.transfers;
  const Image::Happenings& waiting = image.happenings;
  const Image::Ids& id = image.ids;
  return {
      {"texts", [&] { return names(image.texts); }},
      {"names", [&] { return image.names.size() == 1 && image.names[0] < image.texts.size(); }},
      {"files", [&] { return texts(image.files) && image.loaded.size() == image.files.size(); }},
      {"counts", [&] { return image.counts.size() == count_entries; }},
      {"chat.time",
       [&] {
         const std::size_t size = chat.size();
         return size <= UINT32_MAX && of_size(size, chat.agent, chat.sender, chat.kind, chat.sku, chat.topic, chat.source);
       }},
      {"line.order",
       [&] {
         const std::size_t size = line.order.size();
         return size <= UINT32_MAX && of_size(size, line.sku, line.qty, line.price, line.full_reduction, line.category_discount, line.item_discount,
                                              line.amount, line.source);
       }},
      {"happening.type", [&] { return of_size(happening.type.size(), happening.time, happening.sku, happening.amount, happening.source); }},
      {"transfer.buyer", [&] { return of_size(transfer.buyer.size(), transfer.time, transfer.from, transfer.to, transfer.source); }},
      {"field.names",
       [&] {
         return texts(image.extra_names) && image.extra_names.size() == image.extras.size() && image.extra_owners.size() == image.extras.size();
       }},
      {"columns", [&] { return texts(image.columns); }},
      {"field.on", [&] { return below(image.extra_owners, 3); }},
      {"backlog.names", [&] { return names(image.backlog_names); }},
      {"backlog.order",
       [&] {
         return of_size(waiting.order.size(), waiting.buyer, waiting.time, waiting.amount, waiting.source, waiting.sku, waiting.type, waiting.as,
                        waiting.contradicts);
       }},
      {"id.type", [&] { return of_size(id.type.size(), id.shop, id.source, id.content) && texts(id.texts) && id.texts.size() == id.type.size(); }},
  };
}

std::size_t owners_of(const Timeline& timeline, FieldOwner on) {
  if (on == FieldOwner::chat) return timeline.messages.size();
  return on == FieldOwner::order ? timeline.orders.size() : timeline.lines.order.size();
}

// After `shapes`.
std::vector<Part> columns(const Image& image) {
  const Timeline& timeline = image.timeline;
  const Messages& chat = timeline.messages;
  const Lines& line = timeline.lines;
  const Happenings& happening = timeline.happenings;
  const Transfers& transfer = timeline.transfers;
  const std::size_t names = image.names[0] + std::size_t{1}, files = image.files.size();
  std::vector<Part> parts{
      {"buyers", [&] { return buyers_fit(image); }},
      {"orders", [&] { return orders_fit(image); }},
      {"chat.time", [&] { return times(chat.time); }},
      {"chat.agent", [&, names] { return below(chat.agent, names); }},
      {"chat.from", [&] { return below(chat.sender, 2); }},
      {"chat.kind", [&] { return below(chat.kind, 4); }},
      {"chat.sku", [&, names] { return below(chat.sku, names); }},
      {"chat.topic", [&, names] { return below(chat.topic, names); }},
      {"chat.source", [&, files] { return sources(chat.source, files); }},
      {"line.sku", [&, names] { return below(line.sku, names); }},
      {"line.qty", [&] { return counts(line.qty); }},
      {"line.price", [&] { return amounts(line.price); }},
      {"line.full_reduction", [&] { return amounts(line.full_reduction); }},
      {"line.category_discount", [&] { return amounts(line.category_discount); }},
      {"line.item_discount", [&] { return amounts(line.item_discount); }},
      {"line.amount", [&] { return amounts(line.amount); }},
      {"line.source", [&, files] { return sources(line.source, files); }},
      {"happening.type", [&] { return below(happening.type, 7); }},
      {"happening.time", [&] { return times(happening.time); }},
      {"happening.sku", [&, names] { return below(happening.sku, names); }},
      {"happening.amount", [&] { return amounts(happening.amount); }},
      {"happening.source", [&, files] { return sources(happening.source, files); }},
      {"transfer.buyer", [&] { return below(transfer.buyer, timeline.buyers.size()); }},
      {"transfer.time", [&] { return times(transfer.time); }},
      {"transfer.from", [&, names] { return below(transfer.from, names); }},
      {"transfer.to", [&, names] { return below(transfer.to, names); }},
      {"transfer.source", [&, files] { return sources(transfer.source, files); }},
  };
  for (std::size_t i = 0; i < image.extras.size(); ++i)
    parts.push_back({fmt::format("field.{}", i), [&image, names, i] {
                       const auto& values = image.extras[i];
                       return values.size() == owners_of(image.timeline, image.extra_owners[i]) && text_codes(values, names);
                     }});
  return parts;
}

bool waiting_rows_fit(const Image& image) {
  const Image::Happenings& rows = image.happenings;
  bool all = below(rows.order, image.backlog_orders.texts.size()) && times(rows.time) && amounts(rows.amount) &&
             sources(rows.source, image.files.size()) && below(rows.sku, image.backlog_names.size()) && below(rows.type, event_types) &&
             below(rows.as, 7);
  for (const std::uint32_t buyer : rows.buyer) all &= buyer == no_buyer || buyer < image.backlog_buyers.texts.size();
  return all;
}
bool waiting_transfers_fit(const Image& image) {
  return std::all_of(image.transfers.begin(), image.transfers.end(), [&](const TransferRow& row) {
    return row.buyer < image.backlog_buyers.texts.size() && static_cast<std::uint32_t>(row.from) < image.backlog_names.size() &&
           static_cast<std::uint32_t>(row.to) < image.backlog_names.size() && row.source.file < image.files.size() &&
           values::beginning_of_time <= row.time && row.time <= values::end_of_time;
  });
}

// What looks at several columns at once, after `columns`.
std::vector<Part> relations(const Image& image) {
  const Timeline& timeline = image.timeline;
  const std::size_t shops = image.backlog_names.size();
  return {
      {"line.order", [&] { return owners_fit(timeline); }},
      {"line.amount", [&] { return line_amounts(timeline.lines); }},
      {"chat.time", [&] { return in_event_order(timeline.buyers, &Buyer::messages, timeline.messages.time); }},
      {"happening.time", [&] { return in_event_order(timeline.orders, &Order::happenings, timeline.happenings.time); }},
      {"orders", [&] { return orders_in_event_order(timeline); }},
      {"backlog.buyers", [&, shops] { return scoped(image.backlog_buyers, shops); }},
      {"backlog.orders", [&, shops] { return scoped(image.backlog_orders, shops); }},
      {"backlog.order", [&] { return waiting_rows_fit(image); }},
      {"backlog.transfers", [&] { return waiting_transfers_fit(image); }},
      {"id.type", [&] { return below(image.ids.type, event_types) && below(image.ids.shop, image.backlog_names.size()); }},
      {"id.source", [&] { return sources(image.ids.source, image.files.size()); }},
  };
}

std::optional<std::string> first_wrong(const std::vector<Part>& parts, unsigned threads) {
  std::vector<char> holds(parts.size());
  values::share_out(threads, parts.size(), 1, [&](auto& next) {
    while (const auto at = next()) holds[at->begin] = parts[at->begin].holds();
  });
  const auto wrong = std::find(holds.begin(), holds.end(), 0);
  if (wrong == holds.end()) return std::nullopt;
  return parts[static_cast<std::size_t>(wrong - holds.begin())].name;
}

} // namespace

std::optional<std::string> check_image(const Image& image, unsigned threads) {
  if (auto wrong = first_wrong(shapes(image), 1)) return wrong;
  if (auto wrong = first_wrong(columns(image), threads)) return wrong;
  return first_wrong(relations(image), threads);
}

} // namespace guiyin::store
