#include "interpreter/store/check_image.hpp"

#include "interpreter/values/parallel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <span>
#include <vector>

namespace guiyin::store {

using namespace timeline;

namespace {

// --- single columns. Loops over all values without a way out, made of what a processor does to several values at once, so that they run at the
// speed of memory: what is gathered in `wrong` is negative, or its highest bit set, where one value was out of bounds.

template <class T> bool below(std::span<const T> values, std::uint64_t limit) {
  if (limit == 0 || limit > std::uint64_t{1} << 31)
    return std::all_of(values.begin(), values.end(), [&](T value) { return static_cast<std::uint64_t>(value) < limit; });
  if constexpr (sizeof(T) == 1) {
    std::uint8_t most = 0;
    for (const T value : values) most = std::max(most, static_cast<std::uint8_t>(value));
    return most < limit;
  } else {
    const auto last = static_cast<std::uint32_t>(limit - 1);
    std::uint32_t wrong = 0;
    for (const T value : values) wrong |= static_cast<std::uint32_t>(value) | (last - static_cast<std::uint32_t>(value));
    return wrong >> 31 == 0;
  }
}
template <class T> bool below(const values::Column<T>& column, std::uint64_t limit) {
  return below(std::span<const T>(column.data(), column.size()), limit);
}
// Bounds are between −2⁶² and 2⁶²; of a value beyond them, one of the differences is negative whichever way it wraps.
template <class Value, class Number> bool within(std::span<const Value> values, std::int64_t least, std::int64_t most, Number number) {
  std::uint64_t wrong = 0;
  for (const Value& value : values) {
    const auto bits = static_cast<std::uint64_t>(number(value));
    wrong |= (bits - static_cast<std::uint64_t>(least)) | (static_cast<std::uint64_t>(most) - bits);
  }
  return wrong >> 63 == 0;
}
bool times(std::span<const Moment> values) {
  return within(values, values::beginning_of_time.ms, values::end_of_time.ms, [](const Moment& time) { return time.ms; });
}
bool amounts(std::span<const Money> values) {
  return within(values, 0, values::largest_money.fen, [](const Money& money) { return money.fen; });
}
bool counts(std::span<const std::int64_t> values) {
  return within(values, 0, values::largest_money.fen, [](std::int64_t count) { return count; });
}
bool sources(std::span<const RowSource> values, std::size_t files) {
  if (files > std::size_t{1} << 31) return false;
  const auto last = static_cast<std::uint32_t>(files - 1);
  std::uint32_t wrong = files == 0 && !values.empty() ? ~0U : 0;
  for (const RowSource& source : values) wrong |= source.file | (last - source.file);
  return wrong >> 31 == 0;
}
bool text_codes(std::span<const std::int64_t> values, std::uint64_t names) {
  bool all = true;
  for (const std::int64_t value : values) all &= value == missing_value || (0 < value && static_cast<std::uint64_t>(value) < names);
  return all;
}

template <class T> std::span<const T> values_of(const values::Column<T>& column) { return {column.data(), column.size()}; }

// Where each text ends: never before the one before it.
bool never_fall(std::span<const std::uint64_t> ends) {
  std::uint64_t wrong = 0, before = 0;
  for (const std::uint64_t end : ends) {
    wrong |= end | (end - before);
    before = end;
  }
  return wrong >> 63 == 0;
}
bool texts(const Texts& texts) {
  const auto ends = values_of(texts.ends);
  return never_fall(ends) && (ends.empty() ? texts.bytes.empty() : ends.back() == texts.bytes.size()) && ends.size() <= INT32_MAX;
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

// --- what must hold between rows [begin, end) of several columns. All after those columns were found to fit by themselves.

// Each of the rows stands in the range of the owner that it names. Ranges neither overlap nor leave gaps, so that says whose it is.
template <class Owner, class Tag, class OwnerOf>
bool owned(const values::Column<Owner>& owners, Range<Tag> Owner::*range, OwnerOf owner_of, std::uint32_t begin, std::uint32_t end) {
  bool all = true;
  for (std::uint32_t row = begin; row < end; ++row) {
    const Range<Tag> rows = owners[static_cast<std::size_t>(owner_of(row))].*range;
    all &= row - rows.begin < rows.size();
  }
  return all;
}
std::uint64_t falls_of(std::span<const Moment> times) {
  std::uint64_t falls = 0;
  for (std::size_t i = 1; i < times.size(); ++i) falls += static_cast<std::uint64_t>(times[i].ms - times[i - 1].ms) >> 63;
  return falls;
}
// Rows of owners [begin, end) are in event order: time falls nowhere but where the rows of another owner begin.
template <class Owner, class Tag> bool in_event_order(const values::Column<Owner>& owners, Range<Tag> Owner::*range,
                                                      const values::Column<Moment>& time, std::size_t begin, std::size_t end) {
  const std::uint32_t first = (owners[begin].*range).begin, last = (owners[end - 1].*range).end;
  std::uint64_t falls = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const Range<Tag> rows = owners[i].*range;
    if (rows.size() > 0 && rows.begin > first) falls += time[rows.begin] < time[rows.begin - 1];
  }
  return falls_of(values_of(time).subspan(first, last - first)) == falls;
}
bool orders_in_event_order(const values::Column<Order>& orders, std::size_t begin, std::size_t end) {
  bool all = true;
  for (std::size_t i = std::max<std::size_t>(begin, 1); i < end; ++i)
    all &= orders[i].buyer != orders[i - 1].buyer || orders[i - 1].placed <= orders[i].placed;
  return all;
}
bool line_amounts(const Lines& lines, std::size_t begin, std::size_t end) {
  bool all = true;
  for (std::size_t i = begin; i < end; ++i) {
    std::int64_t gross = 0;
    all &= !__builtin_mul_overflow(lines.qty[i], lines.price[i].fen, &gross) && gross <= values::largest_money.fen &&
           lines.amount[i].fen == gross - lines.full_reduction[i].fen - lines.category_discount[i].fen - lines.item_discount[i].fen;
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

// Looks at what may be long piece by piece, so that threads share it evenly; holds(begin, end).
constexpr std::uint32_t piece = 1 << 16;
template <class Tag, class Holds> void add_pieces(std::vector<Part>& parts, const std::string& name, Range<Tag> rows, const Holds& holds) {
  for (std::uint32_t begin = rows.begin; begin < rows.end;) {
    const std::uint32_t end = begin + std::min(piece, rows.end - begin);
    parts.push_back({name, [holds, begin, end] { return holds(begin, end); }});
    begin = end;
  }
}
template <class T, class Tag, class Holds>
void add_column(std::vector<Part>& parts, const std::string& name, Range<Tag> rows, const values::Column<T>& column, const Holds& holds) {
  add_pieces(parts, name, rows,
             [&column, holds](std::uint32_t begin, std::uint32_t end) { return holds(std::span<const T>(column.data() + begin, end - begin)); });
}

// How long the timeline's columns are, and what cannot be looked at before that is known.
std::vector<Part> shapes(const Image& image) {
  const Messages& chat = image.timeline.messages;
  const Lines& line = image.timeline.lines;
  const Happenings& happening = image.timeline.happenings;
  const Transfers& transfer = image.timeline.transfers;
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
  };
}

std::size_t owners_of(const Timeline& timeline, FieldOwner on) {
  if (on == FieldOwner::chat) return timeline.messages.size();
  return on == FieldOwner::order ? timeline.orders.size() : timeline.lines.order.size();
}

std::string extra_name(std::size_t i) { return fmt::format("field.{}", i); }

// What says which buyers and orders there are, and how much of the rest is theirs. After `shapes`.
std::vector<Part> index(const Image& image) {
  const Transfers& transfer = image.timeline.transfers;
  const std::size_t buyers = image.timeline.buyers.size(), names = image.names[0] + std::size_t{1}, files = image.files.size();
  std::vector<Part> parts{
      {"buyers", [&] { return buyers_fit(image); }},
      {"orders", [&] { return orders_fit(image); }},
      {"transfer.buyer", [&, buyers] { return below(transfer.buyer, buyers); }},
      {"transfer.time", [&] { return times(values_of(transfer.time)); }},
      {"transfer.from", [&, names] { return below(transfer.from, names); }},
      {"transfer.to", [&, names] { return below(transfer.to, names); }},
      {"transfer.source", [&, files] { return sources(values_of(transfer.source), files); }},
  };
  for (std::size_t i = 0; i < image.extras.size(); ++i)
    parts.push_back({extra_name(i), [&image, i] { return image.extras[i].size() == owners_of(image.timeline, image.extra_owners[i]); }});
  return parts;
}

// Columns of rows by themselves. After `index`.
std::vector<Part> columns(const Image& image, const Rows& rows) {
  const Timeline& timeline = image.timeline;
  const Messages& chat = timeline.messages;
  const Lines& line = timeline.lines;
  const Happenings& happening = timeline.happenings;
  const std::size_t names = image.names[0] + std::size_t{1}, files = image.files.size();
  const auto below_names = [names](std::span<const TextId> values) { return below(values, names); };
  const auto of_files = [files](std::span<const RowSource> values) { return sources(values, files); };
  const auto less_than = [](std::uint64_t limit) { return [limit](auto values) { return below(values, limit); }; };
  const auto text_codes_below_names = [names](std::span<const std::int64_t> values) { return text_codes(values, names); };
  std::vector<Part> parts;
  add_column(parts, "chat.time", rows.messages, chat.time, times);
  add_column(parts, "chat.agent", rows.messages, chat.agent, below_names);
  add_column(parts, "chat.from", rows.messages, chat.sender, less_than(2));
  add_column(parts, "chat.kind", rows.messages, chat.kind, less_than(4));
  add_column(parts, "chat.sku", rows.messages, chat.sku, below_names);
  add_column(parts, "chat.topic", rows.messages, chat.topic, below_names);
  add_column(parts, "chat.source", rows.messages, chat.source, of_files);
  add_column(parts, "line.order", rows.lines, line.order, less_than(timeline.orders.size()));
  add_column(parts, "line.sku", rows.lines, line.sku, below_names);
  add_column(parts, "line.qty", rows.lines, line.qty, counts);
  add_column(parts, "line.price", rows.lines, line.price, amounts);
  add_column(parts, "line.full_reduction", rows.lines, line.full_reduction, amounts);
  add_column(parts, "line.category_discount", rows.lines, line.category_discount, amounts);
  add_column(parts, "line.item_discount", rows.lines, line.item_discount, amounts);
  add_column(parts, "line.amount", rows.lines, line.amount, amounts);
  add_column(parts, "line.source", rows.lines, line.source, of_files);
  add_column(parts, "happening.type", rows.happenings, happening.type, less_than(7));
  add_column(parts, "happening.time", rows.happenings, happening.time, times);
  add_column(parts, "happening.sku", rows.happenings, happening.sku, below_names);
  add_column(parts, "happening.amount", rows.happenings, happening.amount, amounts);
  add_column(parts, "happening.source", rows.happenings, happening.source, of_files);
  for (std::size_t i = 0; i < image.extras.size(); ++i) {
    const auto add = [&](const auto& range) { add_column(parts, extra_name(i), range, image.extras[i], text_codes_below_names); };
    if (image.extra_owners[i] == FieldOwner::chat) add(rows.messages);
    if (image.extra_owners[i] == FieldOwner::order) add(rows.orders);
    if (image.extra_owners[i] == FieldOwner::line) add(rows.lines);
  }
  return parts;
}

// What looks at several columns of rows at once. After `columns`.
std::vector<Part> relations(const Image& image, const Rows& rows) {
  const Timeline& timeline = image.timeline;
  std::vector<Part> parts;
  add_pieces(parts, "orders", rows.orders, [&](std::uint32_t begin, std::uint32_t end) {
    return owned(
        timeline.buyers, &Buyer::orders, [&](std::uint32_t order) { return timeline.orders[order].buyer; }, begin, end);
  });
  add_pieces(parts, "line.order", rows.lines, [&](std::uint32_t begin, std::uint32_t end) {
    return owned(
        timeline.orders, &Order::lines, [&](std::uint32_t line) { return timeline.lines.order[line]; }, begin, end);
  });
  add_pieces(parts, "line.amount", rows.lines, [&](std::uint32_t begin, std::uint32_t end) { return line_amounts(timeline.lines, begin, end); });
  add_pieces(parts, "chat.time", rows.buyers, [&](std::uint32_t begin, std::uint32_t end) {
    return in_event_order(timeline.buyers, &Buyer::messages, timeline.messages.time, begin, end);
  });
  add_pieces(parts, "happening.time", rows.orders, [&](std::uint32_t begin, std::uint32_t end) {
    return in_event_order(timeline.orders, &Order::happenings, timeline.happenings.time, begin, end);
  });
  add_pieces(parts, "orders", rows.orders,
             [&](std::uint32_t begin, std::uint32_t end) { return orders_in_event_order(timeline.orders, begin, end); });
  return parts;
}

// How long the backlog's columns are, and what its numbers lead to.
std::vector<Part> backlog_shapes(const Image& image) {
  const Image::Happenings& waiting = image.happenings;
  const Image::Ids& id = image.ids;
  return {
      {"backlog.names", [&] { return names(image.backlog_names); }},
      {"backlog.order",
       [&] {
         return of_size(waiting.order.size(), waiting.buyer, waiting.time, waiting.amount, waiting.source, waiting.sku, waiting.type, waiting.as,
                        waiting.contradicts);
       }},
      {"id.type", [&] { return of_size(id.type.size(), id.shop, id.source, id.content) && texts(id.texts) && id.texts.size() == id.type.size(); }},
  };
}

bool waiting_rows_fit(const Image& image) {
  const Image::Happenings& rows = image.happenings;
  bool all = below(rows.order, image.backlog_orders.texts.size()) && times(values_of(rows.time)) && amounts(values_of(rows.amount)) &&
             sources(values_of(rows.source), image.files.size()) && below(rows.sku, image.backlog_names.size()) && below(rows.type, event_types) &&
             below(rows.as, 7);
  for (const std::uint32_t buyer : rows.buyer) all &= buyer == no_buyer || buyer < image.backlog_buyers.texts.size();
  return all;
}
bool waiting_transfers_fit(const Image& image) {
  return std::all_of(image.transfers.begin(), image.transfers.end(), [&](const TransferRow& row) {
    return row.buyer < image.backlog_buyers.texts.size() && row.chats_before == 0 &&
           static_cast<std::uint32_t>(row.from) < image.backlog_names.size() && static_cast<std::uint32_t>(row.to) < image.backlog_names.size() &&
           row.source.file < image.files.size() && values::beginning_of_time <= row.time && row.time <= values::end_of_time;
  });
}

// After `backlog_shapes`.
std::vector<Part> backlog(const Image& image) {
  const std::size_t shops = image.backlog_names.size();
  return {
      {"backlog.buyers", [&, shops] { return scoped(image.backlog_buyers, shops); }},
      {"backlog.orders", [&, shops] { return scoped(image.backlog_orders, shops); }},
      {"backlog.order", [&] { return waiting_rows_fit(image); }},
      {"backlog.transfers", [&] { return waiting_transfers_fit(image); }},
      {"id.type", [&, shops] { return below(image.ids.type, event_types) && below(image.ids.shop, shops); }},
      {"id.source", [&] { return sources(values_of(image.ids.source), image.files.size()); }},
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

Rows all_rows(const Image& image) {
  const Timeline& timeline = image.timeline;
  const auto all = [](std::size_t size) { return static_cast<std::uint32_t>(size); };
  return {{0, all(timeline.buyers.size())},
          {0, all(timeline.messages.size())},
          {0, all(timeline.orders.size())},
          {0, all(timeline.lines.order.size())},
          {0, all(timeline.happenings.type.size())}};
}

Rows rows_of_buyer(const Image& image, BuyerId id) {
  const Timeline& timeline = image.timeline;
  const auto at = static_cast<std::uint32_t>(id);
  const Buyer& buyer = timeline.buyers[at];
  Rows rows{{at, at + 1}, buyer.messages, buyer.orders, {}, {}};
  if (buyer.orders.size() == 0) return rows;
  const Order &first = timeline.orders[buyer.orders.begin], &last = timeline.orders[buyer.orders.end - 1];
  rows.lines = {first.lines.begin, last.lines.end};
  rows.happenings = {first.happenings.begin, last.happenings.end};
  return rows;
}

std::optional<std::string> check_index(const Image& image, unsigned threads) {
  if (auto wrong = first_wrong(shapes(image), threads)) return wrong;
  return first_wrong(index(image), threads);
}

std::optional<std::string> check_rows(const Image& image, const Rows& rows, unsigned threads) {
  if (auto wrong = first_wrong(columns(image, rows), threads)) return wrong;
  return first_wrong(relations(image, rows), threads);
}

std::optional<std::string> check_backlog(const Image& image, unsigned threads) {
  if (auto wrong = first_wrong(backlog_shapes(image), threads)) return wrong;
  return first_wrong(backlog(image), threads);
}

} // namespace guiyin::store
