// Words, names and glued Chinese.
#include "grammar/parse/codes.hpp"
#include "grammar/parse/everyday_numbers.hpp"
#include "grammar/parse/literal.hpp"
#include "grammar/parse/suggest.hpp"
#include "grammar/parse/token_writer.hpp"

#include <algorithm>

namespace guiyin::parse {

namespace {

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

// Whether a clause may end with such a token, so that a name right after it makes no sense. A percentage in a split goes on with a claim.
bool may_end_clause(Kind kind) {
  return kind == Kind::name || kind == Kind::open_brace || kind == Kind::close_brace || kind == Kind::text || kind == Kind::duration ||
         kind == Kind::money || kind == Kind::count || kind == kind_of(Word::latest) || kind == kind_of(Word::earliest) ||
         kind == kind_of(Word::line) || kind == kind_of(Word::order) || kind == kind_of(Word::replied) || kind == kind_of(Word::both_spoke);
}

} // namespace

Position TokenWriter::position_here() const {
  if (tokens.empty()) return Position::general;
  if (tokens.back().kind == Kind::dot) return Position::field;
  if (tokens.back().kind == Kind::colon) return Position::type;
  if (is_compared_with_kind()) return Position::kind;
  return tokens.back().kind == kind_of(Word::candidates) ? Position::source : Position::general;
}

// `聊天.类型 ==`: only here are 人工, 自动, 机器人 and 系统 words.
bool TokenWriter::is_compared_with_kind() const {
  const std::size_t count = tokens.size();
  if (count < 3 || (tokens[count - 1].kind != Kind::equal && tokens[count - 1].kind != Kind::not_equal)) return false;
  return tokens[count - 3].kind == Kind::dot && vocabulary::find(tokens[count - 2].text, Position::field).word == Word::field_kind;
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
  if (const auto phrase = new_line_ ? find_capitalised_phrase(folded_.text, begin_of(piece)) : std::nullopt) {
    const auto whole = std::string_view(folded_.text).substr(begin_of(piece), phrase->size); // a name, which the grammar finds near to the phrase
    next_ = end_of(whole);
    return add_word(whole, whole);
  }
  if (is_beside_bar(piece) && cut(piece, Position::general)) choices.emplace(piece);
  const Position position = position_here();
  if (declared_.contains(piece) || is_known(piece, Position::general) || is_known(piece, position)) return add_known(piece);
  auto pieces = cut(piece, position == Position::type ? Position::general : position);
  if (!pieces && position == Position::type) pieces = cut(piece, position);
  if (!pieces && position == Position::kind) pieces = cut(piece, Position::general);
  if (pieces) return add_pieces(piece, *pieces);
  if (Token* number = number_before(piece); number && is_meant_as_unit(*number, piece)) return refuse_unit(piece, *number);
  if (const std::size_t keyword = glued_keyword(piece); keyword > 0) return add_apart(piece, keyword);
  add_word(piece, piece);
}

// The name of a choice: `a | b`.
bool TokenWriter::is_beside_bar(std::string_view piece) const {
  if (!new_line_ && !tokens.empty() && tokens.back().kind == Kind::bar) return true;
  const std::string_view text = folded_.text;
  const std::size_t next = text.find_first_not_of(" \t", end_of(piece));
  return next != std::string_view::npos && text[next] == '|' && text.substr(next, 2) != "||";
}

// `判定全店铺` at the start of a line: the size of the keyword to which a name is glued, where no name can stand; else 0.
std::size_t TokenWriter::glued_keyword(std::string_view piece) const {
  if (!new_line_ || (!tokens.empty() && !may_end_clause(tokens.back().kind))) return 0;
  const std::size_t next = folded_.text.find_first_not_of(" \t", end_of(piece));
  if (next != std::string::npos && (folded_.text[next] == ':' || folded_.text[next] == ',')) return 0; // an arm's label
  std::size_t longest = 0;
  for (const auto& entry : vocabulary::entries())
    if (entry.position == Position::general && starts_item(entry.word) && piece.starts_with(entry.chinese))
      longest = std::max(longest, entry.chinese.size());
  return longest;
}

void TokenWriter::add_apart(std::string_view piece, std::size_t keyword) {
  const auto word = piece.substr(0, keyword);
  auto name = piece.substr(keyword);
  for (const std::string_view measure : {"个", "笔", "条"}) // 逐个订单
    if (name.starts_with(measure) && is_known(name.substr(measure.size()), Position::general)) name.remove_prefix(measure.size());
  const std::string apart = std::string(word) + " " + std::string(name);
  report(code::glued_name, span(piece), {std::string(piece)}).helps.push_back({"blanks", {apart}, text::Edit{span(piece), apart}});
  add_word(word, word);
  next_ = begin_of(name);
}

// A name that is glued to the number before it is refused, a word is not.
void TokenWriter::add_known(std::string_view piece) {
  Token* number = number_before(piece);
  if (number && number->run_end == begin_of(piece) && !is_known(piece, Position::general)) return refuse_unit(piece, *number);
  add_word(piece, piece);
}

bool TokenWriter::is_meant_as_unit(const Token& number, std::string_view piece) const {
  return number.run_end == begin_of(piece) || nearest_word(piece, Position::general, is_unit) != Word::none || with_known_unit(number.text, piece);
}

// `24hrs`, `3号规则`: neither a number with its unit nor a name.
void TokenWriter::refuse_unit(std::string_view piece, Token& number) {
  const text::Span unit = span(piece);
  number.kind = Kind::invalid_value;
  number.span.end = unit.end;
  number.run_end = static_cast<std::uint32_t>(end_of(piece));
  auto& diagnostic =
      report(code::unknown_unit, number.span, {source_text(number.run_begin, number.run_end), source_text(begin_of(piece), end_of(piece))});
  if (auto known = with_known_unit(number.text, piece)) {
    diagnostic.helps.push_back({"write", {*known}, text::Edit{number.span, *known}});
    return;
  }
  if (const Word near = nearest_word(piece, Position::general, is_unit); near != Word::none)
    diagnostic.helps.push_back({"did_you_mean", {vocabulary::argument(near)}, text::Edit{unit, spelling_like(piece, near)}});
}

} // namespace guiyin::parse
