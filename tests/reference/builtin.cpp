// LANGUAGE "A policy": `jd` and `taobao`, clause by clause.
#include "tests/reference/build.hpp"

namespace reference::build {

namespace {

Claim claim_of(const std::string& name, Node window, std::optional<Node> where, Node require, Node choice) {
  return {name, "", std::move(window), "chats", std::move(where), std::move(require), std::move(choice)};
}

Node opened_by(const std::string& sender) {
  return node(Op::and_, {node(Op::both_spoke), node(Op::equal, {of_candidate("opened_by"), named(Op::sender, sender)})});
}

Node before(const std::string& length, const std::string& name) { return node(Op::before, {param(length), moment(name)}); }

Node taobao_credit() {
  Node by_credit = by("credit_by", {"payment", "order", "order_first"},
                      {claim("paid_by"), claim("placed_by"), node(Op::else_, {claim("placed_by"), claim("paid_by")})});
  Node all_silent = node(Op::and_, {node(Op::not_, {wins("placed_by")}), node(Op::not_, {wins("paid_by")})});
  Node earliest = node(Op::earliest_of, {claim("buyer_contacted"), claim("agent_followed_up")});
  Node followup =
      by("followup", {"off", "buyer", "agent", "both"}, {node(Op::nobody), claim("buyer_contacted"), claim("agent_followed_up"), earliest});
  return node(Op::else_, {by_credit, node(Op::when_then, {all_silent, followup})});
}

} // namespace

Policy jd() {
  Policy policy;
  policy.name = "jd";
  policy.unit = "line";
  policy.params = {{"lookback", {}, false, duration(24 * hour)}, {"revoke_within", {}, false, duration(15 * day)}};
  Node same_product = node(Op::equal, {field("chat.topic"), field("line.sku")});
  policy.claims = {claim_of("on_product", before("lookback", "placed"), same_product, node(Op::replied), ranking({node(Op::latest)})),
                   claim_of("in_shop", before("lookback", "placed"), {}, node(Op::replied), ranking({node(Op::latest)}))};
  policy.credit = node(Op::else_, {claim("on_product"), claim("in_shop")});
  Node amount = node(Op::multiply, {field("line.qty"), field("line.price")});
  for (const char* discount : {"line.full_reduction", "line.category_discount", "line.item_discount"})
    amount = node(Op::subtract, {amount, field(discount)});
  policy.amount = amount;
  policy.revoke = node(Op::within, {moment("cancelled"), param("revoke_within"), moment("placed")});
  return policy;
}

Policy taobao() {
  Policy policy;
  policy.name = "taobao";
  policy.unit = "order";
  policy.when = happened("paid");
  policy.params = {{"judge_by", {"time", "rounds"}, false, choice("time")},
                   {"credit_by", {"payment", "order", "order_first"}, false, choice("payment")},
                   {"followup", {"off", "buyer", "agent", "both"}, false, choice("off")},
                   {"followup_within", {}, false, duration(10 * minute)},
                   {"lookback", {}, true, node(Op::unlimited)}};
  Node judge = ranking({by("judge_by", {"time", "rounds"}, {ranking({node(Op::latest)}), ranking({most("rounds"), node(Op::latest)})})});
  Claim placed_by = claim_of("placed_by", before("lookback", "placed"), {}, node(Op::both_spoke), judge);
  Claim paid_by{"paid_by", "placed_by", before("lookback", "paid"), "", {}, {}, {}};
  Node after_paid = node(Op::after, {param("followup_within"), moment("paid")});
  Claim buyer_contacted = claim_of("buyer_contacted", after_paid, {}, opened_by("buyer"), ranking({node(Op::earliest)}));
  Claim agent_followed_up{"agent_followed_up", "buyer_contacted", {}, "", {}, opened_by("agent"), {}};
  policy.claims = {placed_by, paid_by, buyer_contacted, agent_followed_up};
  policy.credit = taobao_credit();
  policy.assists = {"placed_by", "paid_by"};
  policy.amount = field("order.total");
  return policy;
}

} // namespace reference::build
