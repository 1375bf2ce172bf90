#include "interpreter/timeline/check_rows.hpp"

#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <span>

namespace guiyin::timeline {

namespace {

constexpr text::Code other_buyer{530}, other_time{531}, other_content{532}, before_order{533}, unknown_sku{534}, not_its_buyer{535};
constexpr std::size_t most_skus_listed = 8;

text::Argument name_or_none(std::string_view name) { return name.empty() ? text::Argument("(none)", "(空)") : text::Argument(quotable(name)); }

std::string listed(std::span<const TextId> skus, const TextTable& texts) {
  std::vector<std::string_view> names;
  for (const TextId sku : skus) {
    const std::string_view name = texts.text(static_cast<std::uint32_t>(sku));
    if (sku != TextId::missing && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  std::string out;
  for (std::size_t i = 0; i < std::min(names.size(), most_skus_listed); ++i) out += (i ? ", " : "") + quotable(names[i]);
  return names.size() > most_skus_listed ? out + ", …" : out;
}

// "orders.csv:12"
std::string place_of(RowSource source, const std::vector<std::string>& files) {
  return (source.file < files.size() ? files[source.file] : std::string("?")) + ":" + std::to_string(source.line);
}

} // namespace

void RowChecks::Findings::count(EventType type, Moment time, std::uint32_t rows) {
  counts.rows[static_cast<std::size_t>(type)] += rows;
  span.add(time);
}

void RowChecks::add(Findings&& findings) {
  for (std::size_t type = 0; type < event_types; ++type) {
    built_.counts.rows[type] += findings.counts.rows[type];
    built_.counts.left_out[type] += findings.counts.left_out[type];
  }
  built_.counts.duplicates += findings.counts.duplicates;
  span_.add(findings.span);
  std::move(findings.conflicts.begin(), findings.conflicts.end(), std::back_inserter(built_.conflicts));
  waiting_.insert(waiting_.end(), findings.waiting.begin(), findings.waiting.end());
}

RowChecks::Repeated RowChecks::check_id(const IdRow* id, RowSource source, Findings& findings) const {
  const IdBook::Seen* before = id ? ids_.find(*id) : nullptr;
  if (!before) return Repeated::no;
  if (before->content == id->content) {
    ++findings.counts.duplicates;
    return Repeated::same;
  }
  findings.conflicts.push_back({source, Column::id, other_content, {quotable(id->id), place_of(before->source, files_)}});
  return Repeated::other;
}

bool RowChecks::may_use_id(const IdRow& id, RowSource source, Findings& findings) {
  if (check_id(&id, source, findings) != Repeated::no) return false;
  ids_.add(id, source);
  return true;
}

void RowChecks::check_ids() {
  Findings findings;
  for (RowBatch& batch : batches_) {
    for (const IdRow& id : batch.chats.ids)
      if (!may_use_id(id, id.source, findings)) batch.chats.buyer[id.row] = unused;
    for (const IdRow& id : batch.transfers.ids)
      if (!may_use_id(id, id.source, findings)) batch.transfers.rows[id.row].buyer = unused;
  }
  add(std::move(findings));
}

const OrderRow& RowChecks::first_row(const KnownOrder& order) const {
  std::size_t row = order.reading;
  auto batch = batches_.begin();
  for (; row >= batch->order_rows.rows.size(); ++batch) row -= batch->order_rows.rows.size();
  return batch->order_rows.rows[row];
}

// LANGUAGE: "Order rows that differ in buyer or time from their order's first."
void RowChecks::check_against(const OrderRow& row, const KnownOrder& order, Findings& findings) const {
  if (row.buyer == order.buyer && row.time == order.placed) return;
  const std::string number = quotable(codes_.orders.text(row.order)), place = place_of(first_row(order).source, files_);
  const auto conflict = [&](Column column, text::Code code, text::Argument found, text::Argument expected) {
    findings.conflicts.push_back({row.source, column, code, {number, std::move(found), std::move(expected), place}});
  };
  if (row.buyer != order.buyer) conflict(Column::buyer, other_buyer, name_or_none(buyer_name(row.buyer)), name_or_none(buyer_name(order.buyer)));
  if (row.time != order.placed) conflict(Column::time, other_time, values::to_string(row.time), values::to_string(order.placed));
}

bool RowChecks::may_use(const IdRow* id, const OrderRow& row, const KnownOrder& order, Findings& findings) {
  const std::size_t conflicts = findings.conflicts.size();
  if (check_id(id, row.source, findings) == Repeated::same) return false;
  if (order.is_there()) check_against(row, order, findings);
  if (findings.conflicts.size() != conflicts) return false;
  if (id) ids_.add(*id, row.source);
  return true;
}

KnownOrders RowChecks::check_orders() {
  KnownOrders orders;
  orders.append(codes_.orders.size(), KnownOrder()); // written before it is read: pages that are read first are mapped twice
  Findings findings;
  std::uint32_t reading = 0;
  for (RowBatch& batch : batches_) {
    IdsInOrder ids(batch.order_rows.ids);
    std::uint32_t index = 0;
    for (OrderRow& row : batch.order_rows.rows) {
      KnownOrder& order = orders[row.order];
      const IdRow* const id = ids.of(index++);
      const std::uint32_t rows_before = reading++;
      if (!may_use(id, row, order, findings)) {
        row.order = unused;
        continue;
      }
      if (!order.is_there()) order.placed = row.time, order.buyer = row.buyer, order.reading = rows_before;
      order.lines += row.lines;
      findings.count(EventType::order, row.time, row.lines);
    }
  }
  add(std::move(findings));
  return orders;
}

std::span<const TextId> RowChecks::skus_of(std::uint32_t order) const {
  const Range<LineId> lines = built_.timeline.orders[order].lines;
  return std::span(built_.timeline.lines.sku).subspan(lines.begin, lines.size());
}

// LANGUAGE: "Pay, ship, complete, cancel or refund with a time before its order's (equal is fine …); a sku that its order does not have; a buyer that
// differs from the order's."
void RowChecks::check_against(const HappeningRow& row, const KnownOrder& known, const OrderPlaces& places, Findings& findings) const {
  const bool too_early = row.time < known.placed, not_hers = row.buyer != no_buyer && row.buyer != known.buyer;
  const std::span<const TextId> skus = row.sku == TextId::missing ? std::span<const TextId>() : skus_of(places[row.order].order);
  const bool not_in_it = row.sku != TextId::missing && std::find(skus.begin(), skus.end(), row.sku) == skus.end();
  if (!too_early && !not_hers && !not_in_it) return;
  const text::Argument type{std::string(event_type_names[static_cast<std::size_t>(row.type)])}, number{quotable(codes_.orders.text(row.order))};
  const auto conflict = [&](Column column, text::Code code, text::Argument found, text::Argument expected) {
    findings.conflicts.push_back({row.source, column, code, {type, number, std::move(found), std::move(expected)}});
  };
  if (too_early) conflict(Column::time, before_order, values::to_string(row.time), values::to_string(known.placed));
  if (not_hers) conflict(Column::buyer, not_its_buyer, name_or_none(buyer_name(row.buyer)), name_or_none(buyer_name(known.buyer)));
  if (not_in_it) conflict(Column::sku, unknown_sku, quotable(codes_.names.text(static_cast<std::uint32_t>(row.sku))), listed(skus, codes_.names));
}

bool RowChecks::may_use(const IdRow* id, const HappeningRow& row, const KnownOrder& order, const OrderPlaces& places, Findings& findings) {
  const std::size_t conflicts = findings.conflicts.size();
  if (check_id(id, row.source, findings) == Repeated::same) return false;
  if (order.is_there()) check_against(row, order, places, findings);
  if (findings.conflicts.size() != conflicts) return false;
  if (id) ids_.add(*id, row.source);
  if (!order.is_there()) ++findings.counts.left_out[static_cast<std::size_t>(row.type)];
  return order.is_there();
}

void RowChecks::check_happenings(RowBatch& batch, std::size_t begin, std::size_t end, KnownOrders& orders, const OrderPlaces& places,
                                 Findings& findings) {
  IdsInOrder ids(batch.happenings.ids);
  auto& rows = batch.happenings.rows;
  for (std::size_t at = begin; at < end; ++at) {
    // Orders lie here and there, so they are asked for beforehand.
    if (at + 16 < end) {
      const HappeningRow& to_come = rows[at + 16];
      __builtin_prefetch(&orders[to_come.order], 1);
      if (to_come.sku != TextId::missing) __builtin_prefetch(&places[to_come.order]);
    }
    if (at + 8 < end && rows[at + 8].sku != TextId::missing)
      if (const std::uint32_t order = places[rows[at + 8].order].order; order != nowhere) __builtin_prefetch(&built_.timeline.orders[order]);
    HappeningRow& row = rows[at];
    const IdRow* const id = ids.of(at);
    const std::size_t conflicts = findings.conflicts.size();
    const std::uint64_t duplicates = findings.counts.duplicates;
    KnownOrder& order = orders[row.order];
    if (may_use(id, row, order, places, findings)) {
      std::atomic_ref(order.happenings).fetch_add(1, std::memory_order_relaxed); // what happened to one order may be in two stretches
      findings.count(row.type, row.time, 1);
      continue;
    }
    if (batch.wanted.backlog && findings.counts.duplicates == duplicates)
      findings.waiting.push_back({row, id, findings.conflicts.size() != conflicts});
    row.order = unused;
  }
}

// These wait until all orders are known, since they may stand before them. By all threads, in stretches; but a row with an id is beside those that
// were read before it.
void RowChecks::check_happenings(KnownOrders& orders, const OrderPlaces& places, unsigned threads) {
  const bool with_ids = std::any_of(batches_.begin(), batches_.end(), [](const RowBatch& batch) { return !batch.happenings.ids.empty(); });
  const unsigned stretches = with_ids ? 1 : threads;
  std::vector<Findings> findings(batches_.size() * stretches);
  values::in_parallel(stretches, findings.size(), [&](std::size_t i) {
    RowBatch& batch = batches_[i / stretches];
    const std::size_t rows = batch.happenings.rows.size(), stretch = i % stretches;
    check_happenings(batch, rows * stretch / stretches, rows * (stretch + 1) / stretches, orders, places, findings[i]);
  });
  for (Findings& each : findings) add(std::move(each));
}

// --- what may be called for later

namespace {

// Codes of all batches to those of one.
class Recoding {
public:
  Recoding(const CommonCodes& from, RowBatch& to) : from_(from), to_(to) {}
  TextId name(TextId code) const { return static_cast<TextId>(code == TextId::missing ? 0 : number_of_name(static_cast<std::uint32_t>(code))); }
  std::uint32_t buyer(std::uint32_t code) const {
    return code == no_buyer ? no_buyer : to_.buyers.number(number_of_name(from_.buyers.scope(code)), from_.buyers.text(code));
  }
  std::uint32_t order(std::uint32_t code) const { return to_.orders.number(number_of_name(from_.orders.scope(code)), from_.orders.text(code)); }

private:
  std::uint32_t number_of_name(std::uint32_t code) const { return code == 0 ? 0 : to_.names.number(0, from_.names.text(code)); }

  const CommonCodes& from_;
  RowBatch& to_;
};

} // namespace

Backlog RowChecks::backlog() const {
  Backlog backlog;
  const Recoding recoded(codes_, backlog.rows);
  for (const RowBatch& batch : batches_)
    for (const TransferRow& row : batch.transfers.rows)
      if (row.buyer != unused)
        backlog.rows.transfers.rows.push_back({recoded.buyer(row.buyer), 0, row.time, recoded.name(row.from), recoded.name(row.to), row.source});
  backlog.ids = ids_.rows();
  for (const Waiting& each : waiting_) {
    HappeningRow row = each.row;
    row.order = recoded.order(row.order), row.buyer = recoded.buyer(row.buyer), row.sku = recoded.name(row.sku);
    backlog.rows.happenings.rows.push_back(row);
    backlog.contradicts.push_back(each.contradicts);
    // What contradicts is not in the book.
    if (each.contradicts && each.id) backlog.ids.push_back(*each.id);
  }
  for (IdRow& id : backlog.ids) id.row = 0, id.shop = recoded.name(id.shop);
  return backlog;
}

} // namespace guiyin::timeline
