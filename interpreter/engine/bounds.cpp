#include "interpreter/engine/bounds.hpp"

#include "interpreter/engine/arithmetic.hpp"
#include "interpreter/engine/evaluate.hpp"

#include <algorithm>
#include <variant>

namespace guiyin::engine {

namespace {

using program::ExprId;
using program::OrderMoment;

const Bounds anything{Latests{}};

std::optional<Moment> earlier(const std::optional<Moment>& a, const std::optional<Moment>& b) { return a && b ? std::min(*a, *b) : a ? a : b; }
std::optional<Moment> later(const std::optional<Moment>& a, const std::optional<Moment>& b) {
  return a && b ? std::optional(std::max(*a, *b)) : std::nullopt;
}

template <class Choose> Latests for_each_of(const Latests& a, const Latests& b, const Choose& choose) {
  Latests latest{{}, choose(a.row, b.row)};
  for (std::size_t at = 0; at < latest.moments.size(); ++at) latest.moments[at] = choose(a.moments[at], b.moments[at]);
  return latest;
}

// Of two that both are so.
Bounds meet(const Bounds& a, const Bounds& b) { return a && b ? Bounds(for_each_of(*a, *b, earlier)) : std::nullopt; }

// Of two of which one is so.
Bounds join(const Bounds& a, const Bounds& b) { return a && b ? Bounds(for_each_of(*a, *b, later)) : a ? a : b; }

Bounds of_moment(OrderMoment moment, Moment latest) {
  Latests all;
  if (latest < values::end_of_time) all.moments[static_cast<std::size_t>(moment)] = latest;
  return all;
}

// The latest that a value may come to be.
std::optional<Moment> last_of(const PossibleValues& values) {
  if (!values.complete || !values.bounded || values.numbers.empty()) return std::nullopt;
  return Moment{*std::max_element(values.numbers.begin(), values.numbers.end())};
}

std::optional<Moment> last_sum(const Scope& scope, ExprId duration, ExprId moment, const Subject& subject) {
  const PossibleValues lengths = possible_values(scope, duration, subject);
  const auto length = last_of(lengths), from = last_of(possible_values(scope, moment, subject));
  if (!length || !from) return std::nullopt;
  const bool unlimited = std::find(lengths.numbers.begin(), lengths.numbers.end(), program::unlimited_ms) != lengths.numbers.end();
  if (unlimited) return std::nullopt;
  return Moment{compute(program::Arithmetic::add, program::Type::moment, some(from->ms), some(length->ms)).number};
}

bool is_time_of_row(const program::ExprNode& node) {
  const auto* chat = std::get_if<program::FieldOfChat>(&node);
  const auto* candidate = std::get_if<program::FieldOfCandidate>(&node);
  return (chat && chat->field == program::ChatField::time) ||
         (candidate && (candidate->field == program::CandidateField::first || candidate->field == program::CandidateField::last));
}

struct BoundsOfCondition {
  const Scope& scope;
  const Subject& subject;
  ExprId id;
  bool holds;

  Bounds at(ExprId other, bool so) const { return bounds_where(scope, other, so, subject); }
  Bounds one_of(const std::vector<ExprId>& parts, bool so) const {
    Bounds any;
    for (const ExprId part : parts) any = join(any, at(part, so));
    return any;
  }

  Bounds operator()(const program::Not& node) const { return at(node.operand, !holds); }
  Bounds operator()(const program::And&) const {
    const std::vector<ExprId> parts = and_parts(scope.run.program, id);
    return holds ? bounds_where_all(scope, parts, true, subject) : one_of(parts, false);
  }
  Bounds operator()(const program::Or&) const {
    const std::vector<ExprId> parts = or_parts(scope.run.program, id);
    return holds ? one_of(parts, true) : bounds_where_all(scope, parts, false, subject);
  }
  Bounds operator()(const program::Choose& node) const {
    return join(meet(at(node.condition, true), at(node.then, holds)), meet(at(node.condition, false), at(node.otherwise, holds)));
  }
  Bounds operator()(const program::ClaimHasWinner& node) const { return holds ? bounds_where_won(scope, node.claim) : anything; }
  Bounds operator()(const program::HappenedWithin& node) const { return by(node.event, last_sum(scope, node.within, node.moment, subject)); }
  Bounds operator()(const program::CancelledWithin& node) const {
    const Bounds possible = leaf();
    const auto latest = last_sum(scope, node.within, node.moment, subject);
    return possible && holds && latest ? of_moment(OrderMoment::cancelled, *latest) : possible;
  }
  Bounds operator()(const program::Compare& node) const {
    using enum program::Comparison;
    if (node.op == less || node.op == less_equal) return compared(node.left, node.right, node.op == less);
    if (node.op == greater || node.op == greater_equal) return compared(node.right, node.left, node.op == greater);
    return leaf();
  }
  Bounds operator()(const program::InRange& node) const { return compared(node.value, node.to, true); }
  template <class Node> Bounds operator()(const Node&) const { return leaf(); }

