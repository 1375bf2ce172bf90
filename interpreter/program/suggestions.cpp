// What a misspelt name may have meant: only what is legal at its place.
#include "grammar/parse/everyday_numbers.hpp"
#include "grammar/vocabulary/everyday.hpp"
#include "interpreter/program/names.hpp"
#include "interpreter/program/resolve.hpp"

#include <algorithm>

namespace guiyin::program {

namespace {

using vocabulary::Word;

void add_words(std::vector<std::string>& names, std::initializer_list<Word> words, text::Language language) {
  for (const Word word : words) names.emplace_back(vocabulary::spelling(word, language));
}

void add_defines(std::vector<std::string>& names, const FileScope& scope) {
  for (const syntax::Define* define : scope.defines) names.push_back(define->name.text);
}

void add_declared(std::vector<std::string>& names, const Env& env, Wanted wanted) {
  for (const Binding& binding : env.bindings) names.push_back(binding.parameter->name.text);
  if (env.policy != nullptr) {
    for (const ParamModel& param : env.policy->params) {
      if (wanted != Wanted::credit) names.push_back(param.declared->name.text);
    }
    for (const ClaimModel& claim : env.policy->claims) {
      if (wanted != Wanted::value) names.push_back(claim.name);
    }
    for (const DefineModel& define : env.policy->defines) names.push_back(define.declared->name.text);
    for (const FileScope* used : env.policy->uses) add_defines(names, *used);
  }
  if (env.file == nullptr) return;
  add_defines(names, *env.file);
  for (const FileScope* used : env.file->uses) add_defines(names, *used);
}

Argument sort_of(const Meaning& meaning) {
  if (meaning.binding != nullptr) return {"a parameter", "形参"};
  if (meaning.param != nullptr) return {"a param", "参数"};
  if (meaning.claim) return {"a claim", "判定"};
  if (meaning.define != nullptr) return {"a define", "定义"};
  return {"a shared claim", "共用判定"};
}

} // namespace

std::vector<std::string> legal_names(const Here& here, Wanted wanted, std::string_view written) {
  const text::Language language = language_of(written);
  std::vector<std::string> names;
  const bool candidate = here.place == Place::candidate || here.place == Place::anywhere;
  if (wanted == Wanted::count || (candidate && wanted != Wanted::credit)) {
    add_words(names, {Word::messages, Word::buyer_messages, Word::agent_messages, Word::rounds}, language);
  }
  if (wanted == Wanted::count) return names;
  add_declared(names, *here.env, wanted);
  if (wanted == Wanted::credit) {
    add_words(names, {Word::nobody}, language);
    return names;
  }
  if (here.place == Place::fixed) return names;
  add_words(names, {Word::placed, Word::paid, Word::deposit_paid, Word::balance_paid, Word::shipped, Word::completed, Word::cancelled}, language);
  if (candidate) add_words(names, {Word::first, Word::last, Word::opened_by}, language);
  if (candidate && wanted == Wanted::condition) add_words(names, {Word::replied, Word::both_spoke}, language);
  return names;
}

namespace {

// `订单的总额`: 的 where the language has a dot.
std::optional<std::string> dot_for_of(std::string_view written) {
  constexpr std::string_view of = "的";
  const std::size_t at = written.find(of);
  if (at == std::string_view::npos) return std::nullopt;
  const auto object = written.substr(0, at), field = written.substr(at + of.size());
  const bool known = vocabulary::find(object, vocabulary::Position::general).word != Word::none &&
                     vocabulary::find(field, vocabulary::Position::field).word != Word::none;
  return known ? std::optional(std::string(object) + "." + std::string(field)) : std::nullopt;
}

// `机器人`, also of `不是机器人`.
std::optional<std::string> message_kind_in(std::string_view written) {
  for (const std::string_view no : {"不是", "非", "不含", "排除"})
    if (written.starts_with(no)) written.remove_prefix(no.size());
  return vocabulary::is_message_kind(written) ? std::optional(std::string(written)) : std::nullopt;
}

} // namespace

Report unknown_name(const Here& here, const syntax::Name& name, Wanted wanted) {
  const Argument sort = wanted == Wanted::credit ? wording::claim() : wording::name();
  const std::string written = here.reports().written(name);
  auto meant = dot_for_of(written);
  if (!meant) meant = parse::in_digits(written);
  if (!meant) meant = parse::without_particles(written);
  if (!meant && wanted != Wanted::credit) meant = with_dot(here, written);
  if (!meant && wanted != Wanted::credit) meant = with_owner(here, written);
  if (meant) return here.reports().error(128, name.span, {written, *meant}).fix("write", {*meant}, {name.span, *meant});
  const auto kind = wanted == Wanted::condition ? message_kind_in(written) : std::nullopt;
  if (kind) return here.reports().error(214, name.span, {*kind});
  auto report = here.reports().error(201, name.span, {sort, written});
  const auto words = vocabulary::meant_by(written, vocabulary::Position::general);
  if (std::find(words.begin(), words.end(), Word::fully_refunded) != words.end()) return report.help("refunded");
  return report.suggest(name.span, written, legal_names(here, wanted, written));
}

Report wrong_sort(const Here& here, const syntax::Name& name, const Meaning& meaning, const Argument& needed) {
  return here.reports().error(208, name.span, {name.text, sort_of(meaning), needed}).label(declared_at(here, meaning), "declared");
}

} // namespace guiyin::program
