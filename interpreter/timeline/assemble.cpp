#include "interpreter/timeline/assemble.hpp"

#include "interpreter/timeline/arrange.hpp"
#include "interpreter/timeline/check_rows.hpp"
#include "interpreter/timeline/place_chats.hpp"
#include "interpreter/timeline/place_orders.hpp"
#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <iterator>
#include <mutex>
#include <unordered_set>

namespace guiyin::timeline {

namespace {

// The buyers who have a chat or an order get numbers, in the order of their codes.
std::vector<std::uint32_t> number_buyers(const CommonCodes& codes, const ChatCounts& chats, const std::vector<FirstRow>& orders, Timeline& timeline) {
  std::vector<std::uint32_t> number_of(codes.buyers.size(), nowhere);
  for (const auto& of_batch : chats)
    for (std::uint32_t code = 0; code < of_batch.size(); ++code)
      if (of_batch[code]) number_of[code] = 0;
  for (const FirstRow& order : orders)
    if (order.row) number_of[order.row->buyer] = 0;
  for (std::uint32_t code = 0; code < number_of.size(); ++code) {
    if (number_of[code] == nowhere) continue;
    number_of[code] = static_cast<std::uint32_t>(timeline.buyers.size());
    timeline.buyers.push_back({static_cast<TextId>(codes.buyers.scope(code)), shown(codes.buyers.text(code), codes.names.size() + code), {}, {}});
  }
  return number_of;
}

// --- counts of what is used

struct Span {
  Moment first = values::end_of_time, last = values::beginning_of_time;
  void add(Moment time) {
    first = std::min(first, time);
    last = std::max(last, time);
  }
};

Span span_of_chats(const ChatRows& chats) {
  Span span;
  for (std::size_t i = 0; i < chats.size(); ++i)
    if (chats.buyer[i] != unused) span.add(chats.time[i]);
  return span;
}

void widen(BuildCounts& counts, const Span& span) {
  if (span.last < span.first) return; // of nothing
  counts.first = std::min(counts.first.value_or(span.first), span.first);
  counts.last = std::max(counts.last.value_or(span.last), span.last);
}

// Before chats are placed, which uses up the batches' own.
void count_chat_rows(const std::vector<RowBatch>& batches, BuildCounts& counts, unsigned threads) {
  std::vector<Span> spans(batches.size());
  values::in_parallel(threads, batches.size(), [&](std::size_t i) { spans[i] = span_of_chats(batches[i].chats); });
  for (const Span& span : spans) widen(counts, span);
  for (const RowBatch& batch : batches)
    counts.rows[static_cast<std::size_t>(EventType::chat)] +=
        static_cast<std::uint64_t>(std::count_if(batch.chats.buyer.begin(), batch.chats.buyer.end(), [](auto buyer) { return buyer != unused; }));
}

// When what happened to orders has been checked.
void count_other_rows(const std::vector<RowBatch>& batches, BuildCounts& counts) {
  Span all;
  const auto count = [&](EventType type, Moment time, std::uint32_t rows) {
    counts.rows[static_cast<std::size_t>(type)] += rows;
    all.add(time);
  };
  for (const RowBatch& batch : batches) {
    for (const OrderRow& row : batch.order_rows.rows)
      if (row.order != unused) count(EventType::order, row.time, row.lines);
    for (const HappeningRow& row : batch.happenings.rows)
      if (row.order != unused) count(row.type, row.time, 1);
    for (const TransferRow& row : batch.transfers.rows)
      if (row.buyer != unused) count(EventType::transfer, row.time, 1);
  }
  widen(counts, all);
}

// Agents who chatted or handed a buyer over or took one, each once per shop. Most rows have the shop that the agent's last row had.
class Agents {
public:
  explicit Agents(std::uint32_t names) : last_shop_(names, nowhere) {}
  void add(TextId shop, TextId agent) {
    std::uint32_t& last = last_shop_[static_cast<std::uint32_t>(agent)];
    if (last == static_cast<std::uint32_t>(shop)) return;
    last = static_cast<std::uint32_t>(shop);
    agents_.insert(std::uint64_t{last} << 32 | static_cast<std::uint32_t>(agent));
  }
  void add(Agents&& others) { agents_.merge(others.agents_); }
  std::vector<std::pair<TextId, TextId>> all() const {
    std::vector<std::pair<TextId, TextId>> all;
    for (const std::uint64_t agent : agents_) all.emplace_back(static_cast<TextId>(agent >> 32), static_cast<TextId>(agent & UINT32_MAX));
    return all;
  }

private:
  std::vector<std::uint32_t> last_shop_;
  std::unordered_set<std::uint64_t> agents_;
};

std::vector<std::pair<TextId, TextId>> agents_of(const Timeline& timeline, const std::vector<RowBatch>& batches, const TextTable& buyers,
                                                 std::uint32_t names, unsigned threads) {
  Agents agents(names);
  std::mutex adding;
  values::share_out(threads, timeline.buyers.size(), buyers_at_once, [&](auto& next) {
    Agents seen(names);
    while (const auto helping = next())
      for (std::size_t i = helping->begin; i < helping->end; ++i) {
        const Buyer& buyer = timeline.buyers[i];
        for (std::uint32_t row = buyer.messages.begin; row < buyer.messages.end; ++row) seen.add(buyer.shop, timeline.messages.agent[row]);
      }
    const std::scoped_lock lock(adding);
    agents.add(std::move(seen));
  });
  for (const RowBatch& batch : batches) {
    for (const TransferRow& row : batch.transfers.rows) {
      if (row.buyer == unused) continue;
      agents.add(static_cast<TextId>(buyers.scope(row.buyer)), row.from);
      agents.add(static_cast<TextId>(buyers.scope(row.buyer)), row.to);
    }
  }
  return agents.all();
}

void count_people(const Timeline& timeline, Built& built) {
  std::unordered_set<std::uint32_t> shops;
  std::optional<TextId> last;
  for (const Buyer& buyer : timeline.buyers) {
    if (buyer.name != TextId::missing) ++built.counts.buyers;
    if (last != buyer.shop && shops.insert(static_cast<std::uint32_t>(buyer.shop)).second) built.shops.push_back(buyer.shop);
    last = buyer.shop;
  }
  built.counts.shops = built.shops.size();
}

} // namespace

Built assemble(std::vector<RowBatch> batches, std::vector<std::string> files, unsigned threads) {
  Built built;
  Timeline& timeline = built.timeline;
  CommonCodes codes = make_codes_common(batches, threads);
  const std::uint32_t names = codes.names.size();
  RowChecks checks(batches, codes, files, built);
  checks.check_ids();
  ChatCounts chats;
  std::vector<FirstRow> first;
  const auto look_at_orders = [&] { first = checks.check_orders(); };
  const auto look_at_chats = [&] {
    chats = count_chats(batches, codes.buyers.size(), threads);
    count_chat_rows(batches, built.counts, threads);
  };
  values::in_parallel(threads, 2, [&](std::size_t which) { which == 0 ? look_at_orders() : look_at_chats(); });
  const std::vector<std::uint32_t> number_of = number_buyers(codes, chats, first, timeline);
  // Orders and chats have nothing to do with each other here, so they are placed side by side.
  std::vector<ExtraColumn> of_orders, of_chats;
  const auto orders_into_place = [&] {
    const std::vector<std::uint32_t> order_of = place_orders(batches, first, codes, number_of, timeline, of_orders);
    checks.check_happenings(first, order_of);
    count_other_rows(batches, built.counts);
    if (batches[0].wanted.backlog) built.backlog = checks.backlog();
    place_happenings(batches, order_of, timeline);
    for (RowBatch& batch : batches) batch.order_rows = {}, batch.happenings = {};
  };
  const auto chats_into_place = [&] { place_chats(batches, std::move(chats), number_of, names, timeline, of_chats, threads); };
  values::in_parallel(threads, 2, [&](std::size_t which) { which == 0 ? orders_into_place() : chats_into_place(); });
  timeline.extras = std::move(of_chats);
  timeline.extras.insert(timeline.extras.end(), std::make_move_iterator(of_orders.begin()), std::make_move_iterator(of_orders.end()));
  count_people(timeline, built);
  built.agents = agents_of(timeline, batches, codes.buyers, names, threads);
  built.counts.agents = built.agents.size();
  timeline.files = std::move(files);
  timeline.texts = Dictionary(std::move(codes.names));
  timeline.texts.show(std::move(codes.buyers));
  timeline.texts.show(std::move(codes.orders));
  return built;
}

} // namespace guiyin::timeline
