// Numbers, times, and numbers with their units.
#include "grammar/parse/codes.hpp"
#include "grammar/parse/literal.hpp"
#include "grammar/parse/token_writer.hpp"

namespace guiyin::parse {

namespace {

bool is_bare_number(Kind kind) { return kind == Kind::count || kind == Kind::decimal; }

} // namespace

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
  if (is_numbering(piece)) {
    next_ = end_of(piece) + 1;
    return leave_out(std::string_view(folded_.text).substr(begin_of(piece), piece.size() + 1));
  }
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

} // namespace guiyin::parse
