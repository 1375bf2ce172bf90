#include "grammar/parse/builder.hpp"

#include "grammar/parse/build.hpp"
#include "grammar/parse/codes.hpp"
#include "grammar/parse/literal.hpp"
#include "grammar/parse/suggest.hpp"

#include <algorithm>

namespace guiyin::parse {

namespace {

// Deeper trees are refused, so that nobody who walks them runs out of stack. Chains of + or `else` lean to the left.
constexpr std::uint32_t deepest = 1000;

} // namespace

Builder::Builder(const text::Source& source, text::FileId file, const Lexed& lexed, const std::string& kinds)
    : source_(source), tokens_(lexed.tokens), declared_(lexed.declared), kinds_(&kinds) {
  tree.file = file;
  tree.comments = lexed.comments;
}

// --- stacks ------------------------------------------------------------------------------------------------------------------------------

Builder::Mark Builder::mark() const {
  return {tree.exprs.size(), values_.size(),  names_.size(), texts_.size(),    types_.size(),   parameters_.size(), arms_.size(),
          parts_.size(),     clauses_.size(), items_.size(), settings_.size(), stories_.size(), diagnostics.size()};
}

namespace {
template <typename Vector> void shrink(Vector& vector, std::size_t size) {
  if (vector.size() > size) vector.erase(vector.begin() + static_cast<std::ptrdiff_t>(size), vector.end());
}
} // namespace

void Builder::rewind(const Mark& mark) {
  shrink(tree.exprs, mark.exprs);
  shrink(depths_, mark.exprs);
  shrink(values_, mark.values);
  shrink(names_, mark.names);
  shrink(texts_, mark.texts);
  shrink(types_, mark.types);
  shrink(parameters_, mark.parameters);
  shrink(arms_, mark.arms);
  shrink(parts_, mark.parts);
  shrink(clauses_, mark.clauses);
  shrink(items_, mark.items);
  shrink(settings_, mark.settings);
  shrink(stories_, mark.stories);
  shrink(diagnostics, mark.diagnostics);
}

Builder::Part<syntax::ExprId> Builder::pop() {
  const auto top = values_.back();
  values_.pop_back();
  return top;
}

std::string Builder::source_text(Span where) const { return std::string(source_.content().substr(where.begin, where.end - where.begin)); }

Span Builder::span(Range range) const {
  if (range.first < range.end) return text::cover(tokens_[range.first].span, tokens_[range.end - 1].span);
  const std::uint32_t after = range.first > 0 ? tokens_[range.first - 1].span.end : 0;
  return {tree.file, after, after};
}

void Builder::push_at_depth(syntax::ExprNode node, Range range, std::uint32_t depth) {
  if (depth > deepest) {
    if (depth == deepest + 1) report(code::too_deep, span(range));
    node = syntax::Invalid{};
    depth = 1;
  }
  values_.push_back({tree.add(std::move(node), span(range)), range});
  depths_.push_back(depth);
}

void Builder::push(syntax::ExprNode node, Range range, const std::vector<ExprId>& children) {
  std::uint32_t depth = 0;
  for (const ExprId child : children) depth = std::max(depth, depths_[static_cast<std::uint32_t>(child)]);
  push_at_depth(std::move(node), range, depth + 1);
}

void Builder::push(syntax::ExprNode node, Range range, std::initializer_list<ExprId> children) {
  push(std::move(node), range, std::vector<ExprId>(children));
}

syntax::ExprId Builder::add_invalid(Range range) {
  invalid(range);
  return pop().node;
}

syntax::ExprId Builder::first_or_invalid(const std::vector<ExprId>& values, Range range) {
  return values.empty() ? add_invalid(range) : values.front();
}

std::optional<syntax::ExprId> Builder::lone_value() const {
  if (values_.size() != 1) return std::nullopt;
  return values_.front().node;
}

text::Diagnostic& Builder::report(text::Code code, Span where, std::vector<text::Argument> arguments) {
  diagnostics.push_back({code, text::Severity::error, where, std::move(arguments), {}, {}});
  return diagnostics.back();
}

// --- names -------------------------------------------------------------------------------------------------------------------------------

syntax::Name Builder::make_name(std::size_t token, vocabulary::Position position) const {
  const Token& written = tokens_[token];
  const Word word = position == vocabulary::Position::general ? written.word : vocabulary::find(written.text, position).word;
  // a unit counts only after a number: a choice may be called `day`, and is then no `d`
  if (word == Word::none || is_unit(word)) return {written.text, Word::none, written.span};
  return {std::string(vocabulary::entry(word).english), word, written.span};
}

syntax::Name Builder::first_name(Range range) {
  const auto names = take(names_, range);
  return names.empty() ? syntax::Name{{}, Word::none, span(range)} : names.front();
}

void Builder::name(Range range) { names_.push_back({make_name(range.first, vocabulary::Position::general), range}); }

void Builder::field_name(Range range) { names_.push_back({make_name(range.first, vocabulary::Position::field), range}); }

// "A name that splits wholly into vocabulary words is an error", and so is a reserved word.
void Builder::declared_name(Range range) {
  name(range);
  const Token& token = tokens_[range.first];
  if (vocabulary::is_reserved(token.word)) {
    report(code::reserved_name, token.span, {token.text});
  } else {
    refuse_words(token);
  }
}

// Names of choices may be words, but not several that read as something else.
void Builder::choice(Range range) {
  name(range);
  refuse_words(tokens_[range.first]);
}

void Builder::refuse_words(const Token& token) {
  if (token.word != Word::none || token.kind == Kind::invalid_value) return;
  const auto pieces = cut(token.text, vocabulary::Position::general);
  if (!pieces) return;
  std::string words;
  for (std::size_t at = 0; const Piece& piece : *pieces) {
    words += (at == 0 ? "" : " ") + token.text.substr(at, piece.size);
    at += piece.size;
  }
  auto& diagnostic = report(code::name_of_words, token.span, {token.text, words});
  diagnostic.helps.push_back({"rename", {words.substr(0, words.find(' ')) + "_" + token.text.substr(words.find(' '))}, std::nullopt});
}

// An unknown source has been reported and counts as `chats`.
void Builder::source_name(Range range) {
  names_.push_back({make_name(range.first, vocabulary::Position::source), range});
  const Token& token = tokens_[range.first];
  if (names_.back().node.word != Word::none) return;
  auto& diagnostic = report(code::unknown_source, token.span, {token.text});
  const Word near = nearest_word(token.text, vocabulary::Position::source, [](Word) { return true; });
  if (near != Word::none)
    diagnostic.helps.push_back({"did_you_mean", {vocabulary::argument(near)}, text::Edit{token.span, spelling_like(token.text, near)}});
}

void Builder::description(Range range) { texts_.push_back({{tokens_[range.first].text, tokens_[range.first].span}, range}); }

namespace {

std::optional<syntax::TypeName> type_of(Word word) {
  switch (word) {
  case Word::type_moment:
    return syntax::TypeName::moment;
  case Word::type_duration:
    return syntax::TypeName::duration;
  case Word::type_money:
    return syntax::TypeName::money;
  case Word::type_share:
    return syntax::TypeName::share;
  case Word::type_count:
    return syntax::TypeName::count;
  case Word::type_text:
    return syntax::TypeName::text;
  case Word::type_yes_no:
    return syntax::TypeName::yes_no;
  case Word::type_agent:
    return syntax::TypeName::agent;
  case Word::type_choice:
    return syntax::TypeName::choice;
  default:
    return std::nullopt;
  }
}

} // namespace

void Builder::type_name(Range range) {
  const bool yes_no = range.end - range.first == 3;
  const auto found = vocabulary::find(yes_no ? "yes/no" : tokens_[range.first].text, vocabulary::Position::type);
  if (const auto type = type_of(found.word)) types_.push_back({*type, range});
}

// Reported; the nearest type, if there is one, is taken for it.
void Builder::unknown_type(Range range) {
  const Token& token = tokens_[range.first];
  auto& diagnostic = report(code::unknown_type, token.span, {token.text});
  const Word near = nearest_word(token.text, vocabulary::Position::type, [](Word) { return true; });
  if (near == Word::none) return;
  diagnostic.helps.push_back({"did_you_mean", {vocabulary::argument(near)}, text::Edit{token.span, spelling_like(token.text, near)}});
  types_.push_back({*type_of(near), range});
}

} // namespace guiyin::parse
