// What happened to one buyer in one shop, and to one order. LANGUAGE "Scope", "Order of events", "Chats", "Moments", "Amounts".
#pragma once

#include "tests/reference/model.hpp"

namespace reference {

// A row of type `chat` with its place in the order of events and the topic then in force (empty: none).
struct Message {
  std::int64_t time = 0;
  std::size_t read = 0;
  std::string agent, from, kind, sku, topic;
};

// “By time, then by the order in which they were read.”
bool comes_before(const Message& a, const Message& b);

// A chat is a message that a person wrote.
bool is_chat(const std::string& kind);

// All messages of a buyer in a shop, in the order of events. No messages for an empty buyer.
std::vector<Message> messages_of(const Events& events, const std::string& shop, const std::string& buyer);

struct Line {
  std::string sku;
  Row row;
  Integer amount; // qty × price − the three discounts
};

struct Order {
  std::string shop, number, buyer;
  std::int64_t placed = 0;
  std::vector<Line> lines; // numbered from 1 in reading order
  std::vector<Row> rows;   // pay, ship, complete, cancel, refund, in the order of events
};

std::vector<Order> orders_of(const Events& events);

// `id`, where given, is unique per shop and type: the same row again is counted once.
Events without_repetitions(const Events& events);

} // namespace reference
