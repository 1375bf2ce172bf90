#include "interpreter/engine/claim_plan.hpp"

#include "interpreter/engine/evaluate.hpp"

#include <algorithm>

namespace guiyin::engine {

namespace {

using program::ExprId;
using program::Program;

// What an expression looks at, of that which changes within a run; of a candidate, her first row, her last row, and how many she has.
struct Sight {
  bool row = false;
  bool unit = false;
  bool first = false, last = false, counts = false;
};
Sight operator|(Sight a, Sight b) { return {a.row || b.row, a.unit || b.unit, a.first || b.first, a.last || b.last, a.counts || b.counts}; }

Sight sight_of(const Program& program, ExprId id);

struct Looker {
  const Program& program;

  Sight at(ExprId id) const { return sight_of(program, id); }
  Sight operator()(const program::Constant&) const { return {}; }
  Sight operator()(const program::TextConstant&) const { return {}; }
  Sight operator()(const program::ShareConstant&) const { return {}; }
  Sight operator()(const program::FieldOfChat&) const { return row; }
  Sight operator()(const program::AgentColumn&) const { return row; } // of the row's agent, in the row's shop
  Sight operator()(const program::ExtraOf& node) const { return node.field.on == timeline::FieldOwner::chat ? row : unit; }
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
  Sight operator()(const program::FieldOfCandidate& node) const {
    using program::CandidateField;
    const bool first = node.field == CandidateField::first || node.field == CandidateField::opened_by;
    const bool last = node.field == CandidateField::last, agent = node.field == CandidateField::agent;
    return {.unit = true, .first = first, .last = last, .counts = !first && !last && !agent};
  }
  Sight operator()(const program::ClaimHasWinner&) const { return unit; }

  static constexpr Sight row{.row = true}, unit{.unit = true};
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

void plan_require(const Program& program, ExprId require, ClaimPlan& plan) {
  for (const ExprId part : and_parts(program, require)) {
    if (const auto test = count_test(program, part))
      plan.counts.push_back(*test);
    else
      plan.other_requirements.push_back(part);
  }
}

// A split lists the winners of its claims by their first rows, which a walk backwards does not get to.
bool asks_for_first_rows(const Program& program) {
  return std::any_of(program.credits.begin(), program.credits.end(),
                     [](const program::Credit& credit) { return std::holds_alternative<program::CreditSplit>(credit.node); });
}

Walk walk_by(const Program& program, const program::Claim& claim) {
  const auto* ranking = std::get_if<program::RankingId>(&claim.choice);
  if (!ranking || program[*ranking].keys.empty()) return Walk::none;
  const program::RankKind first = program[*ranking].keys.front().kind;
  if (first == program::RankKind::earliest) return Walk::forwards;
  return first == program::RankKind::latest && !asks_for_first_rows(program) ? Walk::backwards : Walk::none;
}

std::uint32_t& count_in(Counts& counts, program::CandidateField field) {
  switch (field) {
  case program::CandidateField::buyer_messages:
    return counts.buyer_messages;
  case program::CandidateField::agent_messages:
    return counts.agent_messages;
  case program::CandidateField::rounds:
    return counts.rounds;
  default:
    return counts.messages;
  }
}

// The least counts with which all tests hold; nullopt where more rows can undo one.
std::optional<Counts> least_counts(const std::vector<CountTest>& tests) {
  Counts least;
  for (const CountTest& test : tests) {
    const bool beyond = test.op == program::Comparison::greater;
    if (!beyond && test.op != program::Comparison::greater_equal) return std::nullopt;
    if (test.bound >= UINT32_MAX) return std::nullopt;
    std::uint32_t& count = count_in(least, test.count);
    count = std::max(count, static_cast<std::uint32_t>(std::max<std::int64_t>(test.bound + beyond, 0)));
  }
  return least;
}

// Who is met first wins, unless `require` fails for her. So what it asks must be known once she is met, or come to stay with more of her rows.
void plan_walk(const Program& program, const program::Claim& claim, ClaimPlan& plan) {
  const Walk walk = walk_by(program, claim);
  const auto least = least_counts(plan.counts);
  if (walk == Walk::none || !least) return;
  for (const ExprId part : plan.other_requirements) {
    const Sight sight = sight_of(program, part);
    if (sight.counts || (walk == Walk::backwards ? sight.first : sight.last)) return;
  }
  plan.walk = walk;
  plan.least = *least;
}

} // namespace

ClaimPlan plan_claim(const Program& program, const program::Claim& claim) {
  ClaimPlan plan;
  if (claim.where)
    for (const ExprId part : and_parts(program, *claim.where)) plan_where(program, part, plan);
  if (claim.require) plan_require(program, *claim.require, plan);
  plan_walk(program, claim, plan);
  return plan;
}

} // namespace guiyin::engine
