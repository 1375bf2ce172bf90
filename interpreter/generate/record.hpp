// One row to come, as numbers; its texts are made when it is written.
#pragma once

#include "interpreter/values/money.hpp"
#include "interpreter/values/time.hpp"

#include <cstdint>
#include <string_view>

namespace guiyin::generate {

enum class Type : std::uint8_t { chat, order, pay, cancel, refund, transfer };
enum class Sender : std::uint8_t { buyer, agent };
enum class Kind : std::uint8_t { human, automatic, robot, system };

inline constexpr std::uint32_t no_number = UINT32_MAX;

struct Buyer {
  std::uint32_t shop = no_number; // none where there is one shop only
  std::uint64_t number = 0;
  bool newcomer = false; // one who orders once; numbered apart
};

struct Price { // of an order's line
  std::uint32_t qty = 0;
  values::Money each, full_reduction, category_discount, item_discount;
};

struct Record {
  Type type = Type::chat;
  Sender from = Sender::buyer;
  Kind kind = Kind::human;
  values::Moment at; // whole seconds
  Buyer buyer;
  std::uint32_t agent = no_number, to = no_number, sku = no_number;
  std::uint64_t order = 0;
  Price price;
  values::Money amount; // of a refund
};

} // namespace guiyin::generate
