#include "interpreter/engine/outlook.hpp"

#include "interpreter/engine/arithmetic.hpp"
#include "interpreter/engine/bounds.hpp"
#include "interpreter/engine/claim_outlook.hpp"
#include "interpreter/engine/deduct.hpp"
#include "interpreter/engine/evaluate.hpp"

#include <algorithm>

namespace guiyin::engine {

namespace {

using program::CandidateField;
using program::ExprId;

TruthOutlook undecided(bool now, const Edges& edges) { return {now, true, true, edges}; }

TruthOutlook undecided_where_open(bool now, const Edges& edges) { return edges.open ? undecided(now, edges) : TruthOutlook::fixed(now); }

TruthOutlook negated(const TruthOutlook& outlook) { return {!outlook.now, outlook.may_fail, outlook.may_hold, outlook.edges}; }

// Both sides that are still in play give edges; one that settles the whole takes the other out of play.
TruthOutlook both(const TruthOutlook& left, const TruthOutlook& right) {
  const bool now = left.now && right.now, may_hold = left.may_hold && right.may_hold;
  if (!may_hold && !now) return TruthOutlook::fixed(false);
  TruthOutlook outlook{now, may_hold, left.may_fail || right.may_fail, left.edges};
  outlook.edges.add(right.edges);
  return outlook;
}

TruthOutlook either(const TruthOutlook& left, const TruthOutlook& right) { return negated(both(negated(left), negated(right))); }

Edges for_ever() {
  Edges edges;
  edges.add_unbounded();
  return edges;
}

bool is_plain_moment(const Scope& scope, ExprId id) { return std::holds_alternative<program::MomentOf>(scope.run.program[id].node); }

// --- values

struct ValueProspect {
  const Scope& scope;
  const Subject& subject;
  ExprId id;

  ValueOutlook at(ExprId other) const { return value_outlook(scope, other, subject); }
  template <class... Ids> ValueOutlook of_all(Ids... ids) const {
    ValueOutlook all;
    const auto add = [&](const ValueOutlook& each) {
      all.differs |= each.differs;
      all.edges.add(each.edges);
    };
    (add(at(ids)), ...);
    return all;
  }

  ValueOutlook operator()(const program::MomentOf& node) const {
    ValueOutlook outlook;
    const auto at = static_cast<std::size_t>(node.moment);
    if (!scope.unit.moments[at]) outlook.edges.add(scope.unit.latest[at].value_or(values::end_of_time));
    return outlook;
  }
  ValueOutlook operator()(const program::FieldOfChat&) const { return {subject.whichever, {}}; }
  ValueOutlook operator()(const program::AgentColumn&) const { return {subject.whichever, {}}; }
  ValueOutlook operator()(const program::ExtraOf& node) const { return {subject.whichever && node.field.on == timeline::FieldOwner::chat, {}}; }
  // Rows that are added come last: counts and `last` change, the first row and whose it is do not.
  ValueOutlook operator()(const program::FieldOfCandidate& node) const {
    if (subject.whichever) return {true, {}};
    const bool stays = node.field == CandidateField::first || node.field == CandidateField::opened_by || node.field == CandidateField::agent;
    return {false, stays ? Edges{} : subject.growth};
  }
  ValueOutlook operator()(const program::PartOf& node) const { return at(node.moment); }
  ValueOutlook operator()(const program::Compute& node) const { return of_all(node.left, node.right); }
  ValueOutlook operator()(const program::Negate& node) const { return at(node.operand); }
  ValueOutlook operator()(const program::Choose& node) const {
    const TruthOutlook condition = condition_outlook(scope, node.condition, subject);
    if (condition.is_known()) return at(condition.may_hold ? node.then : node.otherwise);
    ValueOutlook outlook = arm(node, true);
    const ValueOutlook other = arm(node, false);
    outlook.edges.add(other.edges);
    outlook.differs |= other.differs;
    outlook.differs |= subject.whichever;
    outlook.edges.add(condition.edges);
    return outlook;
  }
  ValueOutlook arm(const program::Choose& node, bool then) const {
    return look_within(
        scope, [&] { return bounds_where(scope, node.condition, then, subject); },
        [&](const Scope& narrowed) { return value_outlook(narrowed, then ? node.then : node.otherwise, subject); });
  }
  // Conditions as values.
  ValueOutlook of_condition() const {
    const TruthOutlook condition = condition_outlook(scope, id, subject);
    return {subject.whichever && !condition.is_known(), condition.edges};
  }
  ValueOutlook operator()(const program::Compare&) const { return of_condition(); }
  ValueOutlook operator()(const program::InRange&) const { return of_condition(); }
  ValueOutlook operator()(const program::IsYes&) const { return of_condition(); }
  ValueOutlook operator()(const program::Not&) const { return of_condition(); }
  ValueOutlook operator()(const program::And&) const { return of_condition(); }
  ValueOutlook operator()(const program::Or&) const { return of_condition(); }
  ValueOutlook operator()(const program::Happened&) const { return of_condition(); }
  ValueOutlook operator()(const program::ClaimHasWinner&) const { return of_condition(); }
  ValueOutlook operator()(const program::CancelledWithin&) const { return of_condition(); }
  ValueOutlook operator()(const program::RefundedWithin&) const { return of_condition(); }
  ValueOutlook operator()(const program::HappenedWithin&) const { return of_condition(); }
  // Constants, and fields of the order, which stay as they are.
  template <class Node> ValueOutlook operator()(const Node&) const { return {}; }
};

// --- conditions

// How a value moves while rows are added and events come in.
enum class Course { stays, grows, any };

struct ConditionProspect {
  const Scope& scope;
  const Subject& subject;
  ExprId id;

