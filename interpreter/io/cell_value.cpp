#include "interpreter/io/cell_value.hpp"

#include "grammar/vocabulary/vocabulary.hpp"

#include <algorithm>
#include <charconv>

namespace guiyin::io {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

// Digits alone, up to `most`.
std::optional<std::int64_t> parse_digits(std::string_view digits, std::int64_t most) {
  std::int64_t value = 0;
  if (!all_digits(digits)) return std::nullopt;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc{} && value <= most ? std::optional(value) : std::nullopt;
}

// Digits with up to `decimals` decimals, as a whole number of the last of them.
std::optional<std::int64_t> parse_decimal(std::string_view text, std::size_t decimals) {
  const auto point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  std::string_view fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  if (point != std::string_view::npos && !all_digits(fraction)) return std::nullopt;
  while (fraction.size() > decimals && fraction.back() == '0') fraction.remove_suffix(1);
  if (fraction.size() > decimals) return std::nullopt;
  std::string digits(whole);
  if (!all_digits(whole)) return std::nullopt;
  digits += fraction;
  digits.append(decimals - fraction.size(), '0');
  return parse_digits(digits, values::largest_money.fen);
}

std::optional<std::int64_t> parse_share(std::string_view text) {
  for (const std::string_view sign : {std::string_view("%"), std::string_view("％")})
    if (text.ends_with(sign)) return parse_decimal(trimmed(text.substr(0, text.size() - sign.size())), 4);
  return parse_decimal(text, 6);
}

std::optional<std::int64_t> parse_yes_no(std::string_view text) {
  for (const std::string_view yes : {"yes", "true", "1", "是"})
    if (text == yes) return 1;
  for (const std::string_view no : {"no", "false", "0", "否"})
    if (text == no) return 0;
  return std::nullopt;
}

std::optional<std::int64_t> unit_ms(std::string_view spelling) {
  using vocabulary::Word;
  switch (vocabulary::find(spelling, vocabulary::Position::general).word) {
  case Word::ms:
    return 1;
  case Word::s:
    return values::ms_per_second;
  case Word::min:
    return values::ms_per_minute;
  case Word::h:
    return values::ms_per_hour;
  case Word::d:
    return values::ms_per_day;
  default:
    return std::nullopt;
  }
}

// "01:30:00"
std::optional<std::int64_t> parse_clock(std::string_view text) {
  const auto first = text.find(':'), second = text.find(':', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
  const auto hours = parse_digits(text.substr(0, first), values::largest_duration.ms / values::ms_per_hour);
  const auto minutes = parse_digits(text.substr(first + 1, second - first - 1), 59);
  const auto seconds = parse_digits(text.substr(second + 1), 59);
  if (!hours || !minutes || !seconds) return std::nullopt;
  return *hours * values::ms_per_hour + *minutes * values::ms_per_minute + *seconds * values::ms_per_second;
}

// Numbers, each with its unit.
std::optional<std::int64_t> parse_duration(std::string_view text) {
  if (text.find(':') != std::string_view::npos) return parse_clock(text);
  std::int64_t sum = 0;
  while (!text.empty()) {
    const auto number_end = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
    const auto number = parse_digits(text.substr(0, number_end), values::largest_duration.ms);
    text = trimmed(text.substr(number_end));
    const auto unit_end = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_digit) - text.begin());
    const auto unit = unit_ms(trimmed(text.substr(0, unit_end)));
    if (!number || !unit || *number > values::largest_duration.ms / *unit) return std::nullopt;
    sum += *number * *unit;
    if (sum > values::largest_duration.ms) return std::nullopt;
    text = text.substr(unit_end);
  }
  return sum;
}

// The bytes of the blank that `text` begins with; 0 if it begins with none.
std::size_t leading_blank(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == ' ' || text[0] == '\t' || text[0] == '\r' || text[0] == '\n') return 1;
  if (text.starts_with("\u3000")) return 3;
  return text.starts_with("\u00A0") ? 2 : 0;
}

std::size_t trailing_blank(std::string_view text) {
  if (text.empty()) return 0;
  const char last = text.back();
  if (last == ' ' || last == '\t' || last == '\r' || last == '\n') return 1;
  if (text.ends_with("\u3000")) return 3;
  return text.ends_with("\u00A0") ? 2 : 0;
}

} // namespace

std::string_view trimmed(std::string_view text) {
  while (const std::size_t blank = leading_blank(text)) text.remove_prefix(blank);
  while (const std::size_t blank = trailing_blank(text)) text.remove_suffix(blank);
  return text;
}

std::optional<std::int64_t> parse_count(std::string_view text) {
  if (text.size() == 1 && is_digit(text[0])) return text[0] - '0'; // nearly all
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const auto count = parse_decimal(text, 0);
  return count && negative ? -*count : count;
}

std::optional<std::int64_t> parse_extra(std::string_view text, timeline::FieldType type) {
  using timeline::FieldType;
  switch (type) {
  case FieldType::moment:
    if (const auto moment = values::parse_moment(text)) return moment->ms;
    return std::nullopt;
  case FieldType::money:
    if (const auto money = values::parse_money(text)) return money->fen;
    return std::nullopt;
  case FieldType::duration:
    return parse_duration(text);
  case FieldType::share:
    return parse_share(text);
  case FieldType::count:
    return parse_count(text);
  case FieldType::yes_no:
    return parse_yes_no(text);
  case FieldType::text:
    break;
  }
  return std::nullopt;
}

std::optional<std::int64_t> value_of_cell(std::string_view text, timeline::FieldType type) {
  const auto value = parse_extra(text, type);
  const bool is_number = type == timeline::FieldType::money || type == timeline::FieldType::count;
  return value && *value < 0 && is_number ? std::nullopt : value;
}

} // namespace guiyin::io
