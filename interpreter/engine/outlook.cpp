#include "interpreter/engine/outlook.hpp"

#include "interpreter/engine/claim_outlook.hpp"
#include "interpreter/engine/evaluate.hpp"
#include "interpreter/engine/within.hpp"

#include <algorithm>

namespace guiyin::engine {

namespace {

using program::ExprId;

template <class... Ids> Edges of_values(const Scope& scope, Ids... ids) {
  Edges edges;
  (edges.add(value_outlook(scope, ids)), ...);
  return edges;
}

TruthOutlook undecided_where_open(bool now, const Edges& edges) {
  return edges.open ? TruthOutlook{now, true, true, edges} : TruthOutlook::fixed(now);
}

// Of conditions that, once they hold, hold for good.
TruthOutlook may_come_true(bool now, const Edges& edges) {
  return now || !edges.open ? TruthOutlook::fixed(now) : TruthOutlook{false, true, true, edges};
}

TruthOutlook negated(const TruthOutlook& outlook) { return {!outlook.now, outlook.may_fail, outlook.may_hold, outlook.edges}; }

// Both sides that are still in play give edges; one that settles the whole takes the other out of play.
TruthOutlook both(const TruthOutlook& left, const TruthOutlook& right) {
  if (!left.may_hold || !right.may_hold) return TruthOutlook::fixed(false);
  TruthOutlook outlook{left.now && right.now, true, left.may_fail || right.may_fail, left.edges};
  outlook.edges.add(right.edges);
  return outlook;
}

bool is_plain_moment(const Scope& scope, ExprId id) { return std::holds_alternative<program::MomentOf>(scope.run.program[id].node); }

// An event that has happened cannot lie after a moment that is still to come.
TruthOutlook happened_within_outlook(const Scope& scope, ExprId condition, const program::HappenedWithin& node) {
  const bool now = satisfied(scope, condition);
  const Edges event = value_outlook(scope, node.event), moment = value_outlook(scope, node.moment);
  if (!event.open && (!moment.open || is_plain_moment(scope, node.moment))) return TruthOutlook::fixed(now);
  return may_come_true(now, range_outlook(scope, node.within, node.moment));
}

struct ConditionOutlook {
  const Scope& scope;
  ExprId id;

  bool now() const { return satisfied(scope, id); }

  TruthOutlook operator()(const program::Not& node) const { return negated(condition_outlook(scope, node.operand)); }
  TruthOutlook operator()(const program::And& node) const { return both(condition_outlook(scope, node.left), condition_outlook(scope, node.right)); }
  TruthOutlook operator()(const program::Or& node) const {
    return negated(both(negated(condition_outlook(scope, node.left)), negated(condition_outlook(scope, node.right))));
  }
  TruthOutlook operator()(const program::Happened& node) const { return undecided_where_open(now(), value_outlook(scope, node.moment)); }
  TruthOutlook operator()(const program::ClaimHasWinner& node) const { return winner_outlook(claim_outlook(scope, node.claim)); }
  TruthOutlook operator()(const program::CancelledWithin& node) const { return may_come_true(now(), range_outlook(scope, node.within, node.moment)); }
  TruthOutlook operator()(const program::RefundedWithin& node) const { return may_come_true(now(), range_outlook(scope, node.within, node.moment)); }
  TruthOutlook operator()(const program::HappenedWithin& node) const { return happened_within_outlook(scope, id, node); }
  TruthOutlook operator()(const program::Choose& node) const {
    const TruthOutlook condition = condition_outlook(scope, node.condition);
    if (!condition.edges.open) return condition_outlook(scope, condition.now ? node.then : node.otherwise);
    return undecided_where_open(now(), value_outlook(scope, id));
  }
  template <class Node> TruthOutlook operator()(const Node&) const { return undecided_where_open(now(), value_outlook(scope, id)); }
};

struct ValueOutlook {
  const Scope& scope;
  ExprId id;

  Edges operator()(const program::MomentOf& node) const {
    Edges edges;
    if (!scope.unit.moments[static_cast<std::size_t>(node.moment)]) edges.add_unbounded();
    return edges;
  }
  Edges operator()(const program::PartOf& node) const { return value_outlook(scope, node.moment); }
  Edges operator()(const program::Compute& node) const { return of_values(scope, node.left, node.right); }
  Edges operator()(const program::Negate& node) const { return value_outlook(scope, node.operand); }
  Edges operator()(const program::Compare& node) const { return of_values(scope, node.left, node.right); }
  Edges operator()(const program::InRange& node) const { return of_values(scope, node.value, node.from, node.to); }
  Edges operator()(const program::IsYes& node) const { return value_outlook(scope, node.value); }
  Edges operator()(const program::Choose& node) const {
    const TruthOutlook condition = condition_outlook(scope, node.condition);
    if (!condition.edges.open) return value_outlook(scope, condition.now ? node.then : node.otherwise);
    Edges edges = of_values(scope, node.then, node.otherwise);
    edges.add(condition.edges);
    return edges;
  }
  // The other conditions.
  Edges operator()(const program::Not&) const { return condition_outlook(scope, id).edges; }
  Edges operator()(const program::And&) const { return condition_outlook(scope, id).edges; }
  Edges operator()(const program::Or&) const { return condition_outlook(scope, id).edges; }
  Edges operator()(const program::Happened&) const { return condition_outlook(scope, id).edges; }
  Edges operator()(const program::ClaimHasWinner&) const { return condition_outlook(scope, id).edges; }
  Edges operator()(const program::CancelledWithin&) const { return condition_outlook(scope, id).edges; }
  Edges operator()(const program::RefundedWithin&) const { return condition_outlook(scope, id).edges; }
  Edges operator()(const program::HappenedWithin&) const { return condition_outlook(scope, id).edges; }
  // Constants, and fields of the order, the row and the candidate, which stay as they are.
  template <class Node> Edges operator()(const Node&) const { return {}; }
};

} // namespace

void Edges::add(Moment edge) {
  open = true;
  if (edge < values::end_of_time && (!latest || edge > *latest)) latest = edge;
}

void Edges::add(const Edges& other) {
  open |= other.open;
  if (other.latest && (!latest || *other.latest > *latest)) latest = other.latest;
}

Edges value_outlook(const Scope& scope, ExprId id) { return std::visit(ValueOutlook{scope, id}, scope.run.program[id].node); }

TruthOutlook condition_outlook(const Scope& scope, ExprId condition) {
  return std::visit(ConditionOutlook{scope, condition}, scope.run.program[condition].node);
}

Edges range_outlook(const Scope& scope, std::optional<ExprId> within, std::optional<ExprId> moment) {
  Edges edges;
  if (within) edges.add(value_outlook(scope, *within));
  if (moment) edges.add(value_outlook(scope, *moment));
  const auto range = range_after(scope, within, moment);
  if (range && range->last > *scope.run.as_of) edges.add(range->last);
  return edges;
}

} // namespace guiyin::engine
