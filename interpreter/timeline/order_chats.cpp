#include "interpreter/timeline/order_chats.hpp"

#include <algorithm>

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

void ChatOrder::put_right(std::size_t buyer) {
  const Range<MessageTag> range = buyers_[buyer].messages;
  const std::vector<std::uint32_t> order = order_by_time(messages_.time, range.begin, range.end);
  if (!order.empty()) {
    reorder(messages_.time, range.begin, order);
    reorder(messages_.agent, range.begin, order);
    reorder(messages_.sender, range.begin, order);
    reorder(messages_.kind, range.begin, order);
    reorder(messages_.sku, range.begin, order);
    if (messages_.sku.empty()) reorder(messages_.topic, range.begin, order);
    reorder(messages_.source, range.begin, order);
    for (ExtraColumn& extra : extras_) reorder(extra.values, range.begin, order);
  }
  if (!messages_.topic.empty()) topics_.compute(messages_, range, order, transfers_.empty() ? std::span<const Transfer>() : transfers_[buyer]);
}

} // namespace guiyin::timeline