  bool now() const { return satisfied(scope, id); }
  TruthOutlook at(ExprId other) const { return condition_outlook(scope, other, subject); }
  template <class... Ids> ValueOutlook values(Ids... ids) const { return ValueProspect{scope, subject, id}.of_all(ids...); }
  TruthOutlook of(const ValueOutlook& operands) const { return operands.is_known() ? TruthOutlook::fixed(now()) : undecided(now(), operands.edges); }

  TruthOutlook operator()(const program::Not& node) const { return negated(at(node.operand)); }
  TruthOutlook operator()(const program::And&) const { return joined(and_parts(scope.run.program, id), true, both); }
  TruthOutlook operator()(const program::Or&) const { return joined(or_parts(scope.run.program, id), false, either); }
  // Each part matters only where the others hold, in an `and`, or fail, in an `or`.
  template <class Join> TruthOutlook joined(const std::vector<ExprId>& parts, bool hold, const Join& join) const {
    std::optional<Bounds> bounds;
    const auto known = [&] { return bounds ? *bounds : bounds.emplace(bounds_where_all(scope, parts, hold, subject)); };
    TruthOutlook whole = TruthOutlook::fixed(hold);
    for (const ExprId part : parts)
      whole = join(whole, look_within(scope, known, [&](const Scope& narrowed) { return condition_outlook(narrowed, part, subject); }));
    return whole;
  }
  TruthOutlook operator()(const program::Happened& node) const { return of(values(node.moment)); }
  TruthOutlook operator()(const program::IsYes& node) const { return of(values(node.value)); }
  TruthOutlook operator()(const program::InRange& node) const { return of(values(node.value, node.from, node.to)); }
  TruthOutlook operator()(const program::ClaimHasWinner& node) const { return winner_outlook(claim_outlook(scope, node.claim)); }
  TruthOutlook operator()(const program::Choose& node) const {
    const TruthOutlook condition = at(node.condition);
    return either(both(condition, arm(node, true)), both(negated(condition), arm(node, false)));
  }
  TruthOutlook arm(const program::Choose& node, bool then) const {
    return look_within(
        scope, [&] { return bounds_where(scope, node.condition, then, subject); },
        [&](const Scope& narrowed) { return condition_outlook(narrowed, then ? node.then : node.otherwise, subject); });
  }
  TruthOutlook operator()(const program::Compare& node) const;
  TruthOutlook operator()(const program::CancelledWithin& node) const { return within(node.within, node.moment); }
  TruthOutlook operator()(const program::RefundedWithin& node) const;
  TruthOutlook operator()(const program::HappenedWithin& node) const;
  template <class Node> TruthOutlook operator()(const Node&) const { return of(value_outlook(scope, id, subject)); }

