#include "interpreter/engine/claim_outlook.hpp"

#include "interpreter/engine/evaluate.hpp"

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

// `from A to B` with A still to come: where B is known, no row from B on can lie in it, and no A from B on opens it. But `paid - 15d` may come to lie
// before B whenever the payment comes, and then rows that are there already count.
std::optional<WindowOutlook> with_known_end(const Scope& scope, const program::Window& window, const Edges& operands) {
  const auto* from_to = std::get_if<program::FromToWindow>(&window.node);
  if (!from_to || value_outlook(scope, from_to->to).open) return std::nullopt;
  const Value end = evaluate(scope, from_to->to);
  if (!end.present) return WindowOutlook{};
  const bool reaches_back = !std::holds_alternative<program::MomentOf>(scope.run.program[from_to->from].node);
  const bool ended = end.number - 1 <= scope.run.as_of->ms;
  if (ended && !reaches_back) return WindowOutlook{};
  WindowOutlook outlook{true, true, reaches_back ? operands : Edges{}};
  if (!ended) outlook.edges.add(Moment{end.number});
  return outlook;
}

WindowOutlook window_outlook(const Scope& scope, program::WindowId id) {
  const auto& node = scope.run.program[id].node;
  const Edges operands = std::visit([&](const auto& window) { return operands_of(scope, window); }, node);
  if (operands.open) return with_known_end(scope, scope.run.program[id], operands).value_or(WindowOutlook{true, true, operands});
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
  return condition.edges.open ? condition.edges : ranking_edges(scope, condition.now ? rest->then : rest->otherwise);
}

Edges share_edges(const Scope& scope, program::ShareModelId id) {
  const auto* choose = std::get_if<program::ChooseShare>(&scope.run.program[id].node);
  if (!choose) return {};
  const TruthOutlook condition = condition_outlook(scope, choose->condition);
  return condition.edges.open ? condition.edges : share_edges(scope, condition.now ? choose->then : choose->otherwise);
}

Edges choice_edges(const Scope& scope, const program::Claim& claim) {
  if (const auto* ranking = std::get_if<program::RankingId>(&claim.choice)) return ranking_edges(scope, *ranking);
  return share_edges(scope, std::get<program::ShareModelId>(claim.choice));
}

// `where` and `require` may turn on moments of the order that are still to come.
Edges admission_edges(const Scope& scope, const program::Claim& claim) {
  Edges edges;
  if (claim.where) edges.add(value_outlook(scope, *claim.where));
  if (claim.require) edges.add(value_outlook(scope, *claim.require));
  return edges;
}

bool is_count(const program::Program& program, ExprId id) {
  const auto* field = std::get_if<program::FieldOfCandidate>(&program[id].node);
  return field && (field->field == CandidateField::messages || field->field == CandidateField::buyer_messages ||
                   field->field == CandidateField::agent_messages || field->field == CandidateField::rounds);
}

// Whether an expression reads nothing of a candidate that further rows change: `first` and `opened_by` stay, counts and `last` grow.
bool stays(const program::Program& program, ExprId id) {
  const program::ExprNode& node = program[id].node;
  if (const auto* field = std::get_if<program::FieldOfCandidate>(&node))
    return field->field == CandidateField::first || field->field == CandidateField::opened_by || field->field == CandidateField::agent;
  if (const auto* part = std::get_if<program::PartOf>(&node)) return stays(program, part->moment);
  if (const auto* sum = std::get_if<program::Compute>(&node)) return stays(program, sum->left) && stays(program, sum->right);
  if (const auto* minus = std::get_if<program::Negate>(&node)) return stays(program, minus->operand);
  return !std::holds_alternative<program::Choose>(node);
}

