#include "interpreter/explain/words.hpp"

#include <array>

namespace guiyin::explain {

namespace {

using program::CandidateField;
using program::Comparison;
using program::ExprId;
using program::Type;

// Shapes that have a saying of their own.
class Idioms {
public:
  Idioms(const Words& words) : words_(words), say_(words.say()) {}

  // "{n} messages at least" of the counts of a candidate.
  std::optional<std::string> of_count(const program::Compare& node) const {
    const auto* field = std::get_if<program::FieldOfCandidate>(&words_.program()[node.left].node);
    const auto* bound = std::get_if<program::Constant>(&words_.program()[node.right].node);
    if (!field || !bound || words_.program()[node.left].type != Type::count) return std::nullopt;
    const bool any = (node.op == Comparison::greater && bound->value == 0) || (node.op == Comparison::greater_equal && bound->value == 1);
    if (any && field->field == CandidateField::agent_messages) return say_("the agent answered", "客服回复过");
    if (any && field->field == CandidateField::buyer_messages) return say_("the buyer wrote", "买家发过言");
    if (node.op == Comparison::greater_equal) return at_least(node.left, bound->value);
    if (node.op == Comparison::greater) return at_least(node.left, bound->value + 1);
    return std::nullopt;
  }

  std::optional<std::string> of_compare(const program::Compare& node) const {
    if (auto count = of_count(node)) return count;
    const auto* chat = std::get_if<program::FieldOfChat>(&words_.program()[node.left].node);
    const auto* line = std::get_if<program::FieldOfUnit>(&words_.program()[node.right].node);
    if (chat && line && line->field == program::UnitField::line_sku && node.op == Comparison::equal) {
      if (chat->field == program::ChatField::topic) return say_("the product talked about is that of the line", "聊的是这件商品");
      if (chat->field == program::ChatField::sku) return say_("the product in the message is that of the line", "带有这件商品");
    }
    const auto* candidate = std::get_if<program::FieldOfCandidate>(&words_.program()[node.left].node);
    if (!candidate || candidate->field != CandidateField::opened_by || node.op != Comparison::equal) return std::nullopt;
    const auto* who = std::get_if<program::Constant>(&words_.program()[node.right].node);
    if (!who) return std::nullopt;
    return static_cast<timeline::Sender>(who->value) == timeline::Sender::buyer ? say_("the buyer wrote first", "由买家先开口")
                                                                                : say_("the agent wrote first", "由客服先开口");
  }

  // `both_spoke`.
  bool both_spoke(const program::And& node) const {
    return writes(node.left, CandidateField::buyer_messages) && writes(node.right, CandidateField::agent_messages);
  }

private:
  std::string at_least(ExprId count, std::int64_t bound) const { return say_("{} is at least {}", "{}不少于 {}", words_.value(count), bound); }

  bool writes(ExprId id, CandidateField field) const {
    const auto* compare = std::get_if<program::Compare>(&words_.program()[id].node);
    if (!compare || compare->op != Comparison::greater) return false;
    const auto* count = std::get_if<program::FieldOfCandidate>(&words_.program()[compare->left].node);
    const auto* bound = std::get_if<program::Constant>(&words_.program()[compare->right].node);
    return count && count->field == field && bound && bound->value == 0;
  }

  const Words& words_;
  const Say& say_;
};

// A Chinese word keeps a blank from a name in Latin letters.
std::string before_word(const Say& say, const std::string& left) {
  const bool latin = !left.empty() && static_cast<unsigned char>(left.back()) < 0x80 && left.back() != ' ';
  return say.chinese() && latin ? left + " " : left;
}

std::string compared(const Say& say, Comparison op, const std::string& value, const std::string& right) {
  const std::string left = before_word(say, value);
  switch (op) {
  case Comparison::equal:
    return say("{} is {}", "{}是{}", left, right);
  case Comparison::not_equal:
    return say("{} is not {}", "{}不是{}", left, right);
  case Comparison::less:
    return say("{} is less than {}", "{}小于 {}", left, right);
  case Comparison::less_equal:
    return say("{} is at most {}", "{}不超过 {}", left, right);
  case Comparison::greater:
    return say("{} is more than {}", "{}大于 {}", left, right);
  case Comparison::greater_equal:
    return say("{} is at least {}", "{}不少于 {}", left, right);
  }
  return {};
}

// "it is paid" and its opposite, by OrderMoment.
struct Happening {
  const char *english, *chinese, *not_english, *not_chinese;
};
constexpr std::array<Happening, 7> happenings{{{"it is placed", "已下单", "it is not placed", "未下单"},
                                               {"it is paid", "已付款", "it is not paid", "未付款"},
                                               {"its deposit is paid", "已付定金", "its deposit is not paid", "未付定金"},
                                               {"its balance is paid", "已付尾款", "its balance is not paid", "未付尾款"},
                                               {"it is shipped", "已发货", "it is not shipped", "未发货"},
                                               {"it is completed", "已完成", "it is not completed", "未完成"},
                                               {"it is cancelled", "已取消", "it is not cancelled", "未取消"}}};

struct ConditionWords {
  const Words& words;
  const Say& say;
  ExprId id;

  std::string of(ExprId other) const { return words.condition(other); }

