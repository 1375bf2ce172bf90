// Characters and signs that the language does not have: each is reported with what it stands for, and counts as that, so that nothing else is
// reported because of it.
#include "grammar/parse/codes.hpp"
#include "grammar/parse/everyday_numbers.hpp"
#include "grammar/parse/literal.hpp"
#include "grammar/parse/suggest.hpp"
#include "grammar/parse/token_writer.hpp"

#include <algorithm>

namespace guiyin::parse {

namespace {

struct Meant {
  std::string_view written, sign;
  Kind kind;
};
constexpr Meant signs[] = {{"—", "-", Kind::minus}, {"–", "-", Kind::minus}, {"―", "-", Kind::minus},   {"−", "-", Kind::minus},
                           {"·", ".", Kind::dot},   {"•", ".", Kind::dot},   {"～", "..", Kind::range}, {"~", "..", Kind::range}};

bool is_money_sign(std::string_view character) { return character == "¥" || character == "￥" || character == "$" || character == "＄"; }

constexpr std::string_view openings[] = {"【", "[", "〔", "［"}, closings[] = {"】", "]", "〕", "］"};
template <std::size_t N> bool is_one_of(const std::string_view (&list)[N], std::string_view wanted) {
  return std::find(std::begin(list), std::end(list), wanted) != std::end(list);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

} // namespace

// --- signs of other languages --------------------------------------------------------------------------------------------------------------

void TokenWriter::foreign(std::string_view piece, Word word) {
  const std::string written(vocabulary::spelling(word, language()));
  auto& diagnostic = report(code::foreign_sign, span(piece), {std::string(piece), written});
  diagnostic.helps.push_back({"write", {written}, text::Edit{diagnostic.span, " " + written + " "}});
  add(piece, kind_of(word)).word = word;
}

void TokenWriter::foreign_and(std::string_view piece) { foreign(piece, Word::and_); }
void TokenWriter::foreign_or(std::string_view piece) { foreign(piece, Word::or_); }
void TokenWriter::foreign_not(std::string_view piece) { foreign(piece, Word::not_); }

// `=>`, `=<`, `=!`, `===`, `!==`
void TokenWriter::foreign_relation(std::string_view piece) {
  const bool greater = piece.find('>') != std::string_view::npos, less = piece.find('<') != std::string_view::npos;
  const bool unequal = piece.find('!') != std::string_view::npos;
  const std::string sign = greater ? ">=" : less ? "<=" : unequal ? "!=" : "==";
  report_fix(code::foreign_sign, span(piece), {std::string(piece), "“" + sign + "”"}, "write", sign);
  add(piece, greater ? Kind::greater_equal : less ? Kind::less_equal : unequal ? Kind::not_equal : Kind::equal);
}

void TokenWriter::foreign_comment(std::string_view piece) {
  const text::Span mark = span(piece.substr(0, 2));
  auto& diagnostic = report(code::foreign_comment, mark, {std::string(piece.substr(0, 2))});
  diagnostic.helps.push_back({"write", {}, text::Edit{mark, "#"}});
}

// ``` around a rule that was copied from a chat.
void TokenWriter::fence(std::string_view piece) { leave_out(piece); }

void TokenWriter::foreign_date(std::string_view piece) {
  const std::string date = as_date(piece);
  const auto value = read_date(date);
  Token& token = add(piece, value ? Kind::date : Kind::invalid_value);
  token.value = value.value_or(0);
  if (!value) report(code::bad_time, token.span, {token.text});
  if (value) report_fix(code::foreign_date, token.span, {source_text(token.run_begin, token.run_end), date}, "write", date);
}

// --- what is to be left out ----------------------------------------------------------------------------------------------------------------

// Said once per file and sign: who numbers one clause numbers all.
void TokenWriter::leave_out(std::string_view piece) {
  const std::string written = source_text(begin_of(piece), end_of(piece));
  const auto same = [&](const text::Diagnostic& said) {
    return said.code == code::extra_sign && said.helps[0].key == "leave_out_all" && said.arguments[0].en.back() == written.back();
  };
  const auto said = std::find_if(diagnostics.begin(), diagnostics.end(), same);
  if (said != diagnostics.end()) return leave_out_also(piece, *said->helps[0].edit);
  auto& diagnostic = report(code::extra_sign, span(piece), {written});
  diagnostic.helps.push_back({"leave_out_all", {}, text::Edit{diagnostic.span, ""}});
}

// One edit for all: it grows up to the last of them.
void TokenWriter::leave_out_also(std::string_view piece, text::Edit& edit) const {
  const text::Span where = span(piece);
  edit.replacement += source_.content().substr(edit.span.end, where.begin - edit.span.end);
  edit.span.end = where.end;
}

void TokenWriter::stray_stop(std::string_view piece) { leave_out(piece); }

// `1、窗口`: a number, a sign, and then a clause.
bool TokenWriter::is_numbering(std::string_view piece) const {
  const std::string_view text = folded_.text;
  std::size_t at = end_of(piece);
  if (!new_line_ || at >= text.size() || (text[at] != ',' && text[at] != '.' && text[at] != ')')) return false;
  at = text.find_first_not_of(" \t", at + 1);
  if (at == std::string_view::npos || is_digit(text[at])) return false;
  for (const auto& entry : vocabulary::entries()) {
    if (entry.position != Position::general || !starts_item(entry.word)) continue;
    for (const auto spelling : vocabulary::spellings(entry))
      if (text.substr(at).starts_with(spelling)) return true;
  }
  return false;
}

// --- single characters -----------------------------------------------------------------------------------------------------------------------

// `¥100` is 100元.
bool TokenWriter::money_sign(std::string_view piece, const text::Span& where) {
  const std::string_view text = folded_.text;
  const std::size_t begin = end_of(piece);
  std::size_t end = begin;
  while (end < text.size() && (is_digit(text[end]) || (text[end] == '.' && end + 1 < text.size() && is_digit(text[end + 1])))) ++end;
  if (!is_money_sign(source_text(begin_of(piece), begin)) || end == begin) return false;
  const auto amount = text.substr(begin, end - begin);
  const std::string written = std::string(amount) + (language() == text::Language::english ? " yuan" : "元");
  const auto value = read_money(amount, Word::yuan);
  next_ = end;
  add(text.substr(begin_of(piece), end - begin_of(piece)), value ? Kind::money : Kind::invalid_value).value = value.value_or(0);
  auto& diagnostic = report(code::strange_character, where, {source_text(begin_of(piece), begin)});
  diagnostic.helps.push_back({"money", {written}, text::Edit{tokens.back().span, written}});
  return true;
}

// An opening one stands for a brace if nothing follows on its line, a closing one for what its partner stood for.
Kind TokenWriter::bracket(std::string_view piece, bool opens) {
  if (opens) {
    const std::size_t next = folded_.text.find_first_not_of(" \t", end_of(piece));
    const bool at_line_end = next == std::string::npos || folded_.text[next] == '\n' || folded_.text[next] == '\r' || folded_.text[next] == '#';
    brackets_.push_back(at_line_end ? '}' : ')');
    return at_line_end ? Kind::open_brace : Kind::open_paren;
  }
  const bool brace = brackets_.empty() ? new_line_ : brackets_.back() == '}';
  if (!brackets_.empty()) brackets_.pop_back();
  return brace ? Kind::close_brace : Kind::close_paren;
}

bool TokenWriter::stands_for_a_sign(std::string_view piece, const text::Span& where) {
  const std::string written = source_text(begin_of(piece), end_of(piece));
  Kind kind = Kind::name;
  std::string sign;
  for (const Meant& meant : signs)
    if (meant.written == written) kind = meant.kind, sign = meant.sign;
  const bool opens = is_one_of(openings, written);
  if (opens || is_one_of(closings, written)) {
    kind = bracket(piece, opens);
    sign = kind == Kind::open_brace ? "{" : kind == Kind::close_brace ? "}" : kind == Kind::open_paren ? "(" : ")";
  }
  if (kind == Kind::name) return false;
  report_fix(code::strange_character, where, {written}, "did_you_mean", sign);
  add(piece, kind);
  return true;
}

void TokenWriter::stranger(std::string_view piece) {
  const text::Span where = span(piece);
  if (piece == "\uFFFD" && source_.content().substr(where.begin, 3) != "\uFFFD") { // the file has been reported as no UTF-8
    after_mistake_ = true;
    return;
  }
  const bool repeated =
      begin_of(piece) >= piece.size() && source_text(begin_of(piece) - piece.size(), begin_of(piece)) == source_text(begin_of(piece), end_of(piece));
  if (repeated && !diagnostics.empty() && diagnostics.back().code == code::strange_character && diagnostics.back().span.end == where.begin) {
    diagnostics.back().span.end = where.end; // one message for a row of them
    return;
  }
  const bool bullet = new_line_ && (piece == "•" || piece == "·" || piece == "●" || piece == "◆");
  if (bullet) return leave_out(piece);
  if (money_sign(piece, where) || stands_for_a_sign(piece, where)) return;
  after_mistake_ = true;
  auto& diagnostic = report(code::strange_character, where, {source_text(begin_of(piece), end_of(piece))});
  if (is_money_sign(diagnostic.arguments[0].en)) diagnostic.helps.push_back({"money", {"20元"}, std::nullopt});
}

} // namespace guiyin::parse
