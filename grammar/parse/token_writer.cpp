#include "grammar/parse/token_writer.hpp"

#include "grammar/parse/codes.hpp"
#include "grammar/parse/declared.hpp"
#include "grammar/parse/literal.hpp"
#include "grammar/parse/suggest.hpp"
#include "grammar/text/utf8.hpp"

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

// 前, 后 and 内 stand after what `before`, `after` and `within` stand before.
Kind word_kind(vocabulary::Found found) {
  if (found.language == text::Language::english) return kind_of(found.word);
  switch (found.word) {
  case Word::before:
    return Kind::moment_before;
  case Word::after:
    return Kind::moment_after;
  case Word::within:
    return Kind::inside;
  default:
    return kind_of(found.word);
  }
}

bool is_known(std::string_view spelling, Position position) { return vocabulary::find(spelling, position).word != Word::none; }

bool is_unit(Word word) { return is_duration_unit(word) || is_money_unit(word); }

// The spelling of `word` in the language of what stands there now.
std::string spelling_like(std::string_view written, Word word) {
  const bool ascii = static_cast<unsigned char>(written[0]) < 0x80;
  return std::string(vocabulary::spelling(word, ascii ? text::Language::english : text::Language::chinese));
}

bool is_bare_number(Kind kind) { return kind == Kind::count || kind == Kind::decimal; }

std::size_t first_size(std::string_view piece) { return text::decode(piece, 0).bytes; }
std::size_t last_size(std::string_view piece) {
  std::size_t size = 1;
  while ((static_cast<unsigned char>(piece[piece.size() - size]) & 0xC0) == 0x80) ++size;
  return size;
}

// What somebody may have meant by a character that the language does not know.
std::string_view meant_by(std::string_view character) {
  if (character == "—" || character == "–" || character == "―" || character == "−") return "-";
  if (character == "¥" || character == "¥" || character == "$") return "yuan";
  if (character == "·" || character == "•") return ".";
  if (character == "～" || character == "~") return "..";
  return {};
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
  add(piece, Kind::text).text = source_text(begin_of(piece) + first_size(piece), end_of(piece));
  auto& diagnostic = report(code::unclosed_text, tokens.back().span);
  diagnostic.helps.push_back({"close", {}, text::Edit{{file_, diagnostic.span.end, diagnostic.span.end}, "\""}});
}

// --- numbers -----------------------------------------------------------------------------------------------------------------------------

template <typename Value> void TokenWriter::timed(std::string_view piece, Kind kind, std::optional<Value> value) {
  Token& token = add(piece, value ? kind : Kind::invalid_value);
  token.value = value.value_or(0);
  if (!value) report(code::bad_time, token.span, {token.text});
}

void TokenWriter::instant(std::string_view piece) { timed(piece, Kind::instant, read_instant(piece)); }
void TokenWriter::calendar_date(std::string_view piece) { timed(piece, Kind::date, read_date(piece)); }
void TokenWriter::clock(std::string_view piece) { timed(piece, Kind::time_of_day, read_clock(piece)); }

void TokenWriter::decimal(std::string_view piece) { add(piece, Kind::decimal); }

void TokenWriter::whole(std::string_view piece) {
  const auto value = read_count(piece);
  Token& token = add(piece, value ? Kind::count : Kind::invalid_value);
  token.value = value.value_or(0);
  if (!value) report(code::bad_number, token.span, {token.text});
}

// The number without unit that stands before `piece` on the same line.
Token* TokenWriter::number_before(std::string_view piece) {
  if (tokens.empty() || new_line_ || after_mistake_ || !is_bare_number(tokens.back().kind)) return nullptr;
  const auto gap = std::string_view(folded_.text).substr(tokens.back().run_end, begin_of(piece) - tokens.back().run_end);
  return gap.find_first_not_of(" \t") == std::string_view::npos ? &tokens.back() : nullptr;
}