  std::string operator()(const program::Compare& node) const {
    if (auto idiom = Idioms(words).of_compare(node)) return *idiom;
    return compared(say, node.op, words.value(node.left), words.value(node.right));
  }
  std::string operator()(const program::And& node) const {
    if (const auto other = without_constant(node.left, node.right, true)) return of(*other);
    if (Idioms(words).both_spoke(node)) return say("both sides wrote", "买卖双方都发过言");
    return say("{} and {}", "{}，且{}", side<program::Or>(node.left), side<program::Or>(node.right));
  }
  std::string operator()(const program::Or& node) const {
    if (const auto other = without_constant(node.left, node.right, false)) return of(*other);
    return say("{} or {}", "{}，或{}", side<program::And>(node.left), side<program::And>(node.right));
  }
  std::string operator()(const program::Not& node) const {
    const program::ExprNode& operand = words.program()[node.operand].node;
    if (const auto* claim = std::get_if<program::ClaimHasWinner>(&operand)) return say("{} has nobody", "{}没有客服", words.claim(claim->claim));
    if (const Happening* happening = plain_moment(node.operand)) return say.chinese() ? happening->not_chinese : happening->not_english;
    return say("it is not so that {}", "并非{}", of(node.operand));
  }
  std::string operator()(const program::Happened& node) const {
    if (const Happening* happening = plain_moment(id)) return say.chinese() ? happening->chinese : happening->english;
    return say("there is {}", "有{}", words.moment(node.moment));
  }
  std::string operator()(const program::IsYes& node) const { return say("{} is yes", "{}为“是”", words.value(node.value)); }
  std::string operator()(const program::ClaimHasWinner& node) const { return say("{} has somebody", "{}有客服", words.claim(node.claim)); }
  std::string operator()(const program::CancelledWithin& node) const {
    return say("it is cancelled {}", "{}取消", words.within(node.within, node.moment));
  }
  std::string operator()(const program::HappenedWithin& node) const {
    return say("{1} comes {0}", "{0}{1}", words.within(node.within, node.moment), words.moment(node.event));
  }
  std::string operator()(const program::RefundedWithin& node) const {
    if (!node.within || !node.moment) return say("it is fully refunded", "全额退款");
    return say("it is fully refunded {}", "{}全额退款", words.within(*node.within, *node.moment));
  }
  std::string operator()(const program::InRange& node) const {
    return say("{} is between {} and {}", "{}在{}到{}之间", words.value(node.value), words.value(node.from), words.value(node.to));
  }
  std::string operator()(const program::Constant& node) const { return node.value ? say("always", "总是成立") : say("never", "从不成立"); }
  std::string operator()(const program::Choose& node) const {
    return say("if {}: {}; else: {}", "（若{}，则{}，否则{}）", of(node.condition), of(node.then), of(node.otherwise));
  }
  template <class Value> std::string operator()(const Value&) const { return words.value(id); }

private:
  // The side that matters, where the other is folded into what says nothing: `… and yes`, `… or no`.
  std::optional<ExprId> without_constant(ExprId left, ExprId right, bool neutral) const {
    if (words.constant_truth(left) == neutral) return right;
    if (words.constant_truth(right) == neutral) return left;
    return std::nullopt;
  }
  // A side of `and` / `or` in brackets where it is the other of the two.
  template <class Other> std::string side(ExprId other) const {
    return std::holds_alternative<Other>(words.program()[other].node) ? say("({})", "（{}）", of(other)) : of(other);
  }
  const Happening* plain_moment(ExprId other) const {
    const auto* happened = std::get_if<program::Happened>(&words.program()[other].node);
    const auto* moment = happened ? std::get_if<program::MomentOf>(&words.program()[happened->moment].node) : nullptr;
    return moment ? &happenings[static_cast<std::size_t>(moment->moment)] : nullptr;
  }
};

} // namespace

std::string Words::condition(ExprId id) const { return std::visit(ConditionWords{*this, say_, id}, program_[id].node); }

std::optional<bool> Words::constant_truth(ExprId id) const {
  const program::ExprNode& node = program_[id].node;
  if (const auto* constant = std::get_if<program::Constant>(&node)) return constant->value != 0;
  if (const auto* yes = std::get_if<program::IsYes>(&node)) return constant_truth(yes->value);
  if (const auto* negated = std::get_if<program::Not>(&node)) {
    const auto operand = constant_truth(negated->operand);
    return operand ? std::optional(!*operand) : std::nullopt;
  }
  if (const auto* either = std::get_if<program::Or>(&node))
    if (constant_truth(either->left) == true || constant_truth(either->right) == true) return true;
  return std::nullopt;
}

std::string Words::within(ExprId duration, ExprId from) const {
  const auto* constant = std::get_if<program::Constant>(&program_[duration].node);
  if (constant && constant->value == program::unlimited_ms) return say_("after {}", "{}之后", moment(from));
  if (!constant) return say_("within ({1}) after {0}", "{0}后（{1}）内", moment(from), value(duration));
  return say_("within {1} after {0}", "{0}后 {1}内", moment(from), value(duration));
}

std::string Words::claim(std::uint32_t index) const {
  named_.insert(index);
  const program::Claim& claim = program_.claims[index];
  return say_("“{0}”", "「{1}」", claim.name, claim.description.empty() ? claim.name : claim.description);
}

} // namespace guiyin::explain
