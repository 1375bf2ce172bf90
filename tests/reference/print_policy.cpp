#include "tests/reference/calendar.hpp"
#include "tests/reference/print.hpp"

#include <array>
#include <utility>

namespace reference {

namespace {

// How tightly an operator binds; an operand that binds less tightly stands in parentheses.
enum Binding { loosest, either, both, negation, comparison, sum, product, tightest };

std::string digits(std::int64_t hundredths, int places) {
  std::string fraction = std::to_string(hundredths % 100);
  if (fraction.size() < 2) fraction = "0" + fraction;
  if (places == 0 && fraction == "00") return std::to_string(hundredths / 100);
  return std::to_string(hundredths / 100) + "." + fraction;
}

class Printer {
public:
  explicit Printer(Spelling spelling) : chinese_(spelling == Spelling::chinese) {}

  std::string policy(const Policy& policy) const;
  std::string expression(const Node& node, Binding outside = loosest) const;

private:
  const char* say(const char* english, const char* chinese) const { return chinese_ ? chinese : english; }
  std::string word(const std::string& english) const;
  std::string plain(const Node& node) const;
  std::string literal(const Node& node) const;
  std::string duration(std::int64_t ms) const;
  std::string list(const std::vector<Node>& parts, const char* separator, Binding binding) const;
  std::string binary(const Node& node, const std::string& sign, Binding binding) const;
  std::string within(const Node& node) const;
  std::string window(const Node& node) const;
  std::string share(const Node& node) const;
  std::string credit(const Node& node) const;
  std::string arms(const Node& node) const;
  std::string param(const Param& param) const;
  std::string claim(const Claim& claim) const;
  std::string deduction(const Deduction& deduct) const;
  std::string moment(const Node& node) const { return expression(node, sum); }

