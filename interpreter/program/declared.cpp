#include "interpreter/program/declared.hpp"

#include "interpreter/program/claims.hpp"
#include "interpreter/program/credits.hpp"
#include "interpreter/program/names.hpp"
#include "interpreter/program/rankings.hpp"
#include "interpreter/program/shares.hpp"
#include "interpreter/program/values.hpp"
#include "interpreter/program/windows.hpp"
#include "interpreter/program/wording.hpp"

#include <algorithm>

namespace guiyin::program {

namespace {

using vocabulary::Word;

enum class Shape : std::uint8_t { value, window, ranking, share, credit };

// What a definition defines can be told by the look of its first part.
Shape shape_of(const syntax::Tree& tree, syntax::ExprId id) {
  const syntax::ExprNode& node = tree[id].node;
  if (const auto* by = std::get_if<syntax::By>(&node)) return by->arms.empty() ? Shape::value : shape_of(tree, by->arms.front().value);
  if (const auto* choice = std::get_if<syntax::If>(&node)) return shape_of(tree, choice->then);
  const std::size_t index = node.index();
  const auto from = [&](const syntax::ExprNode& first, const syntax::ExprNode& last) { return index >= first.index() && index <= last.index(); };
  if (from(syntax::Bounded{}, syntax::FromTo{})) return Shape::window;
  if (from(syntax::RankKey{}, syntax::Ranking{})) return Shape::ranking;
  if (from(syntax::ShareEvenly{}, syntax::ShareAtLeast{})) return Shape::share;
  if (from(syntax::Nobody{}, syntax::EarliestOf{})) return Shape::credit;
  return Shape::value;
}

void check_body(const Here& here, syntax::ExprId id) {
  switch (shape_of(*here.env->tree, id)) {
  case Shape::window:
    window(here, id);
    break;
  case Shape::ranking:
    ranking(here, id);
    break;
  case Shape::share:
    share_model(here, id);
    break;
  case Shape::credit:
    credit(here, id);
    break;
  case Shape::value:
    value(here, id);
    break;
  }
}

void check_define(const Here& here, const syntax::Define& define, const Env& home) {
  Env env = home;
  env.bindings.clear();
  for (const syntax::Parameter& parameter : define.parameters) env.bindings.push_back({&parameter, std::nullopt, nullptr});
  const Open open{&define, define.name.text, define.name.span, nullptr};
  Here inside = here.in(here.shop.files.keep(std::move(env))).at(Place::anywhere);
  inside.open = &open;
  Mark mark(here.out);
  check_body(inside, define.value);
  mark.undo();
}

void check_shared(const Here& here, const syntax::Claim& declared, const Env& home) {
  const ClaimModel model = standalone_claim(declared, home, here.shop.files, here.reports(), here.shop.used);
  Here inside = here;
  inside.alone = true;
  Mark mark(here.out);
  claim(inside, model, Completeness::part);
  mark.undo();
}

// Columns that every events file has are not declared again.
bool is_built_in(Word object, std::string_view name) {
  constexpr Word chat[] = {Word::field_topic, Word::field_sku, Word::field_kind, Word::field_from, Word::field_time, Word::field_agent};
  constexpr Word line[] = {
      Word::field_sku,           Word::field_qty,    Word::field_price, Word::field_full_reduction, Word::field_category_discount,
      Word::field_item_discount, Word::field_amount, Word::field_number};
  constexpr Word order[] = {Word::field_total, Word::field_number, Word::field_shop, Word::field_buyer};
  const Word word = vocabulary::find(name, vocabulary::Position::field).word;
  const auto has = [&](const auto& words) { return std::find(std::begin(words), std::end(words), word) != std::end(words); };
  return (object == Word::chat && has(chat)) || (object == Word::line && has(line)) || (object == Word::order && has(order));
}

void check_field(Reports& reports, const syntax::FieldDeclaration& field) {
  const syntax::Name& object = field.object;
  const Word word = object.word != Word::none ? object.word : vocabulary::find(object.text, vocabulary::Position::general).word;
  if (word != Word::chat && word != Word::line && word != Word::order) {
    reports.error(425, object.span, {object.text});
  } else if (is_built_in(word, field.name.text)) {
    reports.error(424, field.name.span, {vocabulary::argument(word), field.name.text});
  } else if (field.type == syntax::TypeName::choice) {
    reports.error(426, field.name.span, {field.name.text});
  }
}

} // namespace

void check_declared(const Workshop& shop, const FileScope& scope) {
  Program scratch;
  const Env* home = shop.files.keep({scope.tree, &scope, nullptr, {}});
  const Here here{shop, scratch, home, Place::anywhere, std::nullopt, nullptr, nullptr};
  for (const syntax::FieldDeclaration* field : scope.fields) check_field(shop.reports, *field);
  for (const syntax::Define* define : scope.defines) check_define(here, *define, *home);
  for (const syntax::Claim* declared : scope.claims) check_shared(here, *declared, *home);
}

void check_declared(const Here& here, const PolicyModel& policy) {
  for (const syntax::FieldDeclaration* field : policy.fields) check_field(here.reports(), *field);
  for (const DefineModel& define : policy.defines) check_define(here, *define.declared, *define.env);
  for (const SharedModel& shared : policy.shared) check_shared(here, *shared.declared, *shared.env);
}

} // namespace guiyin::program
