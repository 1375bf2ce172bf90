#include "interpreter/engine/credit_outlook.hpp"

#include "interpreter/engine/bounds.hpp"

#include <algorithm>
#include <vector>

namespace guiyin::engine {

namespace {

// Of several that are all in play: any that wins gives a winner, and it has none only where none is sure to win.
WinnerOutlook any_of(const std::vector<WinnerOutlook>& parts) {
  WinnerOutlook whole;
  for (const WinnerOutlook& part : parts) {
    whole.wins_now |= part.wins_now;
    whole.may_win |= part.may_win;
    whole.may_change |= part.may_change;
    whole.deciding_row = std::min(whole.deciding_row, part.deciding_row);
    whole.potential_row = std::min({whole.potential_row, part.deciding_row, part.may_change ? part.potential_row : rows_to_come});
    whole.edges.add(part.edges);
  }
  whole.may_fail = std::all_of(parts.begin(), parts.end(), [](const WinnerOutlook& part) { return part.may_fail; });
  return whole;
}

WinnerOutlook subject_to(const TruthOutlook& condition, WinnerOutlook outlook) {
  if (!outlook.may_win || !condition.may_hold) return {};
  outlook.may_fail |= condition.may_fail;
  outlook.wins_now = outlook.wins_now && condition.now;
  outlook.may_change = true;
  outlook.potential_row = 0;
  outlook.edges.add(condition.edges);
  return outlook;
}

WinnerOutlook outlook_of(const Scope&, const program::CreditNobody&) { return {}; }

WinnerOutlook outlook_of(const Scope& scope, const program::CreditClaim& node) { return claim_outlook(scope, node.claim); }

WinnerOutlook outlook_of(const Scope& scope, const program::CreditElse& node) {
  const WinnerOutlook first = credit_outlook(scope, node.first);
  if (!first.may_fail) return first;
  WinnerOutlook both = any_of({first, credit_outlook(scope, node.second)});
  both.deciding_row = first.wins_now ? first.deciding_row : both.deciding_row;
  return both;
}

WinnerOutlook outlook_where(const Scope& scope, program::ExprId condition, bool holds, program::CreditId then) {
  return look_within(
      scope, [&] { return bounds_where(scope, condition, holds, {}); }, [&](const Scope& narrowed) { return credit_outlook(narrowed, then); });
}

WinnerOutlook outlook_of(const Scope& scope, const program::CreditWhen& node) {
  const TruthOutlook condition = condition_outlook(scope, node.condition);
  if (!condition.may_hold) return {};
  const WinnerOutlook then = outlook_where(scope, node.condition, true, node.then);
  return condition.edges.open ? subject_to(condition, then) : then;
}

WinnerOutlook outlook_of(const Scope& scope, const program::CreditChoose& node) {
  const TruthOutlook condition = condition_outlook(scope, node.condition);
  if (!condition.edges.open) return credit_outlook(scope, condition.now ? node.then : node.otherwise);
  const WinnerOutlook then = subject_to(condition, outlook_where(scope, node.condition, true, node.then));
  TruthOutlook opposite{!condition.now, condition.may_fail, condition.may_hold, condition.edges};
  const WinnerOutlook otherwise = subject_to(opposite, outlook_where(scope, node.condition, false, node.otherwise));
  return any_of({then, otherwise});
}

// The one that decides now is safe where it cannot change and no other could come to decide by an earlier row.
WinnerOutlook outlook_of(const Scope& scope, const program::CreditEarliest& node) {
  std::vector<WinnerOutlook> parts;
  for (const program::CreditId id : node.of) parts.push_back(credit_outlook(scope, id));
  const auto first = std::min_element(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.deciding_row < b.deciding_row; });
  const bool safe = first->wins_now && !first->may_change && std::all_of(parts.begin(), parts.end(), [&](const WinnerOutlook& part) {
                      return !part.may_change || part.potential_row > first->deciding_row;
                    });
  return safe ? *first : any_of(parts);
}

WinnerOutlook outlook_of(const Scope& scope, const program::CreditSplit& node) {
  std::vector<WinnerOutlook> parts;
  for (const program::CreditPart& part : node.parts) parts.push_back(credit_outlook(scope, part.credit));
  return any_of(parts);
}

} // namespace

WinnerOutlook credit_outlook(const Scope& scope, program::CreditId id) {
  return std::visit([&](const auto& node) { return outlook_of(scope, node); }, scope.run.program[id].node);
}

} // namespace guiyin::engine
