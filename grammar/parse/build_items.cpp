// Clauses, items and declarations.
#include "grammar/parse/build.hpp"
#include "grammar/parse/story.hpp"

namespace guiyin::parse {

// --- clauses of a claim ------------------------------------------------------------------------------------------------------------------

template <typename Clause> void Builder::clause(Range range) {
  const ExprId value = first_or_invalid(take(values_, range), range);
  clauses_.push_back({{Clause{value}, span(range)}, range});
}
template void Builder::clause<syntax::WindowClause>(Range);
template void Builder::clause<syntax::RequireClause>(Range);
template void Builder::clause<syntax::TieBreakClause>(Range);
template void Builder::clause<syntax::ShareClause>(Range);

void Builder::candidates_clause(Range range) {
  const auto source = first_name(range).word == Word::source_messages ? syntax::RowSource::messages : syntax::RowSource::chats;
  const auto where = take_last(values_, range);
  clauses_.push_back({{syntax::CandidatesClause{source, where}, span(range)}, range});
}

// --- claims ------------------------------------------------------------------------------------------------------------------------------

void Builder::parameter(Range range) {
  const auto type = take_last(types_, range).value_or(syntax::TypeName::text);
  parameters_.push_back({{first_name(range), type}, range});
}

void Builder::claim(Range range) {
  syntax::Claim claim;
  claim.clauses = take(clauses_, range);
  claim.parameters = take(parameters_, range);
  claim.description = take_last(texts_, range);
  claim.shared = take_last(values_, range);
  auto names = take(names_, range);
  if (names.size() > 1) claim.like = names[1];
  if (names.empty()) return; // a claim that cannot be named has been reported
  claim.name = names[0];
  add_item(std::move(claim), range);
}

// --- other items -------------------------------------------------------------------------------------------------------------------------

void Builder::add_item(syntax::ItemNode node, Range range) { items_.push_back({{std::move(node), span(range)}, range}); }

template <typename Item> void Builder::value_item(Range range) { add_item(Item{first_or_invalid(take(values_, range), range)}, range); }
template void Builder::value_item<syntax::DayStarts>(Range);
template void Builder::value_item<syntax::CreditClause>(Range);
template void Builder::value_item<syntax::AmountClause>(Range);
template void Builder::value_item<syntax::RevokeClause>(Range);

void Builder::param(Range range) {
  syntax::Param param;
  const auto type = types_.empty() || types_.back().range.first < range.first ? nullptr : &types_.back();
  if (type) param.type = type->node, param.or_unlimited = kind_or_name(type->range.end, range) == kind_of(Word::or_);
  take(types_, range);
  const auto values = take(values_, range);
  if (values.size() % 2 == 1) param.value = values.front();
  if (values.size() >= 2) param.least = values[values.size() - 2], param.most = values.back();
  param.description = take_last(texts_, range);
  auto names = take(names_, range);
  if (names.empty()) return;
  param.name = names.front();
  param.choices.assign(names.begin() + 1, names.end());
  add_item(std::move(param), range);
}

void Builder::set_param(Range range) {
  const ExprId value = first_or_invalid(take(values_, range), range);
  const auto names = take(names_, range);
  if (!names.empty()) add_item(syntax::SetParam{names.front(), value}, range);
}

void Builder::define(Range range) {
  auto parameters = take(parameters_, range);
  const ExprId value = first_or_invalid(take(values_, range), range);
  const auto names = take(names_, range);
  if (!names.empty()) add_item(syntax::Define{names.front(), std::move(parameters), value}, range);
}

void Builder::for_each(Range range) {
  const auto unit = kind_or_name(range.first + 1, range) == kind_of(Word::order) ? syntax::Unit::order : syntax::Unit::line;
  add_item(syntax::ForEach{unit, take_last(values_, range)}, range);
}

void Builder::assist(Range range) {
  take(values_, range);
  add_item(syntax::AssistClause{take(names_, range)}, range);
}

// `deduct refunds within D of M` is `扣除退款 M 后 D 内`.
void Builder::deduct(Range range) {
  const auto values = take(values_, range);
  if (values.size() < 2) return add_item(syntax::DeductAlways{}, range);
  const bool moment_first = kind_or_name(range.first + 1, range) != kind_of(Word::within);
  add_item(syntax::DeductClause{values[moment_first ? 1 : 0], values[moment_first ? 0 : 1]}, range);
}

void Builder::use(Range range) {
  take(values_, range);
  if (auto path = take_last(texts_, range)) add_item(syntax::Use{std::move(*path)}, range);
}

void Builder::field_declaration(Range range) {
  take(values_, range);
  const auto type = take_last(types_, range).value_or(syntax::TypeName::text);
  const auto names = take(names_, range);
  if (names.size() == 2) add_item(syntax::FieldDeclaration{names[0], names[1], type}, range);
}

// --- declarations ------------------------------------------------------------------------------------------------------------------------

void Builder::add_declaration(syntax::DeclarationNode node, Range range) { tree.declarations.push_back({std::move(node), span(range)}); }

void Builder::policy(Range range) {
  syntax::Policy policy;
  policy.items = take(items_, range);
  policy.description = take_last(texts_, range);
  const auto names = take(names_, range);
  policy.name = names.empty() ? syntax::Name{{}, Word::none, span({range.first, range.first + 1})} : names[0];
  if (names.size() > 1) policy.base = names[1];
  add_declaration(std::move(policy), range);
}

// A define, claim, use or field outside of a policy.
void Builder::shared_item(Range range) {
  for (auto& item : take(items_, range)) {
    const auto declare = [&](auto& node) {
      if constexpr (std::is_constructible_v<syntax::DeclarationNode, decltype(std::move(node))>) add_declaration(std::move(node), range);
    };
    std::visit(declare, item.node);
  }
}

void Builder::setting(Range range) {
  const ExprId value = first_or_invalid(take(values_, range), range);
  settings_.push_back({{first_name(range), value}, range});
}

void Builder::story(Range range, bool is_test) {
  const Span body = tokens_[range.first].span;
  stories_.push_back({parse_story(source_, tree.file, body.begin, body.end, is_test, diagnostics), range});
}

void Builder::test(Range range) {
  syntax::Test test;
  test.description = take_last(texts_, range);
  test.settings = take(settings_, range);
  test.policy = first_name(range);
  test.story = take_last(stories_, range).value_or(syntax::Story{});
  add_declaration(std::move(test), range);
}

void Builder::timeline(Range range) {
  auto description = take_last(texts_, range);
  auto story = take_last(stories_, range).value_or(syntax::Story{});
  add_declaration(syntax::TimelineBlock{std::move(description), std::move(story)}, range);
}

// --- what turned out wrong at its end ------------------------------------------------------------------------------------------------------

void Builder::spoil_last_clause(std::size_t end) {
  if (clauses_.empty() || clauses_.back().range.end != end) return;
  const Range range = clauses_.back().range;
  const auto spoil = [&](auto& node) {
    if constexpr (requires { node.where; }) node.where = add_invalid(range);
    if constexpr (requires { node.window; }) node.window = add_invalid(range);
    if constexpr (requires { node.condition; }) node.condition = add_invalid(range);
    if constexpr (requires { node.ranking; }) node.ranking = add_invalid(range);
    if constexpr (requires { node.share; }) node.share = add_invalid(range);
  };
  std::visit(spoil, clauses_.back().node.node);
}

void Builder::spoil_last_item(std::size_t end) {
  if (items_.empty() || items_.back().range.end != end) return;
  const Range range = items_.back().range;
  const auto spoil = [&](auto& node) {
    if constexpr (requires { node.value; }) node.value = add_invalid(range);
    if constexpr (requires { node.credit; }) node.credit = add_invalid(range);
    if constexpr (requires { node.amount; }) node.amount = add_invalid(range);
    if constexpr (requires { node.condition; }) node.condition = add_invalid(range);
    if constexpr (requires { node.when; }) node.when = add_invalid(range);
    if constexpr (requires { node.time_of_day; }) node.time_of_day = add_invalid(range);
    if constexpr (requires { node.shared; }) spoil_claim(node, range);
  };
  std::visit(spoil, items_.back().node.node);
}

void Builder::spoil_claim(syntax::Claim& claim, Range range) {
  if (claim.shared) claim.shared = add_invalid(range);
}

void Builder::spoil_last_arm(std::size_t end) {
  if (!arms_.empty() && arms_.back().range.end == end) arms_.back().node.value = add_invalid(arms_.back().range);
}

} // namespace guiyin::parse
