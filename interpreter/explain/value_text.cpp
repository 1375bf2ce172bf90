#include "interpreter/explain/value_text.hpp"

#include "interpreter/report/condition_text.hpp"
#include "interpreter/report/constant_text.hpp"
#include "interpreter/report/grid.hpp"

namespace guiyin::explain {

namespace {

using program::CandidateField;
using program::Comparison;
using program::ExprId;
using program::Type;
using timeline::TextId;

// Codes beyond the dictionary are of texts that only the policy or the roster has.
std::string text_of_code(const Teller& teller, ExprId expr, std::int64_t code, TextId agent) {
  const program::ExprNode& node = teller.program()[expr].node;
  if (const auto* constant = std::get_if<program::TextConstant>(&node)) return report::quoted(report::printable(constant->value));
  const auto& texts = teller.timeline().texts;
  if (static_cast<std::size_t>(code) < texts.size()) return report::quoted(report::printable(texts[static_cast<TextId>(code)]));
  const auto* column = std::get_if<program::AgentColumn>(&node);
  if (!column) return "?";
  return report::quoted(report::printable(teller.subject.roster.value(texts[teller.buyer().shop], texts[agent], column->column)));
}

bool is_constant(const Teller& teller, ExprId expr) {
  const program::ExprNode& node = teller.program()[expr].node;
  return std::holds_alternative<program::Constant>(node) || std::holds_alternative<program::TextConstant>(node);
}

std::string counted(const Say& say, CandidateField field, std::int64_t number) {
  switch (field) {
  case CandidateField::buyer_messages:
    return say.count(number, "message of the buyer", "messages of the buyer", "条买家消息");
  case CandidateField::agent_messages:
    return say.count(number, "answer", "answers", "条客服回复");
  case CandidateField::rounds:
    return say.count(number, "round", "rounds", "个回合");
  default:
    return say.count(number, "message", "messages", "条消息");
  }
}

std::string needed(const Say& say, Comparison op, std::int64_t bound) {
  switch (op) {
  case Comparison::greater:
    return say("{} needed", "需要至少 {}", bound + 1);
  case Comparison::greater_equal:
    return say("{} needed", "需要至少 {}", bound);
  case Comparison::less:
    return say("at most {} allowed", "最多 {}", bound - 1);
  case Comparison::less_equal:
    return say("at most {} allowed", "最多 {}", bound);
  case Comparison::equal:
    return say("exactly {} needed", "需要正好 {}", bound);
  case Comparison::not_equal:
    return say("any but {} needed", "不能是 {}", bound);
  }
  return {};
}

// The counts of a candidate, which everybody can read without the formula.
std::optional<std::string> count_note(const Teller& teller, const program::Compare& node, const engine::Measure& measure) {
  const auto* field = std::get_if<program::FieldOfCandidate>(&teller.program()[node.left].node);
  if (!field || teller.program()[node.left].type != Type::count || !is_constant(teller, node.right) || !measure.value) return std::nullopt;
  return counted(teller.say, field->field, *measure.value) + teller.say(", ", "，") + needed(teller.say, node.op, *measure.from);
}

bool has_distance(Type type) { return type == Type::moment || type == Type::duration || type == Type::money || type == Type::time_of_day; }

std::string distance_text(const Say& say, Type type, std::int64_t distance) {
  const std::int64_t size = distance < 0 ? -distance : distance;
  if (type == Type::money)
    return distance < 0 ? say("{} too little", "少了 {}", say.money({size})) : say("{} too much", "多了 {}", say.money({size}));
  if (type == Type::duration)
    return distance < 0 ? say("{} too short", "短了 {}", say.duration({size})) : say("{} too long", "长了 {}", say.duration({size}));
  return distance < 0 ? too_early(say, {size}) : too_late(say, {size});
}

// Of a range that does not hold the value, or of a comparison that fails: how far it is off. Nothing where that says nothing.
std::string off_by(const Teller& teller, Type type, const engine::Measure& measure, bool between) {
  if (!has_distance(type) || !measure.value || !measure.from || !measure.to) return {};
  if (*measure.value < *measure.from) return teller.say(": {}", "：{}", distance_text(teller.say, type, *measure.value - *measure.from));
  if (*measure.value > *measure.to || !between)
    return *measure.value == *measure.to ? std::string() : teller.say(": {}", "：{}", distance_text(teller.say, type, *measure.value - *measure.to));
  return {};
}

std::string is_text(const Teller& teller, ExprId expr, std::optional<std::int64_t> number, TextId agent) {
  const std::string words = report::printable(report::condition_text(teller.program(), expr, teller.say.language()));
  if (!number) return teller.say("{} is missing", "{} 为空", words);
  return teller.say("{} is {}", "{} 为 {}", words, value_text(teller, expr, number, agent));
}

struct Judge {
  const Teller& teller;
  const engine::PartTrace& part;
  TextId agent;

