// Mistakes that people bring from other habits, told from where and before what the grammar stopped. Each knows what to write instead, so it is
// said before the general "this cannot stand here".
#include "grammar/parse/codes.hpp"
#include "grammar/parse/state.hpp"
#include "grammar/parse/suggest.hpp"
#include "grammar/parse/wording.hpp"

#include "grammar/vocabulary/everyday.hpp"

#include <algorithm>

namespace guiyin::parse {

namespace {

bool is_relation(Kind kind) { return kind >= Kind::equal && kind <= Kind::greater_equal; }
bool is_moment(Kind kind) { return kind >= kind_of(Word::placed) && kind <= kind_of(Word::cancelled); }
bool is_side(Kind kind) {
  return kind == Kind::moment_before || kind == Kind::moment_after || kind == kind_of(Word::before) || kind == kind_of(Word::after);
}

// The words that a value follows at once; behind `param` and the like a name comes first.
bool is_clause_word(Word word) {
  return starts_clause(word) || word == Word::credit || word == Word::assist || word == Word::amount || word == Word::for_each ||
         word == Word::day_starts;
}

// `参数 时效 是 24小时`
bool is_said_for_assign(std::string_view written) {
  constexpr std::string_view said[] = {"是", "为", "等于", "设为", "默认", "默认为", "is", "be", "to"};
  return std::find(std::begin(said), std::end(said), written) != std::end(said);
}

std::string unit_behind(const std::string& number) { return number.substr(std::min(number.find_first_not_of("0123456789"), number.size())); }

} // namespace

// `且 不 刷单`: an everyday word was taken for a name, and what follows it does not fit.
bool State::hint_at_everyday_word(std::size_t at) {
  if (at == 0 || kind(at - 1) != Kind::name || tokens[at - 1].starts_line || (!at_end(at) && tokens[at].starts_line)) return false;
  const auto words = vocabulary::meant_by(tokens[at - 1].text, vocabulary::Position::general);
  const auto meant = std::find_if(words.begin(), words.end(),
                                  [](Word word) { return word == Word::not_ || word == Word::if_ || word == Word::else_ || word == Word::from; });
  if (meant == words.end()) return false;
  const std::string word = spelling_like(tokens[at - 1].text, *meant);
  report_with_fix(code::foreign_sign, tokens[at - 1].span, {tokens[at - 1].text, "“" + word + "”"}, "write", tokens[at - 1].span, word);
  return true;
}

bool State::report_hint(std::size_t at) {
  using Hint = bool (State::*)(std::size_t);
  constexpr Hint hints[] = {&State::hint_at_thousands,     &State::hint_at_message_kind, &State::hint_in_test,        &State::hint_at_extra_sign,
                            &State::hint_at_paren,         &State::hint_in_param,        &State::hint_at_each,        &State::hint_at_operator_word,
                            &State::hint_at_count_first,   &State::hint_at_comparison,   &State::hint_between_claims, &State::hint_in_window,
                            &State::hint_in_revoke,        &State::hint_at_range,        &State::hint_at_round_brace, &State::hint_at_split_word,
                            &State::hint_at_confused_word, &State::hint_at_left_out,     &State::hint_at_invisible,   &State::hint_at_everyday_word,
                            &State::hint_at_line_end};
  for (const Hint hint : hints)
    if ((this->*hint)(at)) return true;
  return false;
}

text::Diagnostic& State::report_with_fix(text::Code code, Span where, std::vector<text::Argument> arguments, std::string key, Span replaced,
                                         std::string replacement) {
  auto& diagnostic = builder.report(code, where, std::move(arguments));
  diagnostic.helps.push_back({std::move(key), {replacement}, text::Edit{replaced, std::move(replacement)}});
  return diagnostic;
}

// Whether a token stands directly behind the one before, without a blank.
bool State::is_glued(std::size_t at) const { return at > 0 && !at_end(at) && tokens[at - 1].span.end == tokens[at].span.begin; }

// The keyword that begins the clause or item in which a token stands.
Word State::clause_of(std::size_t at) const {
  while (at-- > 0) {
    if (kind(at) == Kind::open_brace || kind(at) == Kind::close_brace) return Word::none;
    if (is_keyword(at, starts_item)) return tokens[at].word;
  }
  return Word::none;
}

// `1,000元`
bool State::hint_at_thousands(std::size_t at) {
  const auto is_digits = [&](std::size_t here) { return kind(here) == Kind::count || kind(here) == Kind::money || kind(here) == Kind::duration; };
  if (at == 0 || kind(at) != Kind::comma || kind(at - 1) != Kind::count) return false;
  std::string digits = tokens[at - 1].text;
  std::size_t last = at - 1;
  while (kind(last + 1) == Kind::comma && is_glued(last + 1) && is_glued(last + 2) && is_digits(last + 2) && tokens[last + 2].text.size() == 3) {
    digits += tokens[last + 2].text;
    last += 2;
  }
  if (last < at) return false;
  const Span where = text::cover(tokens[at - 1].span, tokens[last].span);
  report_with_fix(code::comma_in_number, where, {builder.source_text(where)}, "write", where,
                  digits + unit_behind(builder.source_text(tokens[last].span)));
  return true;
}

// A semicolon or comma at the end of a line, a colon or `=` behind the word of a clause.
bool State::hint_at_extra_sign(std::size_t at) {
  const Kind sign = kind(at);
  const bool at_line_end = (sign == Kind::semicolon || sign == Kind::comma) && (at_end(at + 1) || tokens[at + 1].starts_line);
  const bool after_keyword =
      (sign == Kind::colon || sign == Kind::assign) && at > 0 && is_word(kind(at - 1)) && is_clause_word(static_cast<Word>(kind(at - 1)));
  if (at_end(at) || (!at_line_end && !after_keyword)) return false;
  auto& diagnostic = builder.report(code::extra_sign, tokens[at].span, {builder.source_text(tokens[at].span)});
  diagnostic.helps.push_back({"leave_out", {}, text::Edit{tokens[at].span, ""}});
  return true;
}

// A closing bracket too many.
bool State::hint_at_paren(std::size_t at) {
  if (at_end(at) || kind(at) != Kind::close_paren) return false;
  int open = 0;
  for (std::size_t here = at; here-- > 0 && !is_keyword(here, starts_item);) {
    if (kind(here) == Kind::open_paren) ++open;
    if (kind(here) == Kind::close_paren) --open;
  }
  if (open > 0) return false;
  auto& diagnostic = builder.report(code::stray_brace, tokens[at].span, {builder.source_text(tokens[at].span), "("});
  diagnostic.helps.push_back({"leave_out", {builder.source_text(tokens[at].span)}, text::Edit{tokens[at].span, ""}});
  return true;
}

// `1 <= 回合数 <= 5`
bool State::hint_at_comparison(std::size_t at) {
  if (at_end(at) || at < 2 || !is_relation(kind(at)) || tokens[at].starts_line) return false;
  std::size_t operand = at - 1;
  while (operand > 1 && kind(operand - 1) == Kind::dot) operand -= 2;
  if (!is_relation(kind(operand - 1))) return false;
  const Span middle = text::cover(tokens[operand].span, tokens[at - 1].span);
  const std::string joined = " " + spelling_like(tokens[at - 1].text, Word::and_) + " " + builder.source_text(middle) + " ";
  const Span first = text::cover(tokens[operand - 2].span, middle),
             last = at_end(at + 1) ? tokens[at].span : text::cover(tokens[at].span, tokens[at + 1].span);
  auto& diagnostic = builder.report(code::two_comparisons, tokens[at].span);
  diagnostic.helps.push_back({"join",
                              {builder.source_text(first) + joined + builder.source_text(last)},
                              text::Edit{{builder.tree.file, middle.end, tokens[at].span.begin}, joined}});
  return true;
}

// `归属 甲，乙` and `归属 甲 或 乙`
bool State::hint_between_claims(std::size_t at) {
  const bool joins = kind(at) == Kind::comma || kind(at) == kind_of(Word::or_) || kind(at) == kind_of(Word::and_);
  if (at_end(at) || at == 0 || !joins || clause_of(at) != Word::credit) return false;
  const std::string instead = spelling_like(tokens[at - 1].text, Word::else_);
  auto& diagnostic = builder.report(code::claims_without_else, tokens[at].span, {builder.source_text(tokens[at].span)});
  diagnostic.helps.push_back({"write", {instead}, text::Edit{tokens[at].span, " " + instead + (is_glued(at + 1) ? " " : "")}});
  return true;
}

// `下单 24小时内`, `7天内`, `before placed 24h`: what a window lacks.
bool State::hint_in_window(std::size_t at) {
  if (at_end(at) || at == 0 || clause_of(at) != Word::window) return false;
  const bool moment_then_length = kind(at) == Kind::duration && is_moment(kind(at - 1));
  const bool length_alone = kind(at) == Kind::inside && kind(at - 1) == Kind::duration;
  const bool side_first = is_side(kind(at)) && is_keyword(at - 1, starts_clause);
  if (!moment_then_length && !length_alone && !side_first) return false;
  const bool chinese = static_cast<unsigned char>(builder.source_text(tokens[at].span).back()) >= 0x80;
  const auto length = length_alone ? builder.source_text(tokens[at - 1].span) : moment_then_length ? builder.source_text(tokens[at].span) : "24h";
  builder.report(code::unclear_window, tokens[at].span).helps.push_back({chinese && !side_first ? "chinese" : "english", {length}, std::nullopt});
  return true;
}

// `下单 前 15天 内 取消`: nothing is cancelled before it is ordered.
bool State::hint_in_revoke(std::size_t at) {
  if (at_end(at) || at < 3 || clause_of(at) != Word::revoke || !is_moment(kind(at)) || kind(at - 1) != Kind::inside) return false;
  for (std::size_t side = at - 1; side-- > 0 && !is_keyword(side, starts_item);) {
    if (kind(side) != Kind::moment_before) continue;
    report_with_fix(code::cancelled_before, tokens[side].span, {}, "write", tokens[side].span, "后");
    return true;
  }
  return false;
}

// `参数 时效 24小时`
bool State::hint_in_param(std::size_t at) {
  if (at_end(at) || at < 2 || tokens[at].starts_line || !failure.has_tried(Kind::assign)) return false;
  const Kind declares = kind(at - 2);
  if (declares != kind_of(Word::param) && declares != kind_of(Word::set) && declares != kind_of(Word::define)) return false;
  if (is_said_for_assign(tokens[at].text)) {
    report_with_fix(code::foreign_sign, tokens[at].span, {tokens[at].text, "“=”"}, "write", tokens[at].span, "=");
    return true;
  }
  auto& diagnostic = builder.report(code::missing_here, after_token_before(at), {wording(Kind::assign)});
  diagnostic.helps.push_back({"assign", {}, text::Edit{diagnostic.span, " ="}});
  return true;
}

// A blank that nobody sees, in the middle of a word: text from web pages and chat windows brings it along.
bool State::hint_at_invisible(std::size_t at) {
  if (at_end(at) || at == 0 || tokens[at].starts_line) return false;
  const Span between{builder.tree.file, tokens[at - 1].span.end, tokens[at].span.begin};
  const std::string gap = builder.source_text(between);
  if (gap.empty() || gap.find_first_of(" \t\r\n,") != std::string::npos || gap.find("\u3000") != std::string::npos || gap.starts_with("\u00A0"))
    return false;
  auto& diagnostic = builder.report(code::invisible, text::cover(tokens[at - 1].span, tokens[at].span));
  diagnostic.helps.push_back({"delete", {tokens[at - 1].text + tokens[at].text}, text::Edit{between, ""}});
  return true;
}

// A word that begins one, or that people write for such a word.
bool State::begins_item(std::size_t at) const {
  if (is_keyword(at, starts_item)) return true;
  const std::vector<Word> meant = vocabulary::meant_by(tokens[at].text, vocabulary::Position::general);
  return std::any_of(meant.begin(), meant.end(), [](Word word) { return starts_item(word); });
}

// What stopped the grammar is the beginning of the next line: the mistake is that something lacks at the end of the line before.
bool State::hint_at_line_end(std::size_t at) {
  const auto& concepts = failure.shown().concepts;
  const auto wants = [&](Concept concept_) { return concepts.test(static_cast<std::size_t>(concept_)); };
  const bool complete = wants(Concept::clause) || wants(Concept::item) || wants(Concept::declaration);
  if (at_end(at) || at == 0 || complete) return false;
  if (!tokens[at].starts_line && kind(at) != Kind::close_brace) return false;
  if (!begins_item(at) && kind(at) != Kind::close_brace) return false;
  const bool range = failure.has_tried(Kind::range);
  auto& diagnostic = builder.report(code::missing_here, after_token_before(at), {wording(failure.shown())});
  if (range) diagnostic.helps.push_back({"range", {}, std::nullopt});
  if (wants(Concept::credit)) diagnostic.helps.push_back({"credit", {}, std::nullopt});
  return true;
}

} // namespace guiyin::parse
