// Chats and transfers in reading order.
#pragma once

#include "interpreter/timeline/buyer_table.hpp"
#include "interpreter/timeline/event.hpp"
#include "interpreter/timeline/extra_store.hpp"
#include "interpreter/timeline/topics.hpp"

#include <cstdint>
#include <vector>

namespace guiyin::timeline {

class ChatLog {
public:
  explicit ChatLog(const std::vector<FieldRequest>& fields) : extras_(FieldOwner::chat, fields) {}

  const std::vector<FieldRequest>& fields() const { return extras_.fields(); }
  void add_chat(const EventRow& row, std::uint32_t buyer, Dictionary& texts);
  void add_transfer(const EventRow& row, TextId shop, Dictionary& texts);

  // Agents who chatted or handed a buyer over or took one, each once per shop.
  std::uint64_t count_agents(const BuyerTable& buyers) const;
  // Sets messages and their extra columns, and `buyers[i].messages`, for the buyers with these numbers in this order.
  void move_into(Timeline& timeline, const BuyerTable& table, std::span<const std::uint32_t> numbers) &&;

private:
  struct HandedOver {
    TextId shop{}, buyer{};
    Transfer transfer;
    RowSource source;
  };
  std::vector<std::vector<HandedOver>> transfers_by_place(const BuyerTable& table, std::span<const std::uint32_t> place) const;

  Messages rows_; // without topics
  std::vector<std::uint32_t> buyer_;
  ExtraStore extras_;
  std::vector<HandedOver> transfers_;
};

} // namespace guiyin::timeline
