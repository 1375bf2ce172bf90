#include "interpreter/compare/graft.hpp"

#include <algorithm>

namespace guiyin::compare {

namespace {

using namespace program;

// --- a copy of each node with its parts copied

template <class Node> Node copied(Graft&, const Node& node) { return node; } // nodes without parts

PartOf copied(Graft& graft, const PartOf& node) { return {node.part, graft.copy(node.moment)}; }
ClaimHasWinner copied(Graft& graft, const ClaimHasWinner& node) { return {graft.claim(node.claim)}; }
Compute copied(Graft& graft, const Compute& node) { return {node.op, graft.copy(node.left), graft.copy(node.right)}; }
Negate copied(Graft& graft, const Negate& node) { return {graft.copy(node.operand)}; }
Compare copied(Graft& graft, const Compare& node) { return {node.op, graft.copy(node.left), graft.copy(node.right)}; }
Not copied(Graft& graft, const Not& node) { return {graft.copy(node.operand)}; }
And copied(Graft& graft, const And& node) { return {graft.copy(node.left), graft.copy(node.right)}; }
Or copied(Graft& graft, const Or& node) { return {graft.copy(node.left), graft.copy(node.right)}; }
Happened copied(Graft& graft, const Happened& node) { return {graft.copy(node.moment)}; }
IsYes copied(Graft& graft, const IsYes& node) { return {graft.copy(node.value)}; }
Choose copied(Graft& graft, const Choose& node) { return {graft.copy(node.condition), graft.copy(node.then), graft.copy(node.otherwise)}; }
CancelledWithin copied(Graft& graft, const CancelledWithin& node) { return {graft.copy(node.within), graft.copy(node.moment)}; }
HappenedWithin copied(Graft& graft, const HappenedWithin& node) { return {graft.copy(node.event), graft.copy(node.within), graft.copy(node.moment)}; }
InRange copied(Graft& graft, const InRange& node) { return {graft.copy(node.value), graft.copy(node.from), graft.copy(node.to)}; }

template <class Id> std::optional<Id> copied_optional(Graft& graft, const std::optional<Id>& id) {
  return id ? std::optional(graft.copy(*id)) : std::nullopt;
}

RefundedWithin copied(Graft& graft, const RefundedWithin& node) { return {copied_optional(graft, node.within), copied_optional(graft, node.moment)}; }

BoundedWindow copied(Graft& graft, const BoundedWindow& node) { return {node.side, graft.copy(node.duration), graft.copy(node.moment)}; }
OpenWindow copied(Graft& graft, const OpenWindow& node) { return {node.side, graft.copy(node.moment)}; }
CalendarWindow copied(Graft& graft, const CalendarWindow& node) { return {node.side, graft.copy(node.count), graft.copy(node.moment)}; }
FromToWindow copied(Graft& graft, const FromToWindow& node) { return {graft.copy(node.from), graft.copy(node.to)}; }
ChooseWindow copied(Graft& graft, const ChooseWindow& node) {
  return {graft.copy(node.condition), graft.copy(node.then), graft.copy(node.otherwise)};
}
ChooseShare copied(Graft& graft, const ChooseShare& node) { return {graft.copy(node.condition), graft.copy(node.then), graft.copy(node.otherwise)}; }

CreditClaim copied(Graft& graft, const CreditClaim& node) { return {graft.claim(node.claim)}; }
CreditElse copied(Graft& graft, const CreditElse& node) { return {graft.copy(node.first), graft.copy(node.second)}; }
CreditWhen copied(Graft& graft, const CreditWhen& node) { return {graft.copy(node.condition), graft.copy(node.then)}; }
CreditChoose copied(Graft& graft, const CreditChoose& node) {
  return {graft.copy(node.condition), graft.copy(node.then), graft.copy(node.otherwise)};
}
CreditSplit copied(Graft& graft, const CreditSplit& node) {
  CreditSplit copy;
  for (const CreditPart& part : node.parts) copy.parts.push_back({part.share, graft.copy(part.credit)});
  return copy;
}
CreditEarliest copied(Graft& graft, const CreditEarliest& node) {
  CreditEarliest copy;
  for (const CreditId id : node.of) copy.of.push_back(graft.copy(id));
  return copy;
}

template <class Variant> Variant copied_variant(Graft& graft, const Variant& variant) {
  return std::visit([&](const auto& node) { return Variant(copied(graft, node)); }, variant);
}

template <class Id, class Nodes, class Node> Id append(Nodes& nodes, Node node) {
  nodes.push_back(std::move(node));
  return static_cast<Id>(nodes.size() - 1);
}

auto by_name(const std::string& name) {
  return [&name](const Claim& claim) { return claim.name == name; };
}

} // namespace

ExprId Graft::copy(ExprId id) {
  const Expr source = from_[id];
  return append<ExprId>(to_.exprs, Expr{copied_variant(*this, source.node), source.type, source.span});
}

WindowId Graft::copy(WindowId id) {
  const Window source = from_[id];
  return append<WindowId>(to_.windows, Window{copied_variant(*this, source.node), source.span});
}

RankingId Graft::copy(RankingId id) {
  Ranking ranking = from_[id];
  if (ranking.rest) ranking.rest = ChooseRanking{copy(ranking.rest->condition), copy(ranking.rest->then), copy(ranking.rest->otherwise)};
  return append<RankingId>(to_.rankings, std::move(ranking));
}

ShareModelId Graft::copy(ShareModelId id) {
  const ShareModel source = from_[id];
  return append<ShareModelId>(to_.shares, ShareModel{copied_variant(*this, source.node), source.at_least, source.span});
}

CreditId Graft::copy(CreditId id) {
  const program::Credit source = from_[id];
  return append<CreditId>(to_.credits, program::Credit{copied_variant(*this, source.node), source.span});
}

std::uint32_t Graft::claim(std::uint32_t index) {
  const Claim& source = from_.claims[index];
  const auto known = std::find_if(to_.claims.begin(), to_.claims.end(), by_name(source.name));
  if (known != to_.claims.end()) return static_cast<std::uint32_t>(known - to_.claims.begin());
  const auto place = static_cast<std::uint32_t>(to_.claims.size());
  to_.claims.push_back(source); // its name stands before its clauses are copied, so that claims may refer to each other
  Claim target = source;
  for (const ClauseKind kind : {ClauseKind::window, ClauseKind::candidates, ClauseKind::require, ClauseKind::choice})
    replace_in_claim(source, target, kind);
  to_.claims[place] = std::move(target);
  return place;
}

void Graft::replace_in_claim(const Claim& source, Claim& target, ClauseKind kind) {
  switch (kind) {
  case ClauseKind::window:
    target.window = copy(source.window);
    target.window_span = source.window_span;
    return;
  case ClauseKind::candidates:
    target.all_messages = source.all_messages;
    target.where = copied_optional(*this, source.where);
    target.candidates_span = source.candidates_span;
    target.where_span = source.where_span;
    return;
  case ClauseKind::require:
    target.require = copied_optional(*this, source.require);
    target.require_span = source.require_span;
    return;
  case ClauseKind::choice:
    target.choice = copied_choice(source);
    target.choice_span = source.choice_span;
    return;
  default:
    return;
  }
}

std::variant<RankingId, ShareModelId> Graft::copied_choice(const Claim& source) {
  if (const auto* ranking = std::get_if<RankingId>(&source.choice)) return copy(*ranking);
  return copy(std::get<ShareModelId>(source.choice));
}

void Graft::replace(const ClauseName& clause) {
  switch (clause.kind) {
  case ClauseKind::when:
    to_.when = copied_optional(*this, from_.when);
    return;
  case ClauseKind::day_start:
    to_.day_start = from_.day_start;
    return;
  case ClauseKind::credit:
    to_.credit = copy(from_.credit);
    return;
  case ClauseKind::assist:
    to_.assists.clear();
    for (const std::uint32_t index : from_.assists) to_.assists.push_back(claim(index));
    to_.assist_spans = from_.assist_spans;
    return;
  case ClauseKind::amount:
    to_.amount = copy(from_.amount);
    return;
  case ClauseKind::revoke:
    to_.revoke = copied_optional(*this, from_.revoke);
    return;
  case ClauseKind::deduct:
    to_.deduct = from_.deduct;
    if (to_.deduct)
      to_.deduct = Deduction{copied_optional(*this, from_.deduct->within), copied_optional(*this, from_.deduct->moment), from_.deduct->span};
    return;
  default:
    break;
  }
  const auto source = std::find_if(from_.claims.begin(), from_.claims.end(), by_name(clause.claim));
  const auto target = std::find_if(to_.claims.begin(), to_.claims.end(), by_name(clause.claim));
  if (source == from_.claims.end() || target == to_.claims.end()) return;
  // Copying may bring further claims along and so move `target`: work on a copy.
  const auto place = static_cast<std::size_t>(target - to_.claims.begin());
  Claim changed = *target;
  replace_in_claim(*source, changed, clause.kind);
  to_.claims[place] = std::move(changed);
}

} // namespace guiyin::compare
