#include "interpreter/engine/settle.hpp"

#include "interpreter/engine/bounds.hpp"
#include "interpreter/engine/credit_outlook.hpp"
#include "interpreter/engine/evaluate.hpp"

namespace guiyin::engine {

namespace {

// What keeps the decision open is noted clause by clause.
Edges noted(const Scope& scope, OpenClause clause, const Edges& edges) {
  if (scope.trace && edges.open) scope.trace->open.push_back({clause, edges.last()});
  return edges;
}

// Where the range itself may still move, so that what was deducted is not.
Edges moving_range(const Scope& scope, const program::Deduction& deduct) {
  if (!deduct.within || !deduct.moment) return {}; // it never ends
  Edges moved = value_outlook(scope, *deduct.within);
  moved.add(value_outlook(scope, *deduct.moment));
  return moved.open ? range_outlook(scope, deduct.within, deduct.moment) : Edges{};
}

// Refunds still to come matter while something is left to deduct.
Edges money_edges(const Scope& scope, const Verdict& verdict) {
  const program::Program& program = scope.run.program;
  Edges edges = noted(scope, OpenClause::amount, value_outlook(scope, program.amount));
  if (!program.deduct) return edges;
  if (edges.open || verdict.decision.amount > Money{})
    edges.add(noted(scope, OpenClause::deduct, range_outlook(scope, program.deduct->within, program.deduct->moment)));
  else if (verdict.gross > verdict.decision.amount)
    edges.add(noted(scope, OpenClause::deduct, moving_range(scope, *program.deduct)));
  return edges;
}

TruthOutlook clause_outlook(const Scope& scope, const std::optional<program::ExprId>& clause, bool otherwise) {
  return clause ? condition_outlook(scope, *clause) : TruthOutlook::fixed(otherwise);
}

struct AssistOutlook {
  Edges edges;
};

AssistOutlook assist_outlook(const Scope& scope) {
  Edges edges;
  for (const std::uint32_t claim : scope.run.program.assists) edges.add(claim_outlook(scope, claim).edges);
  return {edges};
}

void make_pending(Decision& decision) {
  decision.status = Status::pending;
  decision.reason.reset();
}

// What is in play for a unit that has a winner, or may come to have one. Whoever wins only where the order is paid within 2 days has then done so.
Edges edges_of_credited(const Scope& scope, const WinnerOutlook& credit) {
  const program::Program& program = scope.run.program;
  const auto bounds = [&] { return bounds_where_credited(scope, program.credit); };
  const auto revoke = look_within(scope, bounds, [&](const Scope& narrowed) { return clause_outlook(narrowed, program.revoke, false); });
  const auto assist = look_within(scope, bounds, assist_outlook);
  Edges edges = noted(scope, OpenClause::credit, credit.edges);
  edges.add(noted(scope, OpenClause::revoke, revoke.edges));
  edges.add(noted(scope, OpenClause::assist, assist.edges));
  return edges;
}

// The moments without which `when` cannot hold have come wherever the unit is credited. In taobao's `when paid`, whoever chatted before a payment
// still to come has then settled it, and nobody else follows up.
bool may_win_once_admitted(const Scope& scope) {
  Unit unit = scope.unit;
  const program::Program& program = scope.run.program;
  for (const program::ExprId part : program.when ? and_parts(program, *program.when) : std::vector<program::ExprId>{}) {
    const auto* happened = std::get_if<program::Happened>(&program[part].node);
    const auto* moment = happened ? std::get_if<program::MomentOf>(&program[happened->moment].node) : nullptr;
    if (moment) unit.to_come[static_cast<std::size_t>(moment->moment)] = !unit.moments[static_cast<std::size_t>(moment->moment)];
  }
  return credit_outlook({scope.run, unit, scope.claims, std::nullopt, nullptr, nullptr}, program.credit).may_win;
}

Bounds bounds_where_admitted(const Scope& scope) {
  const auto& when = scope.run.program.when;
  return when ? bounds_where(scope_of_unit(scope), *when, true, {}) : Bounds{};
}

} // namespace

Decision settle(const Scope& scope, Verdict verdict) {
  Decision& decision = verdict.decision;
  const TruthOutlook when = clause_outlook(scope, scope.run.program.when, true);
  const std::optional<Unit> bounded = unit_within(scope, bounds_where_admitted(scope));
  const Scope admitted = bounded ? scope_of(*bounded, scope) : scope;
  const WinnerOutlook credit = credit_outlook(admitted, scope.run.program.credit);
  const bool without = decision.status == Status::silent || decision.status == Status::excluded;
  const bool may_be_credited = when.may_hold && credit.may_win && (when.now || may_win_once_admitted(scope));
  Edges edges = money_edges(scope, verdict);
  edges.add(noted(scope, OpenClause::when, when.edges));
  if (may_be_credited) edges.add(edges_of_credited(admitted, credit));
  if (without && may_be_credited) make_pending(decision);
  decision.final = !edges.open;
  decision.settles = decision.final ? std::nullopt : edges.last();
  return std::move(decision);
}

} // namespace guiyin::engine
