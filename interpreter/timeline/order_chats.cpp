#include "interpreter/timeline/order_chats.hpp"

#include "interpreter/timeline/arrange.hpp"
#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <mutex>
#include <utility>

namespace guiyin::timeline {

std::vector<std::vector<Transfer>> place_transfers(const std::vector<RowBatch>& batches, const Places& places,
                                                   const std::vector<std::uint32_t>& number_of, Timeline& timeline) {
  struct HandedOver {
    std::uint32_t buyer;
    Transfer transfer;
    RowSource source;
  };
  std::vector<HandedOver> all;
  for (std::size_t i = 0; i < batches.size(); ++i) {
    const auto& rows = batches[i].transfers.rows;
    for (std::size_t row = 0; row < rows.size(); ++row)
      if (const TransferRow& of = rows[row]; of.buyer != unused && number_of[of.buyer] != nowhere)
        all.push_back({number_of[of.buyer], {of.time, of.from, of.to, places[i][row]}, of.source});
  }
  std::stable_sort(all.begin(), all.end(), [](const HandedOver& a, const HandedOver& b) {
    return a.buyer != b.buyer ? a.buyer < b.buyer : a.transfer.time < b.transfer.time;
  });
  std::vector<std::vector<Transfer>> by_buyer(all.empty() ? 0 : timeline.buyers.size());
  for (const HandedOver& each : all) {
    by_buyer[each.buyer].push_back(each.transfer);
    timeline.transfers.buyer.push_back(static_cast<BuyerId>(each.buyer));
    timeline.transfers.time.push_back(each.transfer.time);
    timeline.transfers.from.push_back(each.transfer.from);
    timeline.transfers.to.push_back(each.transfer.to);
    timeline.transfers.source.push_back(each.source);
  }
  return by_buyer;
}

namespace {

// The order that a buyer's messages had, as `order_by_time` gives it.
std::vector<std::uint32_t> put_in_event_order(Messages& messages, std::vector<ExtraColumn>& extras, Range<MessageTag> range) {
  std::vector<std::uint32_t> order = order_by_time(messages.time, range.begin, range.end);
  if (order.empty()) return order;
  reorder(messages.time, range.begin, order);
  reorder(messages.agent, range.begin, order);
  reorder(messages.sender, range.begin, order);
  reorder(messages.kind, range.begin, order);
  reorder(messages.sku, range.begin, order);
  if (messages.sku.empty()) reorder(messages.topic, range.begin, order);
  reorder(messages.source, range.begin, order);
  for (ExtraColumn& extra : extras) reorder(extra.values, range.begin, order);
  return order;
}

} // namespace

void put_chats_in_order(Timeline& timeline, std::vector<ExtraColumn>& extras, const std::vector<std::vector<Transfer>>& transfers,
                        const Wanted& wanted, std::uint32_t names, Agents& agents, unsigned threads) {
  Messages& messages = timeline.messages;
  if (wanted.topics && wanted.own_skus)
    messages.topic.extend(messages.size()); // each is set below
  else if (wanted.topics)
    messages.topic = std::exchange(messages.sku, {}); // each is read before its topic takes its place
  std::mutex adding;
  values::share_out(threads, timeline.buyers.size(), buyers_at_once, [&](auto& next) {
    Topics topics(names);
    Agents seen(names);
    while (const auto helping = next())
      for (std::size_t i = helping->begin; i < helping->end; ++i) {
        const Buyer& buyer = timeline.buyers[i];
        const std::vector<std::uint32_t> was_at = put_in_event_order(messages, extras, buyer.messages);
        if (wanted.topics) topics.compute(messages, buyer.messages, was_at, transfers.empty() ? std::span<const Transfer>() : transfers[i]);
        for (std::uint32_t row = buyer.messages.begin; row < buyer.messages.end; ++row) seen.add(buyer.shop, messages.agent[row]);
      }
    const std::scoped_lock lock(adding);
    agents.add(std::move(seen));
  });
}

} // namespace guiyin::timeline
