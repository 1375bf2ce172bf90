#include "tests/reference/printer.hpp"

namespace reference {

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
    return expression(node.parts[0], either) + say(" else ", " 否则 ") + expression(node.parts[1]);
  case Op::when_then:
    return say("when ", "当 ") + expression(node.parts[0], either) + say(" then ", " 则 ") + expression(node.parts[1], either);
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

std::string print_policy(const Policy& policy, Spelling spelling) {
  std::string text = Printer(spelling).policy(policy);
  return spelling == Spelling::glued ? glued(text) : text;
}

} // namespace reference
