#include "grammar/parse/token_writer.hpp"

#include "grammar/parse/codes.hpp"
#include "grammar/parse/declared.hpp"
#include "grammar/parse/literal.hpp"
#include "grammar/parse/suggest.hpp"
#include "grammar/text/utf8.hpp"

#include <algorithm>

namespace guiyin::parse {

namespace {

Kind sign_kind(char sign) {
  switch (sign) {
  case '{':
    return Kind::open_brace;
  case '}':
    return Kind::close_brace;
  case '(':
    return Kind::open_paren;
  case ')':
    return Kind::close_paren;
  case ',':
    return Kind::comma;
  case ';':
    return Kind::semicolon;
  case ':':
    return Kind::colon;
  case '.':
    return Kind::dot;
  case '|':
    return Kind::bar;
  case '=':
    return Kind::assign;
  case '<':
    return Kind::less;
  case '>':
    return Kind::greater;
  case '+':
    return Kind::plus;
  case '-':
    return Kind::minus;
  case '*':
    return Kind::times;
  default:
    return Kind::divide;
  }
}

std::size_t first_size(std::string_view piece) { return text::decode(piece, 0).bytes; }
std::size_t last_size(std::string_view piece) {
  std::size_t size = 1;
  while ((static_cast<unsigned char>(piece[piece.size() - size]) & 0xC0) == 0x80) ++size;
  return size;
}

} // namespace

TokenWriter::TokenWriter(const text::Source& source, text::FileId file, const Folded& folded, const Names& declared)
    : source_(source), file_(file), folded_(folded), declared_(declared) {}

text::Span TokenWriter::span(std::string_view piece) const {
  return {file_, folded_.source_offset(begin_of(piece)), folded_.source_offset(end_of(piece))};
}

std::string TokenWriter::source_text(std::size_t begin, std::size_t end) const {
  const std::uint32_t from = folded_.source_offset(begin);
  return std::string(source_.content().substr(from, folded_.source_offset(end) - from));
}

text::Diagnostic& TokenWriter::report(text::Code code, text::Span where, std::vector<text::Argument> arguments) {
  diagnostics.push_back({code, text::Severity::error, where, std::move(arguments), {}, {}});
  return diagnostics.back();
}

text::Diagnostic& TokenWriter::report_fix(text::Code code, text::Span where, std::vector<text::Argument> arguments, std::string key,
                                          std::string replacement) {
  auto& diagnostic = report(code, where, std::move(arguments));
  diagnostic.helps.push_back({std::move(key), {replacement}, text::Edit{where, std::move(replacement)}});
  return diagnostic;
}

// That of the word that stands last before this place.
text::Language TokenWriter::language() const {
  for (std::size_t at = tokens.size(); at-- > 0;)
    if (tokens[at].word != Word::none)
      return static_cast<unsigned char>(tokens[at].text[0]) < 0x80 ? text::Language::english : text::Language::chinese;
  return text::Language::english;
}

Token& TokenWriter::add(std::string_view piece, Kind kind) {
  Token token;
  token.kind = kind;
  token.span = span(piece);
  token.text = piece;
  token.starts_line = std::exchange(new_line_, false);
  token.after_mistake = std::exchange(after_mistake_, false);
  token.run_begin = static_cast<std::uint32_t>(begin_of(piece));
  token.run_end = static_cast<std::uint32_t>(end_of(piece));
  tokens.push_back(std::move(token));
  return tokens.back();
}

void TokenWriter::line_end(std::string_view) { new_line_ = true; }

void TokenWriter::comment(std::string_view piece) { comments.push_back({span(piece)}); }

// --- texts -------------------------------------------------------------------------------------------------------------------------------

void TokenWriter::quoted(std::string_view piece) {
  add(piece, Kind::text).text = source_text(begin_of(piece) + first_size(piece), end_of(piece) - last_size(piece));
}

void TokenWriter::single_quoted(std::string_view piece) {
  quoted(piece);
  const std::string& inside = tokens.back().text;
  auto& diagnostic = report(code::single_quotes, span(piece));
  diagnostic.helps.push_back({"double", {}, text::Edit{diagnostic.span, "\"" + inside + "\""}});
}

// The rest of the line is the text, but not a brace at its end: that was hardly meant to be in it.
void TokenWriter::unclosed(std::string_view piece) {
  const auto trim = [&] {
    while (piece.ends_with(' ') || piece.ends_with('\t')) piece.remove_suffix(1);
  };
  trim();
  for (; piece.size() > 1 && (piece.ends_with('{') || piece.ends_with('}')); trim()) piece.remove_suffix(1);
  next_ = end_of(piece);
  Token& token = add(piece, Kind::text);
  token.text = source_text(begin_of(piece) + first_size(piece), end_of(piece));
  token.is_unclosed = true;
  auto& diagnostic = report(code::unclosed_text, tokens.back().span);
  diagnostic.helps.push_back({"close", {}, text::Edit{{file_, diagnostic.span.end, diagnostic.span.end}, "\""}});
}

// --- signs -------------------------------------------------------------------------------------------------------------------------------

// "`。` is `.` only between two names."
void TokenWriter::stop_before_name(std::string_view piece) {
  const bool after_name =
      !tokens.empty() && tokens.back().run_end == begin_of(piece) && (tokens.back().kind == Kind::name || is_word(tokens.back().kind));
  if (!after_name) return stray_stop(piece);
  add(piece, Kind::dot);
}

void TokenWriter::single_sign(std::string_view piece) {
  add(piece, sign_kind(piece[0]));
  if (piece[0] == '{') in_story_ = opens_story();
}

// --- stories -----------------------------------------------------------------------------------------------------------------------------

// Whether the brace just read opens the body of a `timeline` or `test`: these words stand before it, with nothing but their own head between.
bool TokenWriter::opens_story() const {
  for (std::size_t at = tokens.size() - 1; at-- > 0;) {
    const Kind kind = tokens[at].kind;
    if (kind == Kind::open_brace || kind == Kind::close_brace) return false;
    if (begins_story(at)) return true;
    if (is_word(kind) && starts_item(tokens[at].word) && !is_choice_or_field(tokens, at)) return false;
  }
  return false;
}

// Also where the word is misspelt: the body would be read as nonsense otherwise.
bool TokenWriter::begins_story(std::size_t at) const {
  const auto is_story = [](Word word) { return word == Word::timeline || word == Word::test; };
  const bool first = at == 0 || tokens[at].starts_line || tokens[at - 1].kind == Kind::close_brace;
  if (!first || is_choice_or_field(tokens, at)) return false;
  if (tokens[at].kind != Kind::name) return is_word(tokens[at].kind) && is_story(tokens[at].word);
  if (at + 1 == tokens.size()) return false;
  const Kind next = tokens[at + 1].kind;
  return (next == Kind::text || next == Kind::open_brace) && nearest_word(tokens[at].text, Position::general, is_story) != Word::none;
}

bool TokenWriter::begins_story_without_brace(std::size_t at) const {
  const std::string_view text = folded_.text;
  constexpr std::string_view no_line = " \t\r\n{#";
  if (!new_line_ || tokens.empty() || no_line.find(text[at]) != std::string_view::npos) return false;
  const Word head = whole_story_head();
  const std::size_t end = std::min(text.find_first_of(" \t\r\n\"{", at), text.size());
  const Word word = vocabulary::find(text.substr(at, end - at), Position::general).word;
  if (head == Word::none || word == Word::of || word == Word::with) return false;
  return !starts_declaration(word) || (head == Word::test && word == Word::timeline);
}

// What the last line opens, if it is the head of a story to which nothing but the brace lacks: `test "…" of jd with lookback = 48h`, `timeline "…"`.
Word TokenWriter::whole_story_head() const {
  std::size_t head = tokens.size() - 1;
  while (head > 0 && !tokens[head].starts_line) --head;
  if (!begins_story(head)) return Word::none;
  bool has_policy = tokens[head].word == Word::timeline;
  for (std::size_t at = head + 1; at < tokens.size(); ++at) {
    if (tokens[at].kind == Kind::open_brace) return Word::none;
    if (tokens[at].word == Word::of) has_policy = at + 1 < tokens.size();
  }
  const Token& last = tokens.back();
  const bool goes_on = last.kind == Kind::comma || last.kind == Kind::assign || last.word == Word::with;
  return has_policy && !goes_on ? tokens[head].word : Word::none;
}

void TokenWriter::story(std::string_view body) {
  add(body, Kind::story);
  in_story_ = false;
  next_ = end_of(body);
  new_line_ = true;
}

} // namespace guiyin::parse
