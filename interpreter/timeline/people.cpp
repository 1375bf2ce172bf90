#include "interpreter/timeline/people.hpp"

#include <optional>

namespace guiyin::timeline {

std::vector<std::uint32_t> number_buyers(const CommonCodes& codes, const std::vector<std::uint32_t>& begins, const KnownOrders& orders,
                                         Timeline& timeline) {
  std::vector<std::uint32_t> number_of(codes.buyers.size(), nowhere);
  for (const KnownOrder& order : orders)
    if (order.is_there()) number_of[order.buyer] = 0;
  for (std::uint32_t code = 0; code < number_of.size(); ++code) {
    const Range<MessageTag> messages{begins[code], begins[code + 1]};
    if (number_of[code] == nowhere && messages.size() == 0) continue;
    number_of[code] = static_cast<std::uint32_t>(timeline.buyers.size());
    const TextId name = shown(codes.buyers.text(code), codes.names.size() + code);
    timeline.buyers.push_back({static_cast<TextId>(codes.buyers.scope(code)), name, messages, {}});
  }
  return number_of;
}

void Agents::add_those_of(const std::vector<RowBatch>& batches, const TextTable& buyers) {
  for (const RowBatch& batch : batches) {
    for (const TransferRow& row : batch.transfers.rows) {
      if (row.buyer == unused) continue;
      add(static_cast<TextId>(buyers.scope(row.buyer)), row.from);
      add(static_cast<TextId>(buyers.scope(row.buyer)), row.to);
    }
  }
}

std::vector<std::pair<TextId, TextId>> Agents::all() const {
  std::vector<std::pair<TextId, TextId>> all;
  for (const std::uint64_t agent : agents_) all.emplace_back(static_cast<TextId>(agent >> 32), static_cast<TextId>(agent & UINT32_MAX));
  return all;
}

void count_people(Built& built) {
  std::unordered_set<std::uint32_t> shops;
  std::optional<TextId> last;
  for (const Buyer& buyer : built.timeline.buyers) {
    if (buyer.name != TextId::missing) ++built.counts.buyers;
    if (last != buyer.shop && shops.insert(static_cast<std::uint32_t>(buyer.shop)).second) built.shops.push_back(buyer.shop);
    last = buyer.shop;
  }
  built.counts.shops = built.shops.size();
  built.counts.agents = built.agents.size();
}

} // namespace guiyin::timeline
