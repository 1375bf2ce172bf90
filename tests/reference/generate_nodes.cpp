#include "tests/reference/generate_nodes.hpp"

#include "tests/reference/build.hpp"
#include "tests/reference/generate.hpp"

#include <algorithm>

namespace reference {

using namespace build;

const Param* NodeMaker::choice_param() const {
  for (const Param& param : policy_.params)
    if (param.name == "mode") return &param;
  return nullptr;
}

const Param* NodeMaker::length_param(bool or_unlimited) const {
  for (const Param& param : policy_.params)
    if (param.choices.empty() && param.or_unlimited == or_unlimited) return &param;
  return nullptr;
}

Node NodeMaker::sku() { return named(Op::text, "SKU" + std::to_string(dice_.between(1, 3))); }

// Of three the longest, so that windows are seldom empty.
Node NodeMaker::pooled() {
  std::int64_t longest = 0;
  for (int i = 0; i < 3; ++i) longest = std::max(longest, dice_.one_of(pool_of_durations()));
  return duration(longest);
}

// --- values ------------------------------------------------------------------------------------------------------------------------------

Node NodeMaker::moment(int depth) {
  static const std::vector<std::string> others{"deposit_paid", "balance_paid", "shipped", "completed"};
  std::int64_t roll = dice_.below(100);
  Node name = build::moment(roll < 55 ? "placed" : roll < 88 ? "paid" : dice_.one_of(others));
  if (depth > 0 && dice_.chance(12)) {
    Op op = dice_.chance(50) ? Op::add : Op::subtract;
    return node(op, {name, pooled()});
  }
  return name;
}

// Never `unlimited`.
Node NodeMaker::bounded_length() {
  const Param* param = length_param(false);
  if (param && dice_.chance(40)) return build::param(param->name);
  if (dice_.chance(10)) return node(Op::multiply, {pooled(), number(Op::count, dice_.between(1, 3))});
  return pooled();
}

Node NodeMaker::length() {
  const Param* open = length_param(true);
  if (open && dice_.chance(40)) return build::param(open->name);
  if (dice_.chance(10)) return node(Op::unlimited);
  if (dice_.chance(15)) {
    Node condition = unit_condition(0), then = bounded_length(), otherwise = bounded_length();
    return node(Op::choose, {condition, then, otherwise});
  }
  const Param* mode = choice_param();
  if (mode && dice_.chance(15)) return by(mode->name, mode->choices, {pooled(), pooled(), bounded_length()});
  return bounded_length();
}

Node NodeMaker::amount() {
  if (!line_unit()) return dice_.chance(75) ? field("order.total") : node(Op::multiply, {field("order.total"), number(Op::percent, 3333)});
  Node gross = node(Op::multiply, {field("line.qty"), field("line.price")});
  switch (dice_.below(6)) {
  case 0:
    return gross;
  case 1:
    return node(Op::subtract, {gross, field("line.full_reduction")});
  case 2:
    return node(Op::multiply, {field("line.amount"), number(Op::percent, dice_.one_of<std::int64_t>({5000, 3333, 1250}))});
  case 3: {
    Node condition = unit_condition(0);
    return node(Op::choose, {condition, field("line.amount"), gross});
  }
  default:
    return field("line.amount");
  }
}

// --- conditions ----------------------------------------------------------------------------------------------------------------------------

Node NodeMaker::compare(Node left, Node right) { return node(dice_.chance(60) ? Op::equal : Op::not_equal, {std::move(left), std::move(right)}); }

Node NodeMaker::order_compare(Node left, Node right) {
  Op op = dice_.one_of<Op>({Op::less, Op::less_equal, Op::greater, Op::greater_equal, Op::equal, Op::not_equal});
  return node(op, {std::move(left), std::move(right)});
}

// About one instant: its time of day, its weekday, or where it lies to another.
Node NodeMaker::moment_fact(Node of) {
  auto clock = [&] { return number(Op::time_of_day, dice_.between(0, 47) * 30 * minute); };
  auto part = [&](const char* name) { return Node{Op::part, 0, name, {of}, {}}; };
  switch (dice_.below(5)) {
  case 0: {
    Node from = clock(), to = clock();
    if (from.number == to.number) to.number = (to.number + hour) % day;
    return node(Op::between, {part("time_of_day"), from, to});
  }
  case 1:
    return compare(part("weekday"), number(Op::weekday, dice_.between(1, 7)));
  case 2:
    return node(Op::between, {part("weekday"), number(Op::weekday, dice_.between(1, 3)), number(Op::weekday, dice_.between(4, 7))});
  case 3:
    return order_compare(part("time_of_day"), clock());
  default:
    return order_compare(of, dice_.chance(50) ? moment(1) : happening());
  }
}

// A moment that the order comes to have, or never.
Node NodeMaker::happening() {
  static const std::vector<std::string> moments{"paid", "paid", "deposit_paid", "balance_paid", "shipped", "completed", "cancelled", "cancelled"};
  return build::moment(dice_.one_of(moments));
}

// A fact about a row or a candidate, whose instant may be `of`, tied to what happens to the order.
Node NodeMaker::tied_to_order(Node fact, Node of) {
  Node moment = happening(), happens = node(Op::happened, {moment});
  switch (dice_.below(9)) {
  case 0:
  case 1:
    return node(Op::and_, {fact, happens});
  case 2:
    return node(Op::and_, {happens, fact});
  case 3:
    return node(Op::and_, {fact, node(Op::not_, {happens})});
  case 4:
    return node(Op::not_, {node(Op::or_, {fact, happens})});
  case 5:
    return node(Op::or_, {node(Op::not_, {fact}), happens});
  case 6:
    return node(Op::and_, {fact, order_compare(of, moment)});
  case 7:
    return node(Op::and_, {fact, node(Op::within, {moment, pooled(), dice_.chance(50) ? of : build::moment("placed")})});
  default:
    return node(Op::and_, {fact, node(Op::within, {of, pooled(), moment})});
  }
}

Node NodeMaker::unit_fact() {
  auto money = [&] { return number(Op::money, dice_.one_of<std::int64_t>({0, 100, 999, 10000, 20000})); };
  static const std::vector<std::string> moments{"paid", "paid", "deposit_paid", "balance_paid", "shipped", "completed", "cancelled"};
  switch (dice_.below(12)) {
  case 0:
  case 1:
    return happened(dice_.one_of(moments));
  case 2:
    return order_compare(field("order.total"), money());
  case 3:
    return line_unit() ? order_compare(field("line.amount"), money()) : order_compare(field("order.total"), money());
  case 4:
    return line_unit() ? compare(field("line.sku"), sku()) : compare(field("order.buyer"), named(Op::text, "买家1"));
  case 5:
    return line_unit() ? order_compare(field("line.qty"), number(Op::count, dice_.between(0, 3))) : happened("paid");
  case 6:
    return moment_fact(build::moment("placed"));
  case 7:
    return moment_fact(moment(0));
  case 8:
    return compare({Op::part, 0, "day", {build::moment("paid")}, {}}, {Op::part, 0, "day", {build::moment("placed")}, {}});
  case 9: {
    Node event = build::moment(dice_.one_of(moments)), within = dice_.chance(85) ? pooled() : node(Op::unlimited);
    return node(Op::within, {event, within, moment(1)});
  }
  case 10:
    return order_compare(node(Op::subtract, {build::moment("paid"), build::moment("placed")}), pooled());
  default: {
    const Param* mode = choice_param();
    return mode ? compare(param(mode->name), choice(dice_.one_of(mode->choices))) : happened("paid");
  }
  }
}

Node NodeMaker::row_fact(bool all_messages) {
  switch (dice_.below(9)) {
  case 0:
  case 1:
  case 2:
    return line_unit() ? compare(field("chat.topic"), field("line.sku")) : compare(field("chat.topic"), sku());
  case 3:
    return compare(field("chat.sku"), sku());
  case 4:
    return compare(field("chat.from"), named(Op::sender, dice_.chance(50) ? "buyer" : "agent"));
  case 5:
    return all_messages ? compare(field("chat.kind"), named(Op::kind, dice_.one_of<std::string>({"human", "auto", "robot", "system"})))
                        : compare(field("chat.agent"), named(Op::text, "小美"));
  case 6:
    return compare(field("chat.agent"), named(Op::text, "小丽"));
  default:
    return moment_fact(field("chat.time"));
  }
}

Node NodeMaker::candidate_fact() {
  static const std::vector<std::string> counts{"messages", "buyer_messages", "agent_messages", "rounds"};
  switch (dice_.below(10)) {
  case 0:
  case 1:
    return node(Op::replied);
  case 2:
  case 3:
    return node(Op::both_spoke);
  case 4:
    return compare(of_candidate("opened_by"), named(Op::sender, dice_.chance(50) ? "buyer" : "agent"));
  case 5:
  case 6:
    return order_compare(of_candidate(dice_.one_of(counts)), number(Op::count, dice_.between(0, 3)));
  case 7: {
    Node left = of_candidate(dice_.one_of(counts)), right = of_candidate(dice_.one_of(counts));
    return order_compare(left, right);
  }
  case 8:
    return order_compare(node(Op::subtract, {of_candidate("last"), of_candidate("first")}), pooled());
  default:
    return moment_fact(of_candidate(dice_.chance(50) ? "first" : "last"));
  }
}

Node NodeMaker::condition(About about, int depth, bool all_messages) {
  std::int64_t roll = dice_.below(100);
  if (depth > 0 && roll < 45) {
    Node left = condition(about, depth - 1, all_messages);
    if (roll < 10) return node(Op::not_, {left});
    Node right = condition(about, depth - 1, all_messages);
    // A bare moment beside a condition has no one type.
    if (roll >= 40 && left.op != Op::happened && right.op != Op::happened) return node(Op::choose, {unit_fact(), left, right});
    return node(roll < 30 ? Op::and_ : Op::or_, {left, right});
  }
  if (depth > 0 && roll < 65 && about != About::unit) {
    Node fact = condition(about, 0, all_messages);
    bool is_row = about == About::row;
    return tied_to_order(fact, is_row ? field("chat.time") : of_candidate(dice_.chance(60) ? "first" : "last"));
  }
  if (roll > 94 && !policy_.defines.empty()) return named(Op::define, policy_.defines.begin()->first);
  if (about == About::unit || dice_.chance(15)) return unit_fact();
  return about == About::row ? row_fact(all_messages) : candidate_fact();
}

Node NodeMaker::unit_condition(int depth) { return condition(About::unit, depth, false); }
Node NodeMaker::row_condition(int depth, bool all_messages) { return condition(About::row, depth, all_messages); }
Node NodeMaker::candidate_condition(int depth) { return condition(About::candidate, depth, false); }

Node NodeMaker::revocation() {
  auto within = [&](Node event) {
    Node span = length();
    return node(Op::within, {std::move(event), span, moment(1)});
  };
  switch (dice_.below(8)) {
  case 0:
    return happened("cancelled");
  case 1:
    return within(node(Op::fully_refunded));
  case 2:
    return node(Op::fully_refunded);
  case 3: {
    Node cancelled = within(build::moment("cancelled")), refunded = within(node(Op::fully_refunded));
    return node(Op::or_, {cancelled, refunded});
  }
  case 4: {
    Node cancelled = within(build::moment("cancelled"));
    return node(Op::and_, {cancelled, unit_condition(0)});
  }
  default:
    return within(build::moment("cancelled"));
  }
}

} // namespace reference