  bool chinese_;
};

using Entry = std::pair<const char*, const char*>;
constexpr std::array<Entry, 58> words{{{"placed", "下单"},
                                       {"paid", "付款"},
                                       {"deposit_paid", "付定金"},
                                       {"balance_paid", "付尾款"},
                                       {"shipped", "发货"},
                                       {"completed", "完成"},
                                       {"cancelled", "取消"},
                                       {"chats", "聊天"},
                                       {"messages", "消息"},
                                       {"line", "商品行"},
                                       {"order", "订单"},
                                       {"buyer", "买家"},
                                       {"agent", "客服"},
                                       {"human", "人工"},
                                       {"auto", "自动"},
                                       {"robot", "机器人"},
                                       {"system", "系统"},
                                       {"monday", "周一"},
                                       {"tuesday", "周二"},
                                       {"wednesday", "周三"},
                                       {"thursday", "周四"},
                                       {"friday", "周五"},
                                       {"saturday", "周六"},
                                       {"sunday", "周日"},
                                       {"day", "日期"},
                                       {"weekday", "星期"},
                                       {"time_of_day", "时刻"},
                                       {"count messages", "消息数"},
                                       {"count buyer_messages", "买家消息数"},
                                       {"count agent_messages", "客服消息数"},
                                       {"count rounds", "回合数"},
                                       {"count first", "首次"},
                                       {"count last", "末次"},
                                       {"count opened_by", "发起方"},
                                       {"first", "首次"},
                                       {"last", "末次"},
                                       {"rest", "其余"},
                                       {"chat.topic", "聊天.话题"},
                                       {"chat.sku", "聊天.商品"},
                                       {"chat.kind", "聊天.类型"},
                                       {"chat.from", "聊天.发送方"},
                                       {"chat.time", "聊天.时间"},
                                       {"chat.agent", "聊天.客服"},
                                       {"line.sku", "商品行.商品"},
                                       {"line.qty", "商品行.数量"},
                                       {"line.price", "商品行.单价"},
                                       {"line.full_reduction", "商品行.满减"},
                                       {"line.category_discount", "商品行.品类优惠"},
                                       {"line.item_discount", "商品行.单品促销"},
                                       {"line.amount", "商品行.金额"},
                                       {"line.number", "商品行.编号"},
                                       {"order.total", "订单.总额"},
                                       {"order.number", "订单.编号"},
                                       {"order.shop", "订单.店铺"},
                                       {"order.buyer", "订单.买家"},
                                       {"latest", "最后"},
                                       {"earliest", "最先"},
                                       {"unlimited", "不限"}}};

std::string Printer::word(const std::string& english) const {
  if (chinese_)
    for (const auto& [en, zh] : words)
      if (english == en) return zh;
  return english.starts_with("count ") ? english.substr(6) : english;
}

// In the largest unit that leaves no rest.
std::string Printer::duration(std::int64_t ms) const {
  if (ms % day == 0) return std::to_string(ms / day) + say("d", "天");
  if (ms % hour == 0) return std::to_string(ms / hour) + say("h", "小时");
  if (ms % minute == 0) return std::to_string(ms / minute) + say("min", "分钟");
  if (ms % second == 0) return std::to_string(ms / second) + say("s", "秒");
  return std::to_string(ms) + say("ms", "毫秒");
}

std::string Printer::literal(const Node& node) const {
  static constexpr const char* weekdays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  switch (node.op) {
  case Op::duration:
    return duration(node.number);
  case Op::money:
    return digits(node.number, node.number % 3 ? 2 : 0) + " " + say("yuan", "元");
  case Op::percent:
    return digits(node.number, 0) + "%";
  case Op::text:
    return "\"" + node.text + "\"";
  case Op::time_of_day:
    return write_clock(node.number - 8 * hour).substr(0, 5);
  case Op::weekday:
    return word(weekdays[node.number - 1]);
  case Op::unlimited:
    return word("unlimited");
  case Op::sender:
  case Op::kind:
    return word(node.text);
  case Op::choice:
    return node.text;
  default:
    return std::to_string(node.number);
  }
}

std::string Printer::list(const std::vector<Node>& parts, const char* separator, Binding binding) const {
  std::string text;
  for (const Node& part : parts) text += (text.empty() ? "" : separator) + expression(part, binding);
  return text;
}

std::string Printer::binary(const Node& node, const std::string& sign, Binding binding) const {
  // `a - (b - c)` keeps its parentheses, `(a - b) - c` needs none; comparisons do not chain.
  Binding left = binding == comparison ? sum : binding;
  Binding right = static_cast<Binding>(binding + 1);
  return expression(node.parts[0], left) + " " + sign + " " + expression(node.parts[1], right);
}

// `cancelled within 15d of placed` is `下单 后 15天 内 取消`.
std::string Printer::within(const Node& node) const {
  std::string event = expression(node.parts[0], tightest), length = expression(node.parts[1], sum), start = moment(node.parts[2]);
  return chinese_ ? start + " 后 " + length + " 内 " + event : event + " within " + length + " of " + start;
}

std::string Printer::window(const Node& node) const {
  auto around = [&](const std::string& length, const Node& m, bool before) {
    if (chinese_) return moment(m) + (before ? " 前 " : " 后 ") + length;
    return length + (before ? " before " : " after ") + moment(m);
  };
  switch (node.op) {
  case Op::before:
  case Op::after:
    return around(expression(node.parts[0], sum), node.parts[1], node.op == Op::before);
  case Op::any_before:
  case Op::any_after:
    return around(say("any time", "不限时间"), node.parts[0], node.op == Op::any_before);
  case Op::calendar_before:
  case Op::calendar_after:
    return around(expression(node.parts[0], sum) + say(" calendar days", " 自然日"), node.parts[1], node.op == Op::calendar_before);
  case Op::from_to:
    return say("from ", "从 ") + moment(node.parts[0]) + say(" to ", " 到 ") + moment(node.parts[1]);
  default:
    return say("any time", "不限时间");
  }
}

std::string Printer::share(const Node& node) const {
  switch (node.op) {
  case Op::by_count:
    return say("by ", "按 ") + word("count " + node.text);
  case Op::positions:
    return list(node.parts, " ", tightest);
  case Op::position:
    return word(node.text) + " " + digits(node.number, 0) + "%";
  case Op::decaying:
    return say("decaying with half-life ", "半衰期 ") + expression(node.parts[0], tightest);
  case Op::at_least:
    return expression(node.parts[0]) + say(", at least ", ", 至少 ") + digits(node.number, 0) + "%";
  default:
    return say("evenly", "平均");
  }
}

std::string Printer::credit(const Node& node) const {
  switch (node.op) {
  case Op::nobody:
    return say("nobody", "无人");
  case Op::else_:
    return expression(node.parts[0], tightest) + say(" else ", " 否则 ") + expression(node.parts[1]);
  case Op::when_then:
    return say("when ", "当 ") + expression(node.parts[0], either) + say(" then ", " 则 ") + expression(node.parts[1]);
  case Op::split:
    return say("split ", "拆分 ") + list(node.parts, ", ", tightest);
  case Op::split_part:
    return digits(node.number, 0) + "% " + expression(node.parts[0], tightest);
  case Op::earliest_of:
    return say("earliest of ", "取最早 ") + list(node.parts, ", ", tightest);
  default:
    return node.text;
  }
}

std::string Printer::arms(const Node& node) const {
  std::string text;
  for (std::size_t i = 0; i < node.parts.size(); ++i) text += (i ? "; " : "") + node.labels[i] + ": " + expression(node.parts[i]);
  return say("by ", "按 ") + node.text + " { " + text + " }";
}

Binding binding_of(const Node& node) {
  switch (node.op) {
  case Op::choose:
  case Op::else_:
  case Op::when_then:
  case Op::split:
  case Op::earliest_of:
    return loosest;
  case Op::or_:
    return either;
  case Op::and_:
    return both;
  case Op::not_:
    return negation;
  case Op::equal:
  case Op::not_equal:
  case Op::less:
  case Op::less_equal:
  case Op::greater:
  case Op::greater_equal:
  case Op::within:
  case Op::between:
    return comparison;
  case Op::add:
  case Op::subtract:
    return sum;
  case Op::multiply:
    return product;
  default:
    return tightest;
  }
}

std::string Printer::plain(const Node& node) const {
  switch (node.op) {
  case Op::add:
    return binary(node, "+", sum);
  case Op::subtract:
    return binary(node, "-", sum);
  case Op::multiply:
    return binary(node, "*", product);
  case Op::equal:
    return binary(node, "==", comparison);
  case Op::not_equal:
    return binary(node, "!=", comparison);
  case Op::less:
    return binary(node, "<", comparison);
  case Op::less_equal:
    return binary(node, "<=", comparison);
  case Op::greater:
    return binary(node, ">", comparison);
  case Op::greater_equal:
    return binary(node, ">=", comparison);
  case Op::and_:
    return binary(node, say("and", "且"), both);
  case Op::or_:
    return binary(node, say("or", "或"), either);
  case Op::not_:
    return say("not ", "未 ") + expression(node.parts[0], tightest);
  case Op::within:
    return within(node);
  case Op::between:
    return expression(node.parts[0], tightest) + say(" from ", " 从 ") + expression(node.parts[1], sum) + say(" to ", " 到 ") +
           expression(node.parts[2], sum);
  case Op::choose:
    return say("if ", "若 ") + expression(node.parts[0], either) + say(" then ", " 则 ") + expression(node.parts[1], either) +
           say(" else ", " 否则 ") + expression(node.parts[2], either);
  case Op::by:
    return arms(node);
  case Op::moment:
  case Op::field:
    return word(node.text);
  case Op::param:
  case Op::define:
  case Op::wins:
    return node.text;
  case Op::part:
    return expression(node.parts[0], tightest) + "." + word(node.text);
  case Op::of_candidate:
    return word("count " + node.text);
  case Op::happened:
    return expression(node.parts[0], tightest);
  case Op::replied:
    return say("replied", "已回复");
  case Op::both_spoke:
    return say("both_spoke", "双方发言");
  case Op::fully_refunded:
    return say("fully refunded", "全额退款");
  case Op::before:
  case Op::after:
  case Op::any_time:
  case Op::any_before:
  case Op::any_after:
  case Op::calendar_before:
  case Op::calendar_after:
  case Op::from_to:
    return window(node);
  case Op::ranking:
    return list(node.parts, ", ", either);
  case Op::latest:
    return word("latest");
  case Op::earliest:
    return word("earliest");
  case Op::most:
    return say("most ", "最多 ") + word("count " + node.text);
  case Op::fewest:
    return say("fewest ", "最少 ") + word("count " + node.text);
  case Op::evenly:
  case Op::by_count:
  case Op::positions:
  case Op::position:
  case Op::decaying:
  case Op::at_least:
    return share(node);
  case Op::claim:
  case Op::nobody:
  case Op::else_:
  case Op::when_then:
  case Op::split:
  case Op::split_part:
  case Op::earliest_of:
    return credit(node);
  default:
    return literal(node);
  }
}

std::string Printer::expression(const Node& node, Binding outside) const {
  std::string text = plain(node);
  return binding_of(node) < outside ? "(" + text + ")" : text;
}

std::string Printer::param(const Param& param) const {
  std::string type;
  for (const std::string& choice : param.choices) type += (type.empty() ? " : " : " | ") + choice;
  if (param.or_unlimited) type = say(" : duration or unlimited", " : 时长 或 不限");
  return std::string("  ") + say("param ", "参数 ") + param.name + type + " = " + expression(param.value) + "\n";
}

std::string Printer::claim(const Claim& claim) const {
  std::string text =
      std::string("  ") + say("claim ", "判定 ") + claim.name + (claim.like.empty() ? "" : say(" like ", " 仿照 ") + claim.like) + " {\n";
  if (claim.window) text += std::string("    ") + say("window ", "窗口 ") + expression(*claim.window) + "\n";
  if (!claim.source.empty()) text += std::string("    ") + say("candidates ", "候选 ") + word(claim.source);
  if (!claim.source.empty() && claim.where) text += say(" where ", " 其中 ") + expression(*claim.where);
  if (!claim.source.empty()) text += "\n";
  if (claim.require) text += std::string("    ") + say("require ", "要求 ") + expression(*claim.require) + "\n";
  if (claim.choice)
    text += std::string("    ") + (claim.choice->op == Op::ranking ? say("tie-break ", "择优 ") : say("share ", "分摊 ")) +
            expression(*claim.choice) + "\n";
  return text + "  }\n";
}

std::string Printer::deduction(const Deduction& deduct) const {
  std::string text = std::string("  ") + say("deduct refunds", "扣除退款");
  if (!deduct.moment) return text + "\n";
  std::string length = expression(*deduct.duration, sum), start = moment(*deduct.moment);
  return text + (chinese_ ? " " + start + " 后 " + length + " 内\n" : " within " + length + " of " + start + "\n");
}

std::string Printer::policy(const Policy& policy) const {
  std::string text = say("policy ", "策略 ") + policy.name + (policy.base.empty() ? "" : say(" from ", " 从 ") + policy.base) + " {\n";
  for (const Param& each : policy.params) text += param(each);
  for (const auto& [name, value] : policy.set) text += std::string("  ") + say("set ", "设定 ") + name + " = " + expression(value) + "\n";
  if (policy.day_starts) text += std::string("  ") + say("day starts ", "日界 ") + literal({Op::time_of_day, *policy.day_starts, {}, {}, {}}) + "\n";
  for (const auto& [name, value] : policy.defines) text += std::string("  ") + say("define ", "定义 ") + name + " = " + expression(value) + "\n";
  if (!policy.unit.empty())
    text += std::string("  ") + say("for each ", "逐 ") + word(policy.unit) + (policy.when ? say(" when ", " 当 ") + expression(*policy.when) : "") +
            "\n";
  for (const Claim& each : policy.claims) text += claim(each);
  if (policy.credit) text += std::string("  ") + say("credit ", "归属 ") + expression(*policy.credit) + "\n";
  for (std::size_t i = 0; i < policy.assists.size(); ++i) text += (i ? ", " : std::string("  ") + say("assist ", "协助 ")) + policy.assists[i];
  if (!policy.assists.empty()) text += "\n";
  if (policy.amount) text += std::string("  ") + say("amount ", "金额 ") + expression(*policy.amount) + "\n";
  if (policy.revoke) text += std::string("  ") + say("revoke when ", "剔除 当 ") + expression(*policy.revoke) + "\n";
  if (policy.deduct) text += deduction(*policy.deduct);
  return text + "}\n";
}

} // namespace

std::string print_policy(const Policy& policy, Spelling spelling) { return Printer(spelling).policy(policy); }
std::string print_value(const Node& value, Spelling spelling) { return Printer(spelling).expression(value); }

} // namespace reference