bool TokenWriter::add_unit(std::string_view piece, Word word) {
  Token* number = number_before(piece);
  if (!number || !is_unit(word)) return false;
  const auto value = is_money_unit(word) ? read_money(number->text, word) : read_duration(number->text, word);
  number->span.end = span(piece).end;
  number->run_end = static_cast<std::uint32_t>(end_of(piece));
  number->kind = !value ? Kind::invalid_value : is_money_unit(word) ? Kind::money : Kind::duration;
  number->value = value.value_or(0);
  number->word = word;
  if (!value) report(code::bad_number, number->span, {source_text(number->run_begin, number->run_end)});
  join_durations();
  return true;
}

// `1d 12h`, `1小时30分钟`: one duration, the larger unit first.
void TokenWriter::join_durations() {
  if (tokens.size() < 2) return;
  Token& first = tokens[tokens.size() - 2];
  const Token& second = tokens.back();
  if (first.kind != Kind::duration || second.kind != Kind::duration || second.starts_line || second.after_mistake) return;
  if (milliseconds(first.word) <= milliseconds(second.word)) return;
  first.value += second.value;
  first.word = second.word;
  first.span.end = second.span.end;
  first.run_end = second.run_end;
  tokens.pop_back();
}

void TokenWriter::percent_sign(std::string_view piece) {
  Token* number = number_before(piece);
  if (!number) return stranger(piece);
  const auto value = read_percentage(number->text);
  number->span.end = span(piece).end;
  number->run_end = static_cast<std::uint32_t>(end_of(piece));
  number->kind = value ? Kind::percent : Kind::invalid_value;
  if (!value) report(code::bad_number, number->span, {source_text(number->run_begin, number->run_end)});
  if (value) number->value = value->numerator, number->denominator = value->denominator;
}

// --- words -------------------------------------------------------------------------------------------------------------------------------

Position TokenWriter::position_here() const {
  if (tokens.empty()) return Position::general;
  if (tokens.back().kind == Kind::dot) return Position::field;
  if (tokens.back().kind == Kind::colon) return Position::type;
  return tokens.back().kind == kind_of(Word::candidates) ? Position::source : Position::general;
}

void TokenWriter::add_word(std::string_view piece, std::string_view run) {
  const auto found = vocabulary::find(piece, Position::general);
  if (add_unit(piece, found.word)) return;
  Token& token = add(piece, found.word == Word::none ? Kind::name : word_kind(found));
  token.word = found.word;
  token.run_begin = static_cast<std::uint32_t>(begin_of(run));
  token.run_end = static_cast<std::uint32_t>(end_of(run));
}

// Up to the first number; from there the lexical rules go on, since a number may have a fraction.
void TokenWriter::add_pieces(std::string_view run, const std::vector<Piece>& pieces) {
  std::size_t at = 0;
  for (const Piece& piece : pieces) {
    if (piece.word == Word::none) {
      next_ = begin_of(run) + at;
      return;
    }
    add_word(run.substr(at, piece.size), run);
    at += piece.size;
  }
}

void TokenWriter::run(std::string_view piece) {
  if (const auto phrase = find_phrase(folded_.text, begin_of(piece))) {
    const auto whole = std::string_view(folded_.text).substr(begin_of(piece), phrase->size);
    next_ = end_of(whole);
    add(whole, kind_of(phrase->word)).word = phrase->word;
    return;
  }
  const Position position = position_here();
  if (declared_.contains(piece) || is_known(piece, Position::general) || is_known(piece, position)) return add_known(piece);
  auto pieces = cut(piece, position == Position::type ? Position::general : position);
  if (!pieces && position == Position::type) pieces = cut(piece, position);
  if (pieces) return add_pieces(piece, *pieces);
  if (Token* number = number_before(piece); number && is_meant_as_unit(*number, piece)) return refuse_unit(piece, *number);
  add_word(piece, piece);
}

// A name that is glued to the number before it is refused, a word is not.
void TokenWriter::add_known(std::string_view piece) {
  Token* number = number_before(piece);
  if (number && number->run_end == begin_of(piece) && !is_known(piece, Position::general)) return refuse_unit(piece, *number);
  add_word(piece, piece);
}

bool TokenWriter::is_meant_as_unit(const Token& number, std::string_view piece) const {
  return number.run_end == begin_of(piece) || nearest_word(piece, Position::general, is_unit) != Word::none;
}