  Course course(ExprId of) const;
  Edges range(std::optional<ExprId> within, std::optional<ExprId> moment, Edges operands) const {
    operands.add(within && moment ? ends_of_sums(scope, *within, *moment, subject) : for_ever());
    return operands;
  }
  TruthOutlook within(ExprId duration, ExprId moment) const;
  bool has_passed(ExprId event, const ValueOutlook& outlook) const;
  bool is_to_come(ExprId moment) const;
};

Course ConditionProspect::course(ExprId of) const {
  if (value_outlook(scope, of, subject).is_known()) return Course::stays;
  const program::ExprNode& node = scope.run.program[of].node;
  if (std::holds_alternative<program::FieldOfCandidate>(node) && !subject.whichever) return Course::grows;
  const auto* sum = std::get_if<program::Compute>(&node);
  if (!sum || sum->op == program::Arithmetic::multiply || course(sum->left) == Course::any) return Course::any;
  const Course right = course(sum->right);
  return right == Course::stays || (right == Course::grows && sum->op == program::Arithmetic::add) ? Course::grows : Course::any;
}

// More messages never undo `agent_messages > 0`, and never make `agent_messages < 3` hold again.
TruthOutlook ConditionProspect::operator()(const program::Compare& node) const {
  using enum program::Comparison;
  const TruthOutlook outlook = of(values(node.left, node.right));
  if (outlook.is_known()) return outlook;
  const Course left = course(node.left), right = course(node.right);
  const bool left_grows = left == Course::grows && right == Course::stays, right_grows = left == Course::stays && right == Course::grows;
  const bool at_least = node.op == greater || node.op == greater_equal, at_most = node.op == less || node.op == less_equal;
  if (outlook.now && ((left_grows && at_least) || (right_grows && at_most))) return TruthOutlook::fixed(true);
  if (!outlook.now && ((left_grows && at_most) || (right_grows && at_least))) return TruthOutlook::fixed(false);
  return outlook;
}

// Cancellations in a range that stays where it is never go away again.
TruthOutlook ConditionProspect::within(ExprId duration, ExprId moment) const {
  const ValueOutlook operands = values(duration, moment);
  if (operands.is_known() && now()) return TruthOutlook::fixed(true);
  return undecided_where_open(now(), range(duration, moment, operands.edges));
}

// Nor do refunds, while the amount that they are compared with stays.
TruthOutlook ConditionProspect::operator()(const program::RefundedWithin& node) const {
  ValueOutlook operands = node.within ? values(*node.within, *node.moment) : ValueOutlook{};
  if (any_refund(scope, node)) operands.edges.add(value_outlook(scope, scope.run.program.amount));
  if (operands.is_known() && now()) return TruthOutlook::fixed(true);
  return undecided_where_open(now(), range(node.within, node.moment, operands.edges));
}

// An event that has happened cannot lie after a moment that is still to come, nor one that is still to come in a range that has passed.
TruthOutlook ConditionProspect::operator()(const program::HappenedWithin& node) const {
  const ValueOutlook event = values(node.event), operands = values(node.within, node.moment);
  const bool differs = event.differs || operands.differs;
  if (!event.edges.open && !operands.edges.open) return differs ? undecided(now(), {}) : TruthOutlook::fixed(now());
  if (!differs && has_passed(node.event, event) && is_to_come(node.moment)) return TruthOutlook::fixed(false);
  Edges edges = range(node.within, node.moment, operands.edges);
  if (!is_plain_moment(scope, node.event)) edges.add(event.edges);
  return differs ? undecided(now(), edges) : undecided_where_open(now(), edges);
}

bool ConditionProspect::has_passed(ExprId event, const ValueOutlook& outlook) const {
  if (outlook.edges.open) return false;
  const Value value = evaluate(scope, event);
  return !value.present || value.number <= scope.run.as_of->ms;
}

bool ConditionProspect::is_to_come(ExprId moment) const { return is_plain_moment(scope, moment) && values(moment).edges.open; }

} // namespace

void Edges::add(Moment edge) {
  open = true;
  if (edge >= values::end_of_time)
    unbounded = true;
  else if (!latest || edge > *latest)
    latest = edge;
}

void Edges::add(const Edges& other) {
  open |= other.open;
  unbounded |= other.unbounded;
  vague |= other.vague;
  if (other.latest && (!latest || *other.latest > *latest)) latest = other.latest;
}

ValueOutlook value_outlook(const Scope& scope, ExprId id, const Subject& subject) {
  return std::visit(ValueProspect{scope, subject, id}, scope.run.program[id].node);
}

TruthOutlook condition_outlook(const Scope& scope, ExprId condition, const Subject& subject) {
  return std::visit(ConditionProspect{scope, subject, condition}, scope.run.program[condition].node);
}

Scope scope_of_unit(const Scope& scope) { return {scope.run, scope.unit, scope.claims, std::nullopt, nullptr, nullptr}; }

Edges value_outlook(const Scope& scope, ExprId id) { return value_outlook(scope_of_unit(scope), id, {}).edges; }

TruthOutlook condition_outlook(const Scope& scope, ExprId condition) { return condition_outlook(scope_of_unit(scope), condition, {}); }

PossibleValues possible_values(const Scope& scope, ExprId id, const Subject& subject) {
  const program::Expr& expr = scope.run.program[id];
  if (value_outlook(scope, id, subject).is_known()) {
    const Value value = evaluate(scope, id);
    return {value.present ? std::vector{value.number} : std::vector<std::int64_t>{}, true, true, false};
  }
  if (const auto* moment = std::get_if<program::MomentOf>(&expr.node)) {
    const auto latest = scope.unit.latest[static_cast<std::size_t>(moment->moment)];
    return latest ? PossibleValues{{latest->ms}, true, true, true} : PossibleValues{{}, true, false, false};
  }
  if (const auto* choose = std::get_if<program::Choose>(&expr.node)) {
    PossibleValues either = possible_values(scope, choose->then, subject);
    const PossibleValues other = possible_values(scope, choose->otherwise, subject);
    either.numbers.insert(either.numbers.end(), other.numbers.begin(), other.numbers.end());
    either.complete &= other.complete;
    either.bounded &= other.bounded;
    either.at_most |= other.at_most;
    return either;
  }
  const auto* sum = std::get_if<program::Compute>(&expr.node);
  if (!sum) return {{}, false, false, false};
  const PossibleValues left = possible_values(scope, sum->left, subject), right = possible_values(scope, sum->right, subject);
  PossibleValues sums{{}, left.complete && right.complete, left.bounded && right.bounded, left.at_most || right.at_most};
  // Of less, more may be left.
  if (right.at_most && sum->op != program::Arithmetic::add) sums.complete = false;
  for (const std::int64_t a : left.numbers)
    for (const std::int64_t b : right.numbers) sums.numbers.push_back(compute(sum->op, expr.type, some(a), some(b)).number);
  return sums;
}

Edges ends_of_sums(const Scope& scope, ExprId duration, ExprId moment, const Subject& subject) {
  Edges edges;
  const PossibleValues durations = possible_values(scope, duration, subject), moments = possible_values(scope, moment, subject);
  if (!durations.complete || !moments.complete) edges.add_vague();
  for (const std::int64_t m : moments.numbers)
    for (const std::int64_t d : durations.numbers) {
      const bool unlimited = d == program::unlimited_ms;
      const Moment end = unlimited ? values::end_of_time : Moment{compute(program::Arithmetic::add, program::Type::moment, some(m), some(d)).number};
      if (end > *scope.run.as_of) edges.add(end);
    }
  return edges;
}

std::optional<ShiftedMoment> shifted_moment(const Scope& scope, ExprId id) {
  const program::ExprNode& node = scope.run.program[id].node;
  if (const auto* moment = std::get_if<program::MomentOf>(&node)) return ShiftedMoment{moment->moment, 0};
  const auto* sum = std::get_if<program::Compute>(&node);
  const auto* moment = sum ? std::get_if<program::MomentOf>(&scope.run.program[sum->left].node) : nullptr;
  if (!moment || value_outlook(scope, sum->right).open) return std::nullopt;
  const Value duration = evaluate(scope, sum->right);
  if (!duration.present) return std::nullopt;
  const bool back = sum->op == program::Arithmetic::subtract;
  return ShiftedMoment{moment->moment, back ? duration.number : negate(program::Type::duration, duration).number};
}

Edges range_outlook(const Scope& scope, std::optional<ExprId> within, std::optional<ExprId> moment) {
  if (!within || !moment) return for_ever();
  const Scope unit = scope_of_unit(scope);
  Edges edges = ends_of_sums(unit, *within, *moment, {});
  edges.add(value_outlook(unit, *within));
  edges.add(value_outlook(unit, *moment));
  return edges;
}

} // namespace guiyin::engine
