#include "interpreter/explain/words.hpp"
#include "interpreter/report/constant_text.hpp"

#include <array>

namespace guiyin::explain {

namespace {

using program::Arithmetic;
using program::ExprId;
using program::Type;

struct Pair {
  const char* english;
  const char* chinese;
};
// By OrderMoment, UnitField, ChatField, CandidateField and CalendarPart.
constexpr std::array<Pair, 7> moments{{{"placing", "下单"},
                                       {"payment", "付款"},
                                       {"payment of the deposit", "付定金"},
                                       {"payment of the balance", "付尾款"},
                                       {"shipping", "发货"},
                                       {"completion", "完成"},
                                       {"cancellation", "取消"}}};
constexpr std::array<Pair, 12> unit_fields{{{"the product of the line", "这件商品"},
                                            {"quantity", "数量"},
                                            {"price", "单价"},
                                            {"full reduction", "满减"},
                                            {"category discount", "品类优惠"},
                                            {"item discount", "单品促销"},
                                            {"the line's amount", "商品行金额"},
                                            {"the line's number", "行号"},
                                            {"the order's total", "订单总额"},
                                            {"the order's number", "订单号"},
                                            {"the shop", "店铺"},
                                            {"the buyer", "买家"}}};
constexpr std::array<Pair, 6> chat_fields{{{"the product talked about", "聊的商品"},
                                           {"the product in the message", "消息里的商品"},
                                           {"the kind of message", "消息类型"},
                                           {"the sender", "发送方"},
                                           {"the time of the message", "消息时间"},
                                           {"the agent", "客服"}}};
constexpr std::array<Pair, 8> candidate_fields{{{"the number of messages", "消息数"},
                                                {"the number of the buyer's messages", "买家消息数"},
                                                {"the number of answers", "客服消息数"},
                                                {"the number of rounds", "聊天回合数"},
                                                {"the first message", "首条消息的时间"},
                                                {"the last message", "末条消息的时间"},
                                                {"the one who wrote first", "先开口的一方"},
                                                {"the agent", "客服"}}};
constexpr std::array<Pair, 3> calendar_parts{{{"the day of", "的日期"}, {"the weekday of", "的星期"}, {"the time of day of", "的时刻"}}};
constexpr std::array<Pair, 3> owners{{{"the message's", "消息的"}, {"the order's", "订单的"}, {"the line's", "商品行的"}}};

template <std::size_t N, class Enum> std::string word(const Say& say, const std::array<Pair, N>& words, Enum value) {
  const Pair& pair = words[static_cast<std::size_t>(value)];
  return say.chinese() ? pair.chinese : pair.english;
}

struct ValueWords {
  const Words& words;
  const Say& say;
  ExprId id;

  std::string of(ExprId other) const { return words.value(other); }

  std::string operator()(const program::Constant& node) const {
    if (node.type == Type::duration && node.value != program::unlimited_ms) return long_duration(say, {node.value});
    if (node.type == Type::money) return say.money({node.value});
    return report::constant_text(node, say.language());
  }
  std::string operator()(const program::TextConstant& node) const { return "“" + node.value + "”"; }
  std::string operator()(const program::ShareConstant& node) const { return values::percent_text(node.value); }
  std::string operator()(const program::MomentOf&) const { return words.moment(id); }
  std::string operator()(const program::PartOf& node) const {
    return say("{1} {0}", "{0}{1}", words.moment(node.moment), word(say, calendar_parts, node.part));
  }
  std::string operator()(const program::FieldOfUnit& node) const { return word(say, unit_fields, node.field); }
  std::string operator()(const program::ExtraOf& node) const { return say("{} {}", "{} {}", word(say, owners, node.field.on), node.field.name); }
  std::string operator()(const program::FieldOfChat& node) const { return word(say, chat_fields, node.field); }
  std::string operator()(const program::AgentColumn& node) const {
    if (node.column == "group") return say("the agent's group", "客服的分组");
    return say("the agent's {}", "客服的 {}", node.column);
  }
  std::string operator()(const program::FieldOfCandidate& node) const { return word(say, candidate_fields, node.field); }
  std::string operator()(const program::Compute& node) const {
    if (node.op == Arithmetic::multiply) return factor(node.left) + " × " + factor(node.right);
    if (words.program()[id].type == Type::moment) return words.moment(id);
    const bool nested = !std::holds_alternative<program::Compute>(words.program()[node.right].node) || is_product(node.right);
    const std::string right = nested ? of(node.right) : say("({})", "（{}）", of(node.right));
    return of(node.left) + (node.op == Arithmetic::add ? " + " : " − ") + right;
  }
  std::string operator()(const program::Negate& node) const { return "−" + factor(node.operand); }
  std::string operator()(const program::Choose& node) const {
    return say("{1} if {0}, else {2}", "若{0}则{1}，否则{2}", words.condition(node.condition), spaced(node.then), spaced(node.otherwise));
  }
  // Conditions used as values.
  template <class Condition> std::string operator()(const Condition&) const { return words.condition(id); }

private:
  // A Chinese word keeps a blank from a number.
  std::string spaced(ExprId other) const {
    std::string text = of(other);
    return say.chinese() && !text.empty() && static_cast<unsigned char>(text.front()) < 0x80 ? " " + text : text;
  }
  bool is_product(ExprId other) const {
    const auto* compute = std::get_if<program::Compute>(&words.program()[other].node);
    return compute && compute->op == Arithmetic::multiply;
  }
  std::string factor(ExprId other) const {
    const program::ExprNode& node = words.program()[other].node;
    const bool sum = std::holds_alternative<program::Compute>(node) && !is_product(other);
    return sum || std::holds_alternative<program::Choose>(node) ? say("({})", "（{}）", of(other)) : of(other);
  }
};

struct LongUnit {
  std::int64_t ms;
  const char* one;
};
constexpr std::array<LongUnit, 5> long_units{{{values::ms_per_day, "day"},
                                              {values::ms_per_hour, "hour"},
                                              {values::ms_per_minute, "minute"},
                                              {values::ms_per_second, "second"},
                                              {1, "millisecond"}}};

} // namespace

std::string Words::value(ExprId id) const { return std::visit(ValueWords{*this, say_, id}, program_[id].node); }

std::string Words::moment(ExprId id) const {
  const program::ExprNode& node = program_[id].node;
  if (const auto* moment = std::get_if<program::MomentOf>(&node)) return word(say_, moments, moment->moment);
  const auto* shifted = std::get_if<program::Compute>(&node);
  if (!shifted || shifted->op == Arithmetic::multiply || program_[shifted->left].type != Type::moment) return value(id);
  return shifted->op == Arithmetic::add ? say_("{1} after {0}", "{0}后 {1}", moment(shifted->left), value(shifted->right))
                                        : say_("{1} before {0}", "{0}前 {1}", moment(shifted->left), value(shifted->right));
}

std::string long_duration(const Say& say, values::Duration duration) {
  if (say.chinese() || duration.ms <= 0) return say.duration(duration);
  std::string out;
  std::int64_t rest = duration.ms;
  for (const LongUnit& unit : long_units) {
    if (rest < unit.ms || (unit.ms == values::ms_per_day && rest < 2 * unit.ms)) continue;
    const std::int64_t number = rest / unit.ms;
    out += fmt::format("{}{} {}{}", out.empty() ? "" : " ", number, unit.one, number == 1 ? "" : "s");
    rest %= unit.ms;
  }
  return out;
}

} // namespace guiyin::explain