  Bounds leaf() const {
    const TruthOutlook outlook = condition_outlook(scope, id, subject);
    return (holds ? outlook.may_hold : outlook.may_fail) ? anything : std::nullopt;
  }
  // Where an event is one that can be bounded.
  Bounds by(ExprId event, const std::optional<Moment>& latest) const {
    const Bounds possible = leaf();
    if (!possible || !holds || !latest) return possible;
    const program::ExprNode& node = scope.run.program[event].node;
    if (const auto* moment = std::get_if<program::MomentOf>(&node)) return of_moment(moment->moment, *latest);
    return subject.whichever && is_time_of_row(node) ? Latests{{}, latest} : possible;
  }
  Bounds compared(ExprId before, ExprId after, bool strictly) const {
    if (scope.run.program[before].type != program::Type::moment) return leaf();
    const auto last = last_of(possible_values(scope, after, subject));
    return by(before, last ? std::optional(Moment{last->ms - (strictly ? 1 : 0)}) : std::nullopt);
  }
};

Moment moved(Moment moment, std::int64_t by) { return {compute(program::Arithmetic::add, program::Type::moment, some(moment.ms), some(by)).number}; }

// A window that holds a row, which comes by `row` if that is known: `from A to B` where A has come before B, `D before M` where M comes by D after
// the row.
Bounds bounds_where_open(const Scope& scope, program::WindowId id, const std::optional<Moment>& row) {
  const auto& node = scope.run.program[id].node;
  if (const auto* choose = std::get_if<program::ChooseWindow>(&node))
    return join(meet(bounds_where(scope, choose->condition, true, {}), bounds_where_open(scope, choose->then, row)),
                meet(bounds_where(scope, choose->condition, false, {}), bounds_where_open(scope, choose->otherwise, row)));
  if (const auto* bounded = std::get_if<program::BoundedWindow>(&node)) {
    const auto moment = shifted_moment(scope, bounded->moment);
    const auto length = last_of(possible_values(scope, bounded->duration, {}));
    if (!row || !moment || !length || length->ms == program::unlimited_ms) return anything;
    return of_moment(moment->moment, moved(moved(*row, bounded->side == program::Side::before ? length->ms : 0), moment->back));
  }
  const auto* from_to = std::get_if<program::FromToWindow>(&node);
  if (!from_to) return anything;
  const auto from = shifted_moment(scope, from_to->from);
  const auto end = last_of(possible_values(scope, from_to->to, {}));
  const auto latest = earlier(row, end ? std::optional(Moment{end->ms - 1}) : std::nullopt);
  return from && latest ? of_moment(from->moment, moved(*latest, from->back)) : anything;
}

struct BoundsOfCredit {
  const Scope& scope;

  Bounds at(program::CreditId id) const { return bounds_where_credited(scope, id); }
  Bounds under(ExprId condition, bool holds, program::CreditId id) const { return meet(bounds_where(scope, condition, holds, {}), at(id)); }

  Bounds operator()(const program::CreditNobody&) const { return std::nullopt; }
  Bounds operator()(const program::CreditClaim& node) const { return bounds_where_won(scope, node.claim); }
  Bounds operator()(const program::CreditElse& node) const { return join(at(node.first), at(node.second)); }
  Bounds operator()(const program::CreditWhen& node) const { return under(node.condition, true, node.then); }
  Bounds operator()(const program::CreditChoose& node) const {
    return join(under(node.condition, true, node.then), under(node.condition, false, node.otherwise));
  }
  Bounds operator()(const program::CreditSplit& node) const {
    Bounds any;
    for (const program::CreditPart& part : node.parts) any = join(any, at(part.credit));
    return any;
  }
  Bounds operator()(const program::CreditEarliest& node) const {
    Bounds any;
    for (const program::CreditId id : node.of) any = join(any, at(id));
    return any;
  }
};

} // namespace

Bounds bounds_where(const Scope& scope, ExprId condition, bool holds, const Subject& subject) {
  return std::visit(BoundsOfCondition{scope, subject, condition, holds}, scope.run.program[condition].node);
}

// What one tells may tell more of another: `shipped within 2d of paid and paid within 1d of placed`.
Bounds bounds_where_all(const Scope& scope, const std::vector<ExprId>& conditions, bool hold, const Subject& subject) {
  const auto all = [&](const Scope& where) {
    Bounds bounds = anything;
    for (const ExprId condition : conditions) bounds = meet(bounds, bounds_where(where, condition, hold, subject));
    return bounds;
  };
  Bounds bounds = all(scope);
  if (conditions.size() == 1) return bounds;
  std::optional<Unit> unit = unit_within(scope, bounds);
  for (std::size_t more = 1; unit && more < conditions.size() && more < scope.unit.moments.size(); ++more) {
    const Scope narrowed = scope_of(*unit, scope);
    bounds = meet(bounds, all(narrowed));
    const std::optional<Unit> further = unit_within(narrowed, bounds);
    if (!further) break;
    unit = further;
  }
  return bounds;
}

Bounds bounds_where_won(const Scope& scope, std::uint32_t index) {
  const program::Claim& claim = scope.run.program.claims[index];
  const Scope unit = scope_of_unit(scope);
  const Subject whichever{true, {}};
  Bounds bounds = anything;
  for (const auto& clause : {claim.where, claim.require})
    if (clause) bounds = meet(bounds, bounds_where(unit, *clause, true, whichever));
  if (!bounds) return std::nullopt;
  return meet(Latests{bounds->moments, {}}, bounds_where_open(unit, claim.window, bounds->row));
}

Bounds bounds_where_credited(const Scope& scope, program::CreditId credit) {
  return std::visit(BoundsOfCredit{scope_of_unit(scope)}, scope.run.program[credit].node);
}

std::optional<Unit> unit_within(const Scope& scope, const Bounds& bounds) {
  std::optional<Unit> unit;
  for (std::size_t at = 0; bounds && at < bounds->moments.size(); ++at) {
    const std::optional<Moment>&latest = bounds->moments[at], &known = scope.unit.latest[at];
    if (!latest || scope.unit.moments[at] || *latest <= *scope.run.as_of || (known && *known <= *latest)) continue;
    if (!unit) unit = scope.unit;
    unit->latest[at] = latest;
  }
  return unit;
}

Scope scope_of(const Unit& unit, const Scope& scope) { return {scope.run, unit, scope.claims, scope.row, scope.candidate, scope.trace}; }

} // namespace guiyin::engine
