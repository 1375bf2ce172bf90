// A store of which no more is looked at than what names its buyers and orders, and of a buyer all, when asked for.
#pragma once

#include "interpreter/store/opened.hpp"

#include <memory>
#include <string_view>
#include <variant>

namespace guiyin::store {

class Index {
public:
  // As `Store::open`, but rows and backlog are not looked at: what is wrong with them shows where they are asked for.
  static std::variant<Index, Damage> open(std::string_view bytes, std::shared_ptr<const void> memory, unsigned threads = 1);

  // Buyers, orders and texts. Chats, lines and happenings are not there, so the ranges of buyers and orders lead nowhere.
  const timeline::Timeline& orders() const { return orders_; }
  // All that is said of one buyer of `orders()`, as a timeline of this buyer alone, with its own columns. Ids of texts are those of the store.
  std::variant<timeline::Timeline, Damage> buyer(timeline::BuyerId buyer, unsigned threads = 1) const;

private:
  Opened opened_;
  timeline::Timeline orders_;
};

} // namespace guiyin::store