  std::string operator()(const program::Compare& node) const {
    if (const auto note = count_note(teller, node, part.measure)) return *note;
    if (teller.program()[node.left].type == Type::share) return {};
    std::string note = is_text(teller, node.left, part.measure.value, agent);
    if (!is_constant(teller, node.right)) note += teller.say(", ", "，") + is_text(teller, node.right, part.measure.from, agent);
    const bool ordered = node.op != Comparison::equal && node.op != Comparison::not_equal;
    if (!part.holds && ordered) note += off_by(teller, teller.program()[node.left].type, part.measure, false);
    return note;
  }
  std::string operator()(const program::InRange& node) const {
    std::string note = is_text(teller, node.value, part.measure.value, agent);
    const Type type = teller.program()[node.value].type;
    if (!part.holds && type != Type::time_of_day) note += off_by(teller, type, part.measure, true);
    return note;
  }
  std::string operator()(const program::HappenedWithin& node) const {
    std::string note = is_text(teller, node.event, part.measure.value, agent);
    return part.holds ? note : note + off_by(teller, Type::moment, part.measure, true);
  }
  std::string operator()(const program::Happened& node) const { return is_text(teller, node.moment, part.measure.value, agent); }
  std::string operator()(const program::IsYes& node) const { return is_text(teller, node.value, part.measure.value, agent); }
  std::string operator()(const program::Not& node) const {
    engine::PartTrace inner = part;
    inner.part = node.operand;
    inner.holds = true; // of the operand nothing is missing: it holds, and should not
    return part.holds ? std::string() : std::visit(Judge{teller, inner, agent}, teller.program()[node.operand].node);
  }
  std::string operator()(const program::ClaimHasWinner&) const { return {}; }
  std::string operator()(const program::RefundedWithin&) const {
    return teller.say("{} refunded in time", "期限内退款 {}", teller.say.money({part.measure.value.value_or(0)}));
  }
  template <class Other> std::string operator()(const Other&) const { return {}; }
};

} // namespace

std::string value_text(const Teller& teller, ExprId expr, std::optional<std::int64_t> number, TextId agent) {
  if (!number) return teller.say("missing", "空");
  switch (teller.program()[expr].type) {
  case Type::moment:
    return teller.say.moment({*number});
  case Type::duration:
    return *number == program::unlimited_ms ? teller.say("unlimited", "不限") : teller.say.duration({*number});
  case Type::money:
    return teller.say.money({*number});
  case Type::text:
  case Type::agent:
    return text_of_code(teller, expr, *number, agent);
  default:
    return report::constant_text({teller.program()[expr].type, *number}, teller.say.language());
  }
}

std::string judged_on(const Teller& teller, const engine::PartTrace& part, TextId agent) {
  return std::visit(Judge{teller, part, agent}, teller.program()[part.part].node);
}

std::string too_early(const Say& say, values::Duration by) { return say("{} too early", "早了 {}", say.duration(by)); }
std::string too_late(const Say& say, values::Duration by) { return say("{} too late", "晚了 {}", say.duration(by)); }

} // namespace guiyin::explain
