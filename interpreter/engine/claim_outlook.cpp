#include "interpreter/engine/claim_outlook.hpp"

#include "interpreter/engine/arithmetic.hpp"
#include "interpreter/engine/bounds.hpp"
#include "interpreter/engine/evaluate.hpp"
#include "interpreter/engine/tie_break.hpp"

#include <algorithm>

namespace guiyin::engine {

namespace {

using program::CandidateField;
using program::ExprId;

// --- the window

struct WindowOutlook {
  bool moves = false;   // its edges may still change, since its moment is still to come
  bool accepts = false; // rows still to come may lie in it
  Edges edges;
};

Edges operands_of(const Scope& scope, const program::BoundedWindow& window) {
  Edges edges = value_outlook(scope, window.duration);
  edges.add(value_outlook(scope, window.moment));
  return edges;
}
Edges operands_of(const Scope& scope, const program::OpenWindow& window) { return value_outlook(scope, window.moment); }
Edges operands_of(const Scope&, const program::AlwaysWindow&) { return {}; }
Edges operands_of(const Scope& scope, const program::CalendarWindow& window) {
  Edges edges = value_outlook(scope, window.count);
  edges.add(value_outlook(scope, window.moment));
  return edges;
}
Edges operands_of(const Scope& scope, const program::FromToWindow& window) {
  Edges edges = value_outlook(scope, window.from);
  edges.add(value_outlook(scope, window.to));
  return edges;
}
Edges operands_of(const Scope& scope, const program::ChooseWindow& window) { return condition_outlook(scope, window.condition).edges; }

// `from A to B` with A still to come: where B is known, no row from B on can lie in it, and no A from B on opens it. But `paid - 15d` comes to lie
// before B until 15 days after B, and then rows that are there already count.
std::optional<WindowOutlook> with_known_end(const Scope& scope, const program::Window& window, const Edges& operands) {
  const auto* from_to = std::get_if<program::FromToWindow>(&window.node);
  if (!from_to || value_outlook(scope, from_to->to).open) return std::nullopt;
  const Value end = evaluate(scope, from_to->to);
  const auto from = shifted_moment(scope, from_to->from);
  if (!end.present) return WindowOutlook{};
  if (!from) {
    WindowOutlook outlook{true, true, operands};
    outlook.edges.add_vague();
    return outlook;
  }
  Moment edge{compute(program::Arithmetic::add, program::Type::moment, end, some(std::max<std::int64_t>(from->back, 0))).number};
  if (const auto latest = scope.unit.latest[static_cast<std::size_t>(from->moment)]) edge = std::min(edge, std::max(*latest, Moment{end.number}));
  if (edge.ms - 1 <= scope.run.as_of->ms) return WindowOutlook{};
  WindowOutlook outlook{true, true, {}};
  outlook.edges.add(edge);
  return outlook;
}

// The instants up to now that a window is sure to cover: those before a moment that is taken to come, without limit or from a known instant on.
std::optional<WindowSpan> sure_span(const Scope& scope, program::WindowId id) {
  const auto& node = scope.run.program[id].node;
  const auto from_until = [&](Value begin, ExprId end) -> std::optional<WindowSpan> {
    const auto* moment = std::get_if<program::MomentOf>(&scope.run.program[end].node);
    if (!moment || !scope.unit.to_come[static_cast<std::size_t>(moment->moment)] || !begin.present) return std::nullopt;
    const Moment now{scope.run.as_of->ms + 1};
    return WindowSpan{{begin.number}, now, now, now, true, id};
  };
  const Value ever = some(values::beginning_of_time.ms);
  if (const auto* open = std::get_if<program::OpenWindow>(&node); open && open->side == program::Side::before) return from_until(ever, open->moment);
  if (const auto* from_to = std::get_if<program::FromToWindow>(&node); from_to && !value_outlook(scope, from_to->from).open)
    return from_until(evaluate(scope, from_to->from), from_to->to);
  const auto* bounded = std::get_if<program::BoundedWindow>(&node);
  if (!bounded || bounded->side != program::Side::before || value_outlook(scope, bounded->duration).open) return std::nullopt;
  const bool unlimited = evaluate(scope, bounded->duration).number == program::unlimited_ms;
  return unlimited ? from_until(ever, bounded->moment) : std::nullopt;
}

WindowOutlook window_outlook(const Scope& scope, program::WindowId id);

// Where the window may come to end, while its edges may still change.
Edges moments_to_come(const Scope& scope, ExprId moment) {
  const PossibleValues moments = possible_values(scope, moment, {});
  Edges edges;
  if (!moments.complete) edges.add_vague();
  for (const std::int64_t m : moments.numbers)
    if (m > scope.run.as_of->ms) edges.add(Moment{m});
  return edges;
}
Edges ends_of(const Scope& scope, const program::BoundedWindow& window) {
  return window.side == program::Side::before ? moments_to_come(scope, window.moment) : ends_of_sums(scope, window.duration, window.moment, {});
}
Edges ends_of(const Scope& scope, const program::OpenWindow& window) {
  Edges edges = moments_to_come(scope, window.moment);
  if (window.side == program::Side::after) edges.add_unbounded();
  return edges;
}
Edges ends_of(const Scope&, const program::AlwaysWindow&) { return {}; }
Edges ends_of(const Scope& scope, const program::CalendarWindow& window) {
  if (window.side == program::Side::before) return moments_to_come(scope, window.moment);
  const PossibleValues moments = possible_values(scope, window.moment, {}), counts = possible_values(scope, window.count, {});
  Edges edges;
  if (!moments.complete || !counts.complete) edges.add_vague();
  for (const std::int64_t m : moments.numbers)
    for (const std::int64_t days : counts.numbers)
      if (const Moment end = end_of_days(scope.run.program.day_start, Moment{m}, days); end > *scope.run.as_of) edges.add(end);
  return edges;
}
Edges ends_of(const Scope& scope, const program::FromToWindow& window) {
  Edges edges = moments_to_come(scope, window.to);
  const auto from = shifted_moment(scope, window.from);
  const bool reaches_back = (!from || from->back > 0) && value_outlook(scope, window.from).open; // from later
  if (edges.open && reaches_back) edges.add_vague();
  return edges;
}
Edges ends_of(const Scope& scope, const program::ChooseWindow& window) {
  const auto arm = [&](bool then) {
    return look_within(
        scope, [&] { return bounds_where(scope, window.condition, then, {}); },
        [&](const Scope& narrowed) { return window_outlook(narrowed, then ? window.then : window.otherwise); });
  };
  Edges edges = arm(true).edges;
  edges.add(arm(false).edges);
  return edges;
}

WindowOutlook window_outlook(const Scope& scope, program::WindowId id) {
  const auto& node = scope.run.program[id].node;
  const Edges operands = std::visit([&](const auto& window) { return operands_of(scope, window); }, node);
  if (operands.open) {
    if (const auto known = with_known_end(scope, scope.run.program[id], operands)) return *known;
    WindowOutlook outlook{true, true, operands};
    outlook.edges.add(std::visit([&](const auto& window) { return ends_of(scope, window); }, node));
    return outlook;
  }
  if (const auto* choose = std::get_if<program::ChooseWindow>(&node))
    return window_outlook(scope, satisfied(scope, choose->condition) ? choose->then : choose->otherwise);
  const WindowSpan span = window_span(scope, id);
  WindowOutlook outlook;
  outlook.accepts = span.happened && span.begin < span.end && span.end.ms - 1 > scope.run.as_of->ms;
  if (outlook.accepts) outlook.edges.add(span.edge);
  return outlook;
}

// --- the conditions

Edges ranking_edges(const Scope& scope, program::RankingId id) {
  const auto& rest = scope.run.program[id].rest;
  if (!rest) return {};
  const TruthOutlook condition = condition_outlook(scope, rest->condition);
  if (!condition.edges.open) return ranking_edges(scope, condition.now ? rest->then : rest->otherwise);
  Edges edges = condition.edges;
  for (const program::RankingId arm : {rest->then, rest->otherwise}) edges.add(ranking_edges(scope, arm));
  return edges;
}

Edges share_edges(const Scope& scope, program::ShareModelId id) {
  const auto* choose = std::get_if<program::ChooseShare>(&scope.run.program[id].node);
  if (!choose) return {};
  const TruthOutlook condition = condition_outlook(scope, choose->condition);
  if (!condition.edges.open) return share_edges(scope, condition.now ? choose->then : choose->otherwise);
  Edges edges = condition.edges;
  for (const program::ShareModelId arm : {choose->then, choose->otherwise}) edges.add(share_edges(scope, arm));
  return edges;
}

Edges choice_edges(const Scope& scope, const program::Claim& claim) {
  if (const auto* ranking = std::get_if<program::RankingId>(&claim.choice)) return ranking_edges(scope, *ranking);
  return share_edges(scope, std::get<program::ShareModelId>(claim.choice));
}

// --- the rows and candidates

TruthOutlook clause_outlook(const Scope& scope, const std::optional<ExprId>& clause, const Subject& subject) {
  return clause ? condition_outlook(scope, *clause, subject) : TruthOutlook::fixed(true);
}

// Until when `where` may change its mind about a row that is there already.
Edges edges_of_rows(const Scope& scope, const program::Claim& claim, const WindowSpan& window) {
  Edges edges;
  const RowRange rows = rows_in(scope.run.timeline, *scope.unit.buyer, window);
  for (std::uint32_t row = rows.begin; row < rows.end; ++row)
    if (in_source(claim, scope.run.timeline.messages, row)) edges.add(condition_outlook(scope.at_row(row), *claim.where, {}).edges);
  return edges;
}

// What may become of the candidates that are there already, by the rows that they have and by those that the window still accepts.
struct CandidatesOutlook {
  bool may_qualify = false;                   // one of them
  bool stays = false;                         // one is eligible, and is so for good
  bool winner_stays = false;                  // the one who wins by the tie-break in force
  std::uint32_t potential_row = rows_to_come; // the first row of theirs that could come to decide
  Edges edges;
};

bool goes_by_first_row(const ClaimView& view) { return !view.keys.empty() && view.keys.front().kind == program::RankKind::earliest; }

// Whether a winner who stays eligible loses to nobody but candidates who get more rows, the last of which decides.
bool yields_to_later_rows(const program::Claim& claim, const ClaimView& view) {
  const auto is_fewest = [](const program::RankKey& key) { return key.kind == program::RankKind::fewest; };
  return std::holds_alternative<program::RankingId>(claim.choice) && !decides_by_first_row(view.keys) &&
         std::none_of(view.keys.begin(), view.keys.end(), is_fewest);
}

// The row by which a candidate could decide, out of those that are there already. By her last row she decides only where nothing need be added.
std::uint32_t potential_row(const Scope& scope, const program::Claim& claim, const ClaimView& view, const Candidate& candidate) {
  if (decides_by_first_row(view.keys)) return candidate.first_row;
  const bool as_she_is = clause_outlook(scope.of_candidate(candidate), claim.require, {}).may_hold;
  return as_she_is ? candidate.last_row : rows_to_come;
}

CandidatesOutlook candidates_outlook(const Scope& scope, const program::Claim& claim, const ClaimView& view, const Edges& growth) {
  CandidatesOutlook outlook;
  for (const Candidate& candidate : view.candidates) {
    const TruthOutlook eligible = clause_outlook(scope.of_candidate(candidate), claim.require, {false, growth});
    outlook.edges.add(eligible.edges);
    if (!eligible.may_hold) continue;
    outlook.may_qualify = true;
    outlook.stays |= !eligible.may_fail;
    outlook.potential_row = std::min(outlook.potential_row, potential_row(scope, claim, view, candidate));
    for (const Winner& winner : view.result.winners) outlook.winner_stays |= winner.agent == candidate.agent && !eligible.may_fail;
  }
  if (outlook.winner_stays && yields_to_later_rows(claim, view)) outlook.potential_row = view.result.deciding_row;
  return outlook;
}

// --- the whole

struct ClaimProspect {
  const Scope& scope; // of the unit
  const program::Claim& claim;
  std::uint32_t index;
  ClaimView view;
  WindowOutlook window;
  Edges choice;
  TruthOutlook where, require; // of whichever row and candidate

