// One row of the events: its values are checked one by one, but not yet against other rows. LANGUAGE "Events".
#pragma once

#include "interpreter/timeline/timeline.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace guiyin::timeline {

enum class EventType : std::uint8_t { chat, order, pay, ship, complete, cancel, refund, transfer };
inline constexpr std::size_t event_types = 8;
inline constexpr std::array<std::string_view, event_types> event_type_names{"chat",     "order",  "pay",    "ship",
                                                                            "complete", "cancel", "refund", "transfer"};

// The columns with fixed names.
enum class Column : std::uint8_t {
  type,
  time,
  shop,
  buyer,
  agent,
  from,
  sku,
  order,
  qty,
  price,
  full_reduction,
  category_discount,
  item_discount,
  amount,
  kind,
  id,
  to,
  stage
};
inline constexpr std::size_t event_columns = 18;
inline constexpr std::array<std::string_view, event_columns> column_names{
    "type",          "time",   "shop", "buyer", "agent", "from", "sku", "order", "qty", "price", "full_reduction", "category_discount",
    "item_discount", "amount", "kind", "id",    "to",    "stage"};

enum class Stage : std::uint8_t { whole, deposit, balance };

// A value of a declared column: `value` as in ExtraColumn, but of a text the text itself (empty: missing).
struct ExtraValue {
  std::int64_t value = missing_value;
  std::string_view text;
};

// A line of an order.
struct LineRow {
  std::string_view sku;
  std::int64_t qty = 0;
  Money price, full_reduction, category_discount, item_discount;
  std::span<const ExtraValue> extras; // of the `line` fields, in the order of Builder::fields
};

// Views into storage of whoever made the row. What a type does not have is left as it is here.
struct EventRow {
  EventType type = EventType::chat;
  Moment time;
  RowSource source;
  std::string_view id, shop, buyer, order;
  std::string_view agent;             // chat: the agent; transfer: the first one
  std::string_view to;                // transfer: the second one
  std::string_view sku;               // chat, cancel, refund
  Sender from = Sender::buyer;        // chat
  Kind kind = Kind::human;            // chat
  Stage stage = Stage::whole;         // pay
  Money amount;                       // refund
  std::span<const LineRow> lines;     // order: at least one
  std::span<const ExtraValue> extras; // of the `chat` or `order` fields, in the order of Builder::fields
};

} // namespace guiyin::timeline
