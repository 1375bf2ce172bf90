#include "tests/reference/timeline.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace reference {

namespace {

constexpr std::int64_t half_an_hour = 30 * 60 * 1000;

// “A conversation is the chats of one buyer with one agent in one shop; it ends when the two are silent for more than 30 minutes (exactly 30
// continues it).”
struct Conversation {
  bool begun = false;
  std::int64_t last = 0;
  std::string topic;
  bool open_at(std::int64_t time) const { return begun && time - last <= half_an_hour; }
  std::string topic_at(std::int64_t time) const { return open_at(time) ? topic : ""; }
};

struct Place { // of a row in the order of events
  std::int64_t time;
  std::size_t read;
  friend auto operator<=>(const Place&, const Place&) = default;
};

std::vector<std::size_t> in_event_order(const Events& events, const std::vector<std::size_t>& rows) {
  std::vector<std::size_t> sorted = rows;
  std::sort(sorted.begin(), sorted.end(), [&](std::size_t a, std::size_t b) { return Place{events[a].time, a} < Place{events[b].time, b}; });
  return sorted;
}

// “All rows that a unit sees are those of its own shop and buyer.”
std::vector<std::size_t> talk_of(const Events& events, const std::string& shop, const std::string& buyer) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < events.size(); ++i)
    if ((events[i].type == "chat" || events[i].type == "transfer") && events[i].shop == shop && events[i].buyer == buyer) rows.push_back(i);
  return in_event_order(events, rows);
}

// “chat.topic is … the sku on the latest chat so far in its conversation that the buyer sent with one; a product card sent by the agent does not set
// it.”
void hear_chat(Conversation& conversation, const Row& row) {
  if (!conversation.open_at(row.time)) conversation.topic = "";
  conversation.begun = true;
  conversation.last = row.time;
  if (row.from == "buyer" && !row.sku.empty()) conversation.topic = row.sku;
}

// “At a transfer at time t the first agent's topic (if that conversation is still open, else none) becomes the topic of a new conversation of the
// second agent that starts at t.”
void hand_over(std::map<std::string, Conversation>& conversations, const Row& row) {
  std::string topic = conversations[row.agent].topic_at(row.time);
  conversations[row.to] = {true, row.time, topic};
}

} // namespace

bool comes_before(const Message& a, const Message& b) { return Place{a.time, a.read} < Place{b.time, b.read}; }

// “Rows whose kind is auto, robot or system are left out.”
bool is_chat(const std::string& kind) { return kind.empty() || kind == "human"; }

// “Topics are computed on all chats before any window is applied … rows that are not chats neither set a topic nor keep a conversation open, and bear
// the topic then in force.”
std::vector<Message> messages_of(const Events& events, const std::string& shop, const std::string& buyer) {
  std::vector<Message> messages;
  if (buyer.empty()) return messages;
  std::map<std::string, Conversation> conversations; // by agent
  for (std::size_t i : talk_of(events, shop, buyer)) {
    const Row& row = events[i];
    if (row.type == "transfer") {
      hand_over(conversations, row);
      continue;
    }
    Conversation& conversation = conversations[row.agent];
    if (is_chat(row.kind)) hear_chat(conversation, row);
    messages.push_back({row.time, i, row.agent, row.from, row.kind.empty() ? "human" : row.kind, row.sku, conversation.topic_at(row.time)});
  }
  return messages;
}

// “Rows of one order belong together wherever they stand; the first read fixes buyer and time.” “line.amount is qty × price − the three discounts.”
std::vector<Order> orders_of(const Events& events) {
  std::vector<Order> orders;
  auto find = [&](const Row& row) {
    return std::find_if(orders.begin(), orders.end(), [&](const Order& order) { return order.shop == row.shop && order.number == row.order; });
  };
  for (const Row& row : events) {
    if (row.type != "order") continue;
    auto order = find(row);
    if (order == orders.end()) order = orders.insert(orders.end(), {row.shop, row.order, row.buyer, row.time, {}, {}});
    Integer amount = Integer(row.qty) * row.price - row.full_reduction - row.category_discount - row.item_discount;
    order->lines.push_back({row.sku, row, amount});
  }
  std::vector<std::size_t> all(events.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  for (std::size_t i : in_event_order(events, all)) {
    const Row& row = events[i];
    if (row.type == "chat" || row.type == "transfer" || row.type == "order") continue;
    // “Left out …: a pay, ship, complete, cancel or refund of an order that is not in the input.”
    if (auto order = find(row); order != orders.end()) order->rows.push_back(row);
  }
  return orders;
}

// “The same row again is counted once and said. Rows without id are never merged.”
Events without_repetitions(const Events& events) {
  Events kept;
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  for (const Row& row : events)
    if (row.id.empty() || seen.insert({row.shop, row.type, row.id}).second) kept.push_back(row);
  return kept;
}

} // namespace reference
