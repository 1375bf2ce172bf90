#include "interpreter/explain/json_parts.hpp"
#include "interpreter/explain/value_text.hpp"
#include "interpreter/report/condition_text.hpp"
#include "interpreter/report/constant_text.hpp"

namespace guiyin::explain {

namespace {

using program::ExprId;
using program::Type;

std::string rule_text(const Teller& teller, ExprId id) { return report::condition_text(teller.program(), id, text::Language::english); }

// The expression whose type the numbers of a measure have.
struct MeasuredExpr {
  const program::Program& program;
  std::optional<ExprId> operator()(const program::Compare& node) const { return node.left; }
  std::optional<ExprId> operator()(const program::InRange& node) const { return node.value; }
  std::optional<ExprId> operator()(const program::Happened& node) const { return node.moment; }
  std::optional<ExprId> operator()(const program::HappenedWithin& node) const { return node.event; }
  std::optional<ExprId> operator()(const program::CancelledWithin& node) const { return node.moment; }
  std::optional<ExprId> operator()(const program::IsYes& node) const { return node.value; }
  std::optional<ExprId> operator()(const program::Not& node) const { return std::visit(*this, program[node.operand].node); }
  template <class Other> std::optional<ExprId> operator()(const Other&) const { return std::nullopt; }
};

// What its ends are: of a comparison the other side.
ExprId bound_of(const program::Program& program, ExprId part, ExprId measured) {
  if (const auto* negated = std::get_if<program::Not>(&program[part].node)) return bound_of(program, negated->operand, measured);
  const auto* compare = std::get_if<program::Compare>(&program[part].node);
  return compare ? compare->right : measured;
}

} // namespace

void write_value(JsonWriter& json, const Teller& teller, ExprId expr, std::optional<std::int64_t> number) {
  if (!number) return json.null();
  switch (teller.program()[expr].type) {
  case Type::moment:
    return json.string(values::to_string(values::Moment{*number}));
  case Type::money:
    return json.string(values::to_string(values::Money{*number}));
  case Type::count:
  case Type::duration:
  case Type::time_of_day:
    return *number == program::unlimited_ms ? json.null() : json.number(*number);
  case Type::yes_no:
    return json.boolean(*number != 0);
  case Type::text:
  case Type::agent: {
    const auto& texts = teller.timeline().texts;
    const bool of_events = static_cast<std::size_t>(*number) < texts.size();
    return of_events ? json.string(texts[static_cast<timeline::TextId>(*number)]) : json.string(value_text(teller, expr, number));
  }
  default:
    return json.string(report::constant_text({teller.program()[expr].type, *number}, text::Language::english));
  }
}

void write_part(JsonWriter& json, const Teller& teller, const engine::PartTrace& part) {
  json.begin_object();
  json.field("part", rule_text(teller, part.part));
  json.field("clause", teller.place(teller.program()[part.part].span));
  json.field("holds", part.holds);
  const auto measured = std::visit(MeasuredExpr{teller.program()}, teller.program()[part.part].node);
  const auto& [value, from, to] = part.measure;
  const auto write = [&](const char* name, ExprId expr, std::optional<std::int64_t> number) {
    json.key(name);
    measured ? write_value(json, teller, expr, number) : json.null();
  };
  const ExprId judged = measured.value_or(part.part), bound = bound_of(teller.program(), part.part, judged);
  write("value", judged, value);
  write("from", bound, from);
  write("to", bound, to);
  json.end_object();
}

void write_conditions(JsonWriter& json, const Teller& teller) {
  json.key("conditions").begin_array();
  for (const engine::ConditionTrace& condition : teller.explained.trace.conditions) {
    json.begin_object();
    json.field("condition", rule_text(teller, condition.condition));
    json.field("clause", teller.place(teller.program()[condition.condition].span));
    json.field("holds", condition.holds);
    json.key("parts").begin_array();
    for (const engine::PartTrace& part : condition.parts) write_part(json, teller, part);
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

} // namespace guiyin::explain