// Whether a condition on a candidate, once it holds, holds whatever rows are added: more messages never undo `agent_messages > 0`.
bool holds_for_good(const program::Program& program, ExprId id) {
  const program::ExprNode& node = program[id].node;
  if (const auto* both = std::get_if<program::And>(&node)) return holds_for_good(program, both->left) && holds_for_good(program, both->right);
  if (const auto* either = std::get_if<program::Or>(&node)) return holds_for_good(program, either->left) && holds_for_good(program, either->right);
  if (const auto* range = std::get_if<program::InRange>(&node))
    return stays(program, range->value) && stays(program, range->from) && stays(program, range->to);
  const auto* compare = std::get_if<program::Compare>(&node);
  if (!compare) return !std::holds_alternative<program::Not>(node) && !std::holds_alternative<program::Choose>(node);
  if (stays(program, compare->left) && stays(program, compare->right)) return true;
  const bool at_least = compare->op == program::Comparison::greater || compare->op == program::Comparison::greater_equal;
  const bool at_most = compare->op == program::Comparison::less || compare->op == program::Comparison::less_equal;
  return (at_least && is_count(program, compare->left) && stays(program, compare->right)) ||
         (at_most && stays(program, compare->left) && is_count(program, compare->right));
}

// --- the whole

bool anybody_in_window(const Scope& scope, const program::Claim& claim, const WindowSpan& window) {
  const RowRange rows = rows_in(scope.run.timeline, *scope.unit.buyer, window);
  for (std::uint32_t row = rows.begin; row < rows.end; ++row)
    if (in_source(claim, scope.run.timeline.messages, row)) return true;
  return false;
}

// The earliest first row of a candidate that is not eligible yet.
std::uint32_t first_waiting_row(const ClaimView& view) {
  std::uint32_t first = rows_to_come;
  for (const Candidate& candidate : view.candidates)
    if (!candidate.eligible) first = std::min(first, candidate.first_row);
  return first;
}

bool goes_by_first_row(const ClaimView& view) { return !view.keys.empty() && view.keys.front().kind == program::RankKind::earliest; }

} // namespace

WinnerOutlook claim_outlook(const Scope& scope, std::uint32_t index) {
  const program::Program& program = scope.run.program;
  const program::Claim& claim = program.claims[index];
  const Scope unit_scope{scope.run, scope.unit, scope.claims, std::nullopt, nullptr, nullptr};
  const ClaimView view = view_claim(unit_scope, index);
  const WindowOutlook window = window_outlook(unit_scope, claim.window);
  const Edges admission = admission_edges(unit_scope, claim), choice = choice_edges(unit_scope, claim);
  // An order without buyer sees no chats, now or ever (decisions.md, reading 12).
  const bool grows = (window.moves || window.accepts) && unit_scope.unit.buyer->name != TextId::missing;
  const bool readmits = admission.open && (grows || anybody_in_window(unit_scope, claim, view.window));
  const bool winners_stay = !window.moves && !admission.open && (!claim.require || holds_for_good(program, *claim.require));

  WinnerOutlook outlook;
  outlook.wins_now = !view.result.winners.empty();
  outlook.may_win = outlook.wins_now || grows || readmits;
  outlook.may_lose = outlook.wins_now && (grows || readmits) && !winners_stay;
  if (outlook.wins_now) outlook.deciding_row = view.result.deciding_row;
  outlook.potential_row = window.moves || readmits || choice.open ? 0 : goes_by_first_row(view) ? first_waiting_row(view) : rows_to_come;
  const bool first_is_safe =
      outlook.wins_now && winners_stay && !choice.open && goes_by_first_row(view) && outlook.potential_row > outlook.deciding_row;
  outlook.may_change = !first_is_safe && (grows || readmits || (choice.open && outlook.wins_now));
  if (!outlook.may_change) return outlook;
  outlook.edges.add(window.edges);
  if (readmits) outlook.edges.add(admission);
  if (choice.open) outlook.edges.add(choice);
  return outlook;
}

TruthOutlook winner_outlook(const WinnerOutlook& claim) {
  TruthOutlook outlook{claim.wins_now, claim.may_win, !claim.wins_now || claim.may_lose, {}};
  if (outlook.may_hold && outlook.may_fail) outlook.edges = claim.edges;
  return outlook;
}

} // namespace guiyin::engine
