#include "tests/reference/calendar.hpp"
#include "tests/reference/printer.hpp"

namespace reference {

namespace {

Binding binding_of(const Node& node) {
  switch (node.op) {
  case Op::choose:
  case Op::else_:
  case Op::split:
  case Op::earliest_of:
    return loosest;
  case Op::when_then: // `when C then A else B` is `(when C then A) else B`
    return either;
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

} // namespace

std::string digits(std::int64_t hundredths, int places) {
  std::string fraction = std::to_string(hundredths % 100);
  if (fraction.size() < 2) fraction = "0" + fraction;
  if (places == 0 && fraction == "00") return std::to_string(hundredths / 100);
  return std::to_string(hundredths / 100) + "." + fraction;
}

std::string Printer::word(const std::string& english) const {
  if (chinese_) return chinese_word(english);
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

// `cancelled within 15d of placed` is `下单 后 15天 内 取消`; another event than an order's moment stands in brackets there.
std::string Printer::within(const Node& node) const {
  std::string event = expression(node.parts[0], tightest), length = expression(node.parts[1], sum), start = moment(node.parts[2]);
  if (chinese_ && node.parts[0].op != Op::moment && node.parts[0].op != Op::fully_refunded) event = "(" + event + ")";
  return chinese_ ? start + " 后 " + length + " 内 " + event : event + " within " + length + " of " + start;
}

std::string Printer::arms(const Node& node) const {
  std::string text;
  for (std::size_t i = 0; i < node.parts.size(); ++i) text += (i ? "; " : "") + node.labels[i] + ": " + expression(node.parts[i]);
  return say("by ", "按 ") + node.text + " { " + text + " }";
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

std::string print_value(const Node& value, Spelling spelling) {
  std::string text = Printer(spelling).expression(value);
  return spelling == Spelling::glued ? glued(text) : text;
}

} // namespace reference
