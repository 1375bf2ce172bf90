#include "tests/reference/futures.hpp"

#include "tests/reference/build.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace reference {

namespace {

void visit(const Node& node, const std::function<void(const Node&)>& see) {
  see(node);
  for (const Node& part : node.parts) visit(part, see);
}

void visit(const Policy& policy, const Settings& settings, const std::function<void(const Node&)>& see) {
  auto maybe = [&](const std::optional<Node>& node) {
    if (node) visit(*node, see);
  };
  for (const Claim& claim : policy.claims)
    for (const auto* node : {&claim.window, &claim.where, &claim.require, &claim.choice}) maybe(*node);
  for (const auto* node : {&policy.when, &policy.credit, &policy.amount, &policy.revoke}) maybe(*node);
  if (policy.deduct) maybe(policy.deduct->duration), maybe(policy.deduct->moment);
  for (const auto& [name, value] : policy.defines) visit(value, see);
  for (const Param& param : policy.params) visit(param.value, see);
  for (const auto& [name, value] : settings) visit(value, see);
}

std::vector<std::int64_t> durations_of(const Policy& policy, const Settings& settings) {
  std::set<std::int64_t> lengths{0};
  visit(policy, settings, [&](const Node& node) {
    if (node.op == Op::duration) lengths.insert(node.number);
    if (node.op == Op::multiply && node.parts[1].op == Op::count) lengths.insert(node.parts[0].number * node.parts[1].number);
  });
  return {lengths.begin(), lengths.end()};
}

// What the unit's instants and the policy's durations make.
void add_edges(Horizon& horizon, const std::set<std::int64_t>& moments, const std::set<std::int64_t>& chats, std::int64_t day_starts) {
  std::set<std::int64_t> near, further;
  auto add = [&](std::set<std::int64_t>& edges, std::int64_t time) {
    if (time > horizon.as_of) edges.insert(time);
  };
  for (std::int64_t moment : moments)
    for (std::int64_t one : horizon.durations)
      for (std::int64_t shifted : {moment + one, moment - one}) {
        add(near, shifted);
        for (int days = -3; days <= 3; ++days) add(one == 0 ? near : further, start_of_day(shifted, day_starts) + days * day);
        for (std::int64_t other : horizon.durations) add(further, shifted + other), add(further, shifted - other);
      }
  for (std::int64_t chat : chats)
    for (std::int64_t one : horizon.durations) add(further, chat + one);
  horizon.edges.assign(near.begin(), near.end());
  horizon.further_edges.assign(further.begin(), further.end());
}

Row blank(const Horizon& horizon, const std::string& type, std::int64_t time) {
  Row row;
  row.type = type;
  row.time = time;
  row.shop = horizon.shop;
  return row;
}

Events some_talk(const Horizon& horizon, Dice& dice, std::int64_t time) {
  Events rows;
  Row row = blank(horizon, "chat", time);
  row.buyer = horizon.buyer;
  row.agent = dice.one_of(horizon.agents);
  row.sku = dice.chance(50) ? dice.one_of(horizon.skus) : "";
  row.kind = dice.chance(80) ? "" : dice.one_of<std::string>({"auto", "robot", "system"});
  row.from = dice.chance(50) ? "buyer" : "agent";
  bool alternate = dice.chance(75);
  for (std::int64_t count = dice.one_of<std::int64_t>({1, 1, 2, 2, 4, 16}); count > 0; --count) {
    rows.push_back(row);
    if (alternate) row.from = row.from == "buyer" ? "agent" : "buyer";
    if (dice.chance(50)) row.sku.clear();
  }
  return rows;
}

Row some_happening(const Horizon& horizon, Dice& dice, const std::string& type, std::int64_t time) {
  Row row = blank(horizon, type, time);
  row.order = horizon.order;
  if (row.type == "pay") row.stage = dice.one_of<std::string>({"", "", "deposit", "balance"});
  if (row.type == "cancel" || row.type == "refund") row.sku = dice.chance(50) ? "" : dice.one_of(horizon.skus);
  if (row.type == "refund") row.amount = dice.one_of<std::int64_t>({0, 1, 100, horizon.amount, horizon.amount * 10 + 1000});
  return row;
}

} // namespace

