#include "interpreter/timeline/chat_log.hpp"

#include "interpreter/timeline/arrange.hpp"

#include <algorithm>
#include <unordered_set>

namespace guiyin::timeline {

namespace {

void keep(Transfers& transfers, BuyerId buyer, const Transfer& transfer, RowSource source) {
  transfers.buyer.push_back(buyer);
  transfers.time.push_back(transfer.time);
  transfers.from.push_back(transfer.from);
  transfers.to.push_back(transfer.to);
  transfers.source.push_back(source);
}

} // namespace

void ChatLog::add_chat(const EventRow& row, std::uint32_t buyer, Dictionary& texts) {
  rows_.time.push_back(row.time);
  rows_.agent.push_back(texts.intern(row.agent));
  rows_.sender.push_back(row.from);
  rows_.kind.push_back(row.kind);
  rows_.sku.push_back(texts.intern(row.sku));
  rows_.source.push_back(row.source);
  buyer_.push_back(buyer);
  extras_.add(row.extras, texts);
}

void ChatLog::add_transfer(const EventRow& row, TextId shop, Dictionary& texts) {
  const Transfer transfer{row.time, texts.intern(row.agent), texts.intern(row.to), static_cast<std::uint32_t>(rows_.size())};
  transfers_.push_back({shop, texts.intern(row.buyer), transfer, row.source});
}

std::uint64_t ChatLog::count_agents(const BuyerTable& buyers) const {
  std::unordered_set<std::uint64_t> agents;
  for (std::size_t row = 0; row < rows_.size(); ++row) agents.insert(pair_key(buyers[buyer_[row]].shop, rows_.agent[row]));
  for (const HandedOver& handed : transfers_)
    for (const TextId agent : {handed.transfer.from, handed.transfer.to}) agents.insert(pair_key(handed.shop, agent));
  return agents.size();
}

// Each buyer's transfers in event order; `place` gives a buyer number its place among the sorted buyers.
std::vector<std::vector<ChatLog::HandedOver>> ChatLog::transfers_by_place(const BuyerTable& table, std::span<const std::uint32_t> place) const {
  std::vector<std::vector<HandedOver>> by_place(transfers_.empty() ? 0 : place.size());
  for (const HandedOver& handed : transfers_)
    if (const auto buyer = table.find(handed.shop, handed.buyer)) by_place[place[*buyer]].push_back(handed);
  for (auto& transfers : by_place)
    std::stable_sort(transfers.begin(), transfers.end(), [](const HandedOver& a, const HandedOver& b) { return a.transfer.time < b.transfer.time; });
  return by_place;
}

void ChatLog::move_into(Timeline& timeline, const BuyerTable& table, std::span<const std::uint32_t> numbers) && {
  const std::vector<std::uint32_t> place = places(numbers);
  Grouped grouped = group_rows(arranged(place, buyer_), table.size());
  sort_by_time(grouped, rows_.time);
  const auto& rows = grouped.rows;
  Messages& messages = timeline.messages;
  messages = {arranged(rows_.time, rows), arranged(rows_.agent, rows),      arranged(rows_.sender, rows), arranged(rows_.kind, rows),
              arranged(rows_.sku, rows),  std::vector<TextId>(rows.size()), arranged(rows_.source, rows)};
  std::move(extras_).move_into(timeline.extras, rows);
  const auto handed_over = transfers_by_place(table, place);
  std::vector<Transfer> transfers; // of one buyer
  for (std::uint32_t i = 0; i < numbers.size(); ++i) {
    timeline.buyers[i].messages = {grouped.begin[i], grouped.begin[i + 1]};
    transfers.clear();
    if (!handed_over.empty()) {
      for (const HandedOver& handed : handed_over[i]) {
        transfers.push_back(handed.transfer);
        keep(timeline.transfers, static_cast<BuyerId>(i), handed.transfer, handed.source);
      }
    }
    compute_topics(messages, timeline.buyers[i].messages, rows, transfers);
  }
}

} // namespace guiyin::timeline
