#include "tests/reference/build.hpp"
#include "tests/reference/generate.hpp"
#include "tests/reference/generate_nodes.hpp"

namespace reference {

using namespace build;

Node NodeMaker::from_to() {
  auto less = [&](const char* name) { return node(Op::subtract, {build::moment(name), pooled()}); };
  auto more = [&](const char* name) { return node(Op::add, {build::moment(name), pooled()}); };
  switch (dice_.below(6)) {
  case 0:
    return node(Op::from_to, {less("placed"), build::moment("placed")});
  case 1:
    return node(Op::from_to, {build::moment("placed"), build::moment("paid")});
  case 2:
    return node(Op::from_to, {less("placed"), build::moment("paid")});
  case 3:
    return node(Op::from_to, {less("paid"), more("placed")});
  case 4:
    return node(Op::from_to, {build::moment("placed"), more("placed")});
  default:
    return node(Op::from_to, {build::moment("placed"), build::moment(dice_.chance(50) ? "cancelled" : "shipped")});
  }
}

Node NodeMaker::window() {
  std::int64_t roll = dice_.below(100);
  if (roll < 5) {
    Node condition = unit_condition(0), then = window(), otherwise = window();
    return node(Op::choose, {condition, then, otherwise});
  }
  if (roll < 10) return node(Op::any_time);
  if (roll < 15) return node(roll < 14 ? Op::any_before : Op::any_after, {moment(1)});
  if (roll < 30) return node(roll < 26 ? Op::calendar_before : Op::calendar_after, {number(Op::count, dice_.between(1, 3)), moment(1)});
  if (roll < 42) return from_to();
  Node span = length();
  return node(roll < 88 ? Op::before : Op::after, {span, moment(1)});
}

Node NodeMaker::key() {
  static const std::vector<std::string> counts{"messages", "buyer_messages", "agent_messages", "rounds"};
  switch (dice_.below(6)) {
  case 0:
  case 1:
    return node(Op::latest);
  case 2:
    return node(Op::earliest);
  case 3:
    return named(Op::fewest, dice_.one_of(counts));
  default:
    return most(dice_.one_of(counts));
  }
}

Node NodeMaker::ranking() {
  std::vector<Node> keys;
  for (std::int64_t i = dice_.between(1, 3); i > 0; --i) keys.push_back(key());
  const Param* mode = choice_param();
  if (mode && dice_.chance(25)) {
    Node left = build::ranking({key()}), right = build::ranking({key(), key()}), middle = build::ranking(keys);
    return build::ranking({by(mode->name, mode->choices, {left, right, middle})});
  }
  if (dice_.chance(10)) {
    Node condition = unit_condition(0), then = key(), otherwise = key();
    keys.back() = node(Op::choose, {condition, then, otherwise});
  }
  return build::ranking(keys);
}

Node NodeMaker::positions() {
  auto part = [](const char* name, std::int64_t percent) { return Node{Op::position, percent * 100, name, {}, {}}; };
  switch (dice_.below(4)) {
  case 0:
    return node(Op::positions, {part("first", 40), part("last", 40), part("rest", 20)});
  case 1:
    return node(Op::positions, {part("first", 50), part("last", 50)});
  case 2:
    return node(Op::positions, {part("last", 70), part("rest", 30)});
  default:
    return node(Op::positions, {part("rest", 10), part("first", 33), part("last", 57)});
  }
}

Node NodeMaker::share_model() {
  static const std::vector<std::string> counts{"messages", "buyer_messages", "agent_messages", "rounds"};
  switch (dice_.below(4)) {
  case 0:
    return node(Op::evenly);
  case 1:
    return named(Op::by_count, dice_.one_of(counts));
  case 2:
    return positions();
  default:
    return node(Op::decaying, {dice_.chance(70) ? pooled() : bounded_length()});
  }
}

Node NodeMaker::share() {
  Node model = share_model();
  if (!dice_.chance(35)) return model;
  return {Op::at_least, dice_.one_of<std::int64_t>({500, 2000, 3333, 5000}), {}, {model}, {}};
}

Node NodeMaker::any_claim() { return build::claim(dice_.one_of(policy_.claims).name); }

Node NodeMaker::split() {
  static const std::vector<std::vector<std::int64_t>> cuts{{70, 30}, {50, 50}, {40, 35, 25}, {33, 33, 34}, {20, 30, 50}, {1, 99}};
  std::vector<Node> parts;
  for (std::int64_t percent : dice_.one_of(cuts)) {
    const std::vector<Claim>& claims = policy_.claims;
    Node part = dice_.chance(20) ? node(Op::nobody) : dice_.chance(60) ? build::claim(claims[parts.size() % claims.size()].name) : any_claim();
    parts.push_back({Op::split_part, percent * 100, {}, {part}, {}});
  }
  return node(Op::split, std::move(parts));
}

Node NodeMaker::credit(int depth) {
  const Param* mode = choice_param();
  switch (depth > 0 ? dice_.below(11) : 0) {
  case 1:
  case 2: {
    Node first = any_claim();
    return node(Op::else_, {first, credit(depth - 1)});
  }
  case 3: {
    Node condition = dice_.chance(40) ? node(Op::not_, {wins(dice_.one_of(policy_.claims).name)}) : unit_condition(1);
    return node(Op::when_then, {condition, credit(depth - 1)});
  }
  case 4:
  case 9:
  case 10:
    return split();
  case 5:
    return node(Op::earliest_of, {any_claim(), any_claim()});
  case 6: {
    Node condition = dice_.chance(40) ? wins(dice_.one_of(policy_.claims).name) : unit_condition(0), then = any_claim(), otherwise = any_claim();
    return node(Op::choose, {condition, then, otherwise});
  }
  case 7:
    return mode ? by(mode->name, mode->choices, {credit(depth - 1), any_claim(), node(Op::nobody)}) : any_claim();
  case 8: {
    Node first = split();
    return node(Op::else_, {first, any_claim()});
  }
  default:
    return any_claim();
  }
}

} // namespace reference
