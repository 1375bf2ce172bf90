#include "interpreter/engine/decide.hpp"

#include "interpreter/engine/amount.hpp"
#include "interpreter/engine/condition_trace.hpp"
#include "interpreter/engine/deduct.hpp"
#include "interpreter/engine/evaluate.hpp"
#include "interpreter/engine/revoke.hpp"

namespace guiyin::engine {

namespace {

bool admitted(const Scope& scope, Decision& decision) {
  const auto& when = scope.run.program.when;
  if (!when) return true;
  const bool admits = ask(scope, *when);
  if (!admits) decision.reason = failing_part(scope, *when);
  return admits;
}

bool revoked(const Scope& scope, Decision& decision) {
  const auto& revoke = scope.run.program.revoke;
  if (!revoke) return false;
  const bool revokes = ask(scope, *revoke);
  if (revokes) decision.reason = holding_part(scope, *revoke);
  return revokes;
}

void note_money(const Scope& scope, Money gross) {
  if (!scope.trace) return;
  scope.trace->gross = gross;
  scope.trace->amount = trace_values(scope, scope.run.program.amount);
  for (const Cancellation& cancel : scope.unit.cancellations) scope.trace->cancels.push_back(cancel.row);
  scope.trace->refunds = refund_parts(scope.run.timeline, scope.unit);
  const auto& deduction = scope.run.program.deduct;
  if (!deduction) return;
  const auto range = range_after(scope, deduction->within, deduction->moment);
  if (range) scope.trace->deduct_until = range->last;
  for (RefundTrace& refund : scope.trace->refunds) refund.in_range = range && range->contains(scope.run.timeline.happenings.time[refund.happening]);
}

// Which rows made a `cancelled within` hold: what the reason points at.
void note_revocation(const Scope& scope, const Decision& decision) {
  if (!scope.trace || !decision.reason) return;
  const auto* within = std::get_if<program::CancelledWithin>(&scope.run.program[*decision.reason].node);
  if (within) scope.trace->revoked_by = cancels_in_range(scope, *within);
}

void credit_unit(const Scope& scope, Verdict& verdict) {
  Decision& decision = verdict.decision;
  decision.status = revoked(scope, decision) ? Status::revoked : Status::credited;
  decision.claims = verdict.credit.claims;
  decision.tied = verdict.credit.tied;
  decision.assists = assists(scope, verdict.credit);
  divide_amount(verdict.credit, decision);
  if (decision.status == Status::credited) return;
  // LANGUAGE: "A revoked unit keeps its winner on record with amount 0."
  for (Credit& each : decision.credits) each.amount = {};
  decision.silent_amount = {};
  note_revocation(scope, decision);
}

} // namespace

Verdict decide(const Scope& scope, bool credit_when_excluded) {
  Verdict verdict;
  Decision& decision = verdict.decision;
  decision.order = scope.unit.order;
  decision.line = scope.unit.line;
  verdict.gross = gross_amount(scope);
  decision.amount = deduct_refunds(scope, verdict.gross);
  note_money(scope, verdict.gross);
  const bool admits = admitted(scope, decision);
  if (admits || credit_when_excluded) verdict.credit = credit(scope, scope.run.program.credit);
  if (!admits)
    decision.status = Status::excluded;
  else if (!verdict.credit.has_winner())
    decision.status = Status::silent;
  else
    credit_unit(scope, verdict);
  return verdict;
}

} // namespace guiyin::engine