Horizon horizon_of(const Policy& policy, const Settings& settings, const Events& known, const std::string& shop, const std::string& order,
                   std::int64_t as_of) {
  Horizon horizon{as_of, shop, {}, order, {}, {"新人"}, durations_of(policy, settings), {}, {}, 0};
  std::set<std::int64_t> moments{as_of}, chats;
  for (const Row& row : known) {
    (row.type == "chat" ? chats : moments).insert(row.time);
    if (row.type == "chat" && std::find(horizon.agents.begin(), horizon.agents.end(), row.agent) == horizon.agents.end())
      horizon.agents.push_back(row.agent);
    if (row.type != "order" || row.order != order) continue;
    horizon.buyer = row.buyer;
    horizon.skus.push_back(row.sku);
    horizon.amount += row.qty * row.price - row.full_reduction - row.category_discount - row.item_discount;
  }
  add_edges(horizon, moments, chats, policy.day_starts.value_or(0));
  return horizon;
}

std::int64_t some_edge(const Horizon& horizon, Dice& dice) {
  bool near = horizon.further_edges.empty() || (!horizon.edges.empty() && dice.chance(60));
  const std::vector<std::int64_t>& edges = near ? horizon.edges : horizon.further_edges;
  return edges.empty() ? horizon.as_of + 1 : dice.one_of(edges);
}

// At an instant, about a duration or two before or after it, or anywhere in between: the windows and ranges of a moment that comes there.
std::int64_t beside(const Horizon& horizon, Dice& dice, std::int64_t time) {
  std::int64_t length = dice.one_of(horizon.durations), sign = dice.between(-1, 1), step = dice.between(-1, 1);
  if (dice.chance(25)) length = dice.below(std::min(length, far_away) + 1);
  if (dice.chance(15)) time += dice.between(-1, 1) * dice.one_of(horizon.durations);
  return std::max(time + sign * length + step, horizon.as_of + 1);
}

std::int64_t some_instant(const Horizon& horizon, Dice& dice, const Events& future) {
  std::int64_t roll = dice.below(100), time = horizon.as_of + 1;
  if (roll < 45) {
    time = some_edge(horizon, dice);
    time += dice.between(-1, 1);
  } else if (roll < 60) {
    time += dice.below(64) * 3 * hour;
  } else if (roll < 75 && !future.empty()) {
    time = beside(horizon, dice, dice.one_of(future).time);
  } else if (roll < 85) {
    time = horizon.as_of + far_away;
  }
  return std::max(time, horizon.as_of + 1);
}

Events rows_of(const Horizon& horizon, Dice& dice, const std::string& type, std::int64_t time) {
  if (type == "chat") return some_talk(horizon, dice, time);
  if (type != "transfer") return {some_happening(horizon, dice, type, time)};
  Row row = blank(horizon, type, time);
  row.buyer = horizon.buyer;
  row.agent = dice.one_of(horizon.agents);
  row.to = dice.one_of(horizon.agents);
  return {row};
}

Events some_future(const Horizon& horizon, Dice& dice, std::optional<std::int64_t> around) {
  static const std::vector<std::string> types{"chat", "chat", "chat",     "chat",   "chat",   "pay",
                                              "pay",  "ship", "complete", "cancel", "refund", "transfer"};
  Events future;
  for (std::int64_t count = dice.between(1, 4); count > 0; --count) {
    std::int64_t time = some_instant(horizon, dice, future);
    if (around && dice.chance(70)) time = beside(horizon, dice, future.empty() || dice.chance(75) ? *around : dice.one_of(future).time);
    for (const Row& row : rows_of(horizon, dice, dice.one_of(types), time)) future.push_back(row);
  }
  return future;
}

} // namespace reference
