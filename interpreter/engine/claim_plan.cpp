#include "interpreter/engine/claim_plan.hpp"

#include "interpreter/engine/evaluate.hpp"

namespace guiyin::engine {

namespace {

using program::ExprId;
using program::Program;

// What an expression looks at, of that which changes within a run.
struct Sight {
  bool row = false;
  bool unit = false;
};
Sight operator|(Sight a, Sight b) { return {a.row || b.row, a.unit || b.unit}; }

Sight sight_of(const Program& program, ExprId id);

struct Looker {
  const Program& program;

  Sight at(ExprId id) const { return sight_of(program, id); }
  Sight operator()(const program::Constant&) const { return {}; }
  Sight operator()(const program::TextConstant&) const { return {}; }
  Sight operator()(const program::ShareConstant&) const { return {}; }
  Sight operator()(const program::FieldOfChat&) const { return {true, false}; }
  Sight operator()(const program::AgentColumn&) const { return {true, false}; } // of the row's agent, in the row's shop
  Sight operator()(const program::ExtraOf& node) const {
    return node.field.on == timeline::FieldOwner::chat ? Sight{true, false} : Sight{false, true};
  }
  Sight operator()(const program::PartOf& node) const { return at(node.moment); }
  Sight operator()(const program::Compute& node) const { return at(node.left) | at(node.right); }
  Sight operator()(const program::Negate& node) const { return at(node.operand); }
  Sight operator()(const program::Compare& node) const { return at(node.left) | at(node.right); }
  Sight operator()(const program::Not& node) const { return at(node.operand); }
  Sight operator()(const program::And& node) const { return at(node.left) | at(node.right); }
  Sight operator()(const program::Or& node) const { return at(node.left) | at(node.right); }
  Sight operator()(const program::Happened& node) const { return at(node.moment); }
  Sight operator()(const program::IsYes& node) const { return at(node.value); }
  Sight operator()(const program::Choose& node) const { return at(node.condition) | at(node.then) | at(node.otherwise); }
  Sight operator()(const program::InRange& node) const { return at(node.value) | at(node.from) | at(node.to); }
  // All that is the unit's, whatever stands in it: rows may stand in durations and moments too.
  Sight operator()(const program::CancelledWithin& node) const { return unit | at(node.within) | at(node.moment); }
  Sight operator()(const program::HappenedWithin& node) const { return unit | at(node.event) | at(node.within) | at(node.moment); }
  Sight operator()(const program::RefundedWithin& node) const {
    return unit | (node.within ? at(*node.within) : Sight{}) | (node.moment ? at(*node.moment) : Sight{});
  }
  Sight operator()(const program::MomentOf&) const { return unit; }
  Sight operator()(const program::FieldOfUnit&) const { return unit; }
  Sight operator()(const program::FieldOfCandidate&) const { return unit; }
  Sight operator()(const program::ClaimHasWinner&) const { return unit; }

  static constexpr Sight unit{false, true};
};

Sight sight_of(const Program& program, ExprId id) { return std::visit(Looker{program}, program[id].node); }

std::optional<program::ChatField> text_of_row(const Program& program, ExprId id) {
  using program::ChatField;
  const auto* field = std::get_if<program::FieldOfChat>(&program[id].node);
  if (!field || (field->field != ChatField::topic && field->field != ChatField::sku && field->field != ChatField::agent)) return std::nullopt;
  return field->field;
}

std::optional<KeyPart> key_part(const Program& program, ExprId part) {
  const auto* compare = std::get_if<program::Compare>(&program[part].node);
  if (!compare || compare->op != program::Comparison::equal) return std::nullopt;
  const auto as_key = [&](ExprId field, ExprId value) -> std::optional<KeyPart> {
    const auto text = text_of_row(program, field);
    if (!text || sight_of(program, value).row) return std::nullopt;
    return KeyPart{*text, value};
  };
  if (auto key = as_key(compare->left, compare->right)) return key;
  return as_key(compare->right, compare->left);
}

void plan_where(const Program& program, ExprId part, ClaimPlan& plan) {
  const Sight sight = sight_of(program, part);
  if (!plan.key && (plan.key = key_part(program, part))) return;
  if (!sight.row)
    plan.of_unit.push_back(part);
  else if (!sight.unit)
    plan.of_row.push_back(part);
  else
    plan.of_both.push_back(part);
}

std::optional<CountTest> count_test(const Program& program, ExprId part) {
  using program::CandidateField;
  const auto* compare = std::get_if<program::Compare>(&program[part].node);
  const auto* field = compare ? std::get_if<program::FieldOfCandidate>(&program[compare->left].node) : nullptr;
  const auto* bound = compare ? std::get_if<program::Constant>(&program[compare->right].node) : nullptr;
  if (!field || !bound) return std::nullopt;
  switch (field->field) {
  case CandidateField::messages:
  case CandidateField::buyer_messages:
  case CandidateField::agent_messages:
  case CandidateField::rounds:
    return CountTest{field->field, compare->op, bound->value};
  default:
    return std::nullopt;
  }
}

} // namespace

ClaimPlan plan_claim(const Program& program, const program::Claim& claim) {
  ClaimPlan plan;
  if (claim.where)
    for (const ExprId part : and_parts(program, *claim.where)) plan_where(program, part, plan);
  if (!claim.require) return plan;
  for (const ExprId part : and_parts(program, *claim.require)) {
    if (const auto test = count_test(program, part))
      plan.counts.push_back(*test);
    else
      plan.other_requirements.push_back(part);
  }
  return plan;
}

} // namespace guiyin::engine