// `24hrs`, `3号规则`: neither a number with its unit nor a name.
void TokenWriter::refuse_unit(std::string_view piece, Token& number) {
  const text::Span unit = span(piece);
  number.kind = Kind::invalid_value;
  number.span.end = unit.end;
  number.run_end = static_cast<std::uint32_t>(end_of(piece));
  auto& diagnostic =
      report(code::unknown_unit, number.span, {source_text(number.run_begin, number.run_end), source_text(begin_of(piece), end_of(piece))});
  if (const Word near = nearest_word(piece, Position::general, is_unit); near != Word::none)
    diagnostic.helps.push_back({"did_you_mean", {vocabulary::argument(near)}, text::Edit{unit, spelling_like(piece, near)}});
}

// --- signs -------------------------------------------------------------------------------------------------------------------------------

// "`。` is `.` only between two names."
void TokenWriter::stop_before_name(std::string_view piece) {
  const bool after_name =
      !tokens.empty() && tokens.back().run_end == begin_of(piece) && (tokens.back().kind == Kind::name || is_word(tokens.back().kind));
  if (!after_name) return stray_stop(piece);
  add(piece, Kind::dot);
}

void TokenWriter::stray_stop(std::string_view piece) {
  auto& diagnostic = report(code::stray_stop, span(piece));
  diagnostic.helps.push_back({"leave_out", {}, text::Edit{diagnostic.span, ""}});
}

void TokenWriter::single_sign(std::string_view piece) {
  add(piece, sign_kind(piece[0]));
  if (piece[0] == '{') in_story_ = opens_story();
}

void TokenWriter::foreign(std::string_view piece, Word word) {
  const auto& entry = vocabulary::entry(word);
  auto& diagnostic = report(code::foreign_sign, span(piece), {std::string(piece), vocabulary::argument(word)});
  diagnostic.helps.push_back({"write", {vocabulary::argument(word)}, text::Edit{diagnostic.span, " " + std::string(entry.english) + " "}});
  add(piece, kind_of(word)).word = word;
}

void TokenWriter::foreign_and(std::string_view piece) { foreign(piece, Word::and_); }
void TokenWriter::foreign_or(std::string_view piece) { foreign(piece, Word::or_); }
void TokenWriter::foreign_not(std::string_view piece) { foreign(piece, Word::not_); }

void TokenWriter::stranger(std::string_view piece) {
  after_mistake_ = true;
  const text::Span where = span(piece);
  if (piece == "\uFFFD" && source_.content().substr(where.begin, 3) != "\uFFFD") return; // the file has been reported as no UTF-8
  if (!diagnostics.empty() && diagnostics.back().code == code::strange_character && diagnostics.back().span.end == where.begin) {
    diagnostics.back().span.end = where.end; // one message for a row of them
    return;
  }
  auto& diagnostic = report(code::strange_character, where, {source_text(begin_of(piece), end_of(piece))});
  if (const auto meant = meant_by(diagnostic.arguments[0].en); !meant.empty())
    diagnostic.helps.push_back({meant == "yuan" ? "money" : "did_you_mean", {std::string(meant)}, std::nullopt});
}

// --- stories -----------------------------------------------------------------------------------------------------------------------------

// Whether the brace just read opens the body of a `timeline` or `test`: these words stand before it, with nothing but their own head between.
bool TokenWriter::opens_story() const {
  for (std::size_t at = tokens.size() - 1; at-- > 0;) {
    const Kind kind = tokens[at].kind;
    if (kind == Kind::open_brace || kind == Kind::close_brace) return false;
    if (!is_word(kind) || is_choice_or_field(tokens, at)) continue;
    if (tokens[at].word == Word::timeline || tokens[at].word == Word::test) return true;
    if (starts_item(tokens[at].word)) return false;
  }
  return false;
}

void TokenWriter::story(std::string_view body) {
  add(body, Kind::story);
  in_story_ = false;
  next_ = end_of(body);
  new_line_ = true;
}

} // namespace guiyin::parse