  bool accepts() const { return window.moves || window.accepts; }

  // Nothing is certain of rows that may come in, or drop out, at either end or in between, but of those that are sure to be in it.
  WinnerOutlook of_unsettled_rows(const Edges& rows) const {
    WinnerOutlook outlook = now();
    outlook.may_win = true;
    outlook.may_fail = !somebody_is_sure();
    outlook.may_change = true;
    outlook.potential_row = 0;
    outlook.edges = window.edges;
    for (const Edges* edges : {&rows, &require.edges, &choice}) outlook.edges.add(*edges);
    return outlook;
  }

  // The rows that are there stay; others may be added behind them while the window accepts them.
  WinnerOutlook of_settled_rows() const {
    const Edges growth = accepts() ? window.edges : Edges{};
    const CandidatesOutlook candidates = candidates_outlook(scope, claim, view, growth);
    WinnerOutlook outlook = now();
    outlook.may_win = outlook.wins_now || candidates.may_qualify || accepts();
    outlook.may_fail = !candidates.stays;
    outlook.potential_row = choice.open ? 0 : candidates.potential_row;
    const bool first_is_safe =
        outlook.wins_now && candidates.winner_stays && !choice.open && goes_by_first_row(view) && outlook.potential_row == outlook.deciding_row;
    outlook.may_change = !first_is_safe && (accepts() || candidates.edges.open || (choice.open && outlook.wins_now));
    if (!outlook.may_change) return outlook;
    outlook.edges = candidates.edges;
    if (choice.open) outlook.edges.add(choice);
    if (accepts())
      for (const Edges* edges : {&window.edges, &where.edges, &require.edges}) outlook.edges.add(*edges);
    return outlook;
  }

  // Whether one of the candidates by the rows that are sure to be in the window is eligible, whatever is added behind those.
  bool somebody_is_sure() const {
    const auto span = sure_span(scope, claim.window);
    if (!span || (where.edges.open && edges_of_rows(scope, claim, *span).open)) return false;
    const ClaimView sure{*span, candidates(scope, index, *span), {}, {}};
    return candidates_outlook(scope, claim, sure, window.edges).stays;
  }

  WinnerOutlook now() const {
    WinnerOutlook outlook;
    outlook.wins_now = !view.result.winners.empty();
    if (outlook.wins_now) outlook.deciding_row = view.result.deciding_row;
    return outlook;
  }
};

WinnerOutlook plain_outlook(const Scope& scope, std::uint32_t index) {
  const program::Claim& claim = scope.run.program.claims[index];
  const Scope unit_scope = scope_of_unit(scope);
  const TruthOutlook where = clause_outlook(unit_scope, claim.where, {true, {}}), require = clause_outlook(unit_scope, claim.require, {true, {}});
  // An order without buyer sees no chats, now or ever (decisions.md, reading 12).
  if (!where.may_hold || !require.may_hold || scope.unit.buyer->name == TextId::missing) return {};
  const ClaimProspect prospect{
      unit_scope, claim,  index, view_claim(unit_scope, index), window_outlook(unit_scope, claim.window), choice_edges(unit_scope, claim),
      where,      require};
  const Edges rows = where.edges.open ? edges_of_rows(unit_scope, claim, prospect.view.window) : Edges{};
  if (!prospect.window.moves && !rows.open) return prospect.of_settled_rows();
  Edges all = rows;
  if (prospect.accepts()) all.add(where.edges);
  return prospect.of_unsettled_rows(all);
}

} // namespace

WinnerOutlook claim_outlook(const Scope& scope, std::uint32_t index) {
  return look_within(
      scope, [&] { return bounds_where_won(scope, index); }, [&](const Scope& narrowed) { return plain_outlook(narrowed, index); });
}

TruthOutlook winner_outlook(const WinnerOutlook& claim) {
  TruthOutlook outlook{claim.wins_now, claim.may_win, claim.may_fail, {}};
  if (claim.wins_now ? claim.may_fail : claim.may_win) outlook.edges = claim.edges;
  return outlook;
}

} // namespace guiyin::engine
