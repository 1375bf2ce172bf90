#include "grammar/parse/story_values.hpp"

#include "grammar/parse/story_words.hpp"

#include <charconv>
#include <chrono>
#include <numeric>

namespace guiyin::parse::story {

namespace {

constexpr std::int64_t ms_per_day = 86'400'000;
constexpr std::int64_t most_days = 10'000'000;
constexpr std::int64_t most_fen = 100'000'000'000'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view take_digits(std::string_view& text) {
  std::size_t length = 0;
  while (length < text.size() && is_digit(text[length])) ++length;
  const std::string_view digits = text.substr(0, length);
  text.remove_prefix(length);
  return digits;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

void skip_blanks(std::string_view& text) {
  while (text.starts_with(' ') || text.starts_with('\t') || text.starts_with('\r')) text.remove_prefix(1);
}

// "25" of three places is 250, "2567" is 256: finer digits are cut off.
std::int64_t fraction(std::string_view digits, int places) {
  std::int64_t value = 0;
  for (int i = 0; i < places; ++i) value = value * 10 + (static_cast<std::size_t>(i) < digits.size() ? digits[static_cast<std::size_t>(i)] - '0' : 0);
  return value;
}

std::int64_t unit_ms(std::string_view unit) {
  switch (vocabulary::find(unit, vocabulary::Position::general).word) {
  case Word::d:
    return ms_per_day;
  case Word::h:
    return 3'600'000;
  case Word::min:
    return 60'000;
  case Word::s:
    return 1000;
  default:
    return 1;
  }
}

} // namespace

std::optional<std::int64_t> read_count(std::string_view digits, std::int64_t most) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || value < 0 || value > most) return std::nullopt;
  return value;
}

std::optional<std::int32_t> read_date(std::string_view text) {
  const auto year = read_count(take_digits(text), 9999);
  const char separator = text.starts_with('/') ? '/' : '-';
  if (!take(text, separator)) return std::nullopt;
  const auto month = read_count(take_digits(text), 12);
  if (!take(text, separator)) return std::nullopt;
  const auto day = read_count(take_digits(text), 31);
  if (!year || !month || !day || *year < 1 || !text.empty()) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(*year)}, std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count());
}

std::optional<std::int64_t> read_clock(std::string_view text) {
  const std::string_view hours = take_digits(text);
  if (!take(text, ':')) return std::nullopt;
  const std::string_view minutes = take_digits(text);
  const bool with_seconds = take(text, ':');
  const std::string_view seconds = with_seconds ? take_digits(text) : "00";
  const bool with_fraction = with_seconds && take(text, '.');
  const std::string_view rest = with_fraction ? take_digits(text) : "0";
  if (hours.empty() || hours.size() > 2 || minutes.size() != 2 || seconds.size() != 2 || rest.empty() || !text.empty()) return std::nullopt;
  const auto hour = read_count(hours, 23), minute = read_count(minutes, 59), second = read_count(seconds, 59);
  if (!hour || !minute || !second) return std::nullopt;
  return ((*hour * 60 + *minute) * 60 + *second) * 1000 + fraction(rest, 3);
}

std::optional<std::int64_t> read_duration(std::string_view text) {
  std::int64_t total = 0;
  for (skip_blanks(text); !text.empty(); skip_blanks(text)) {
    const std::string_view digits = take_digits(text);
    skip_blanks(text);
    const std::size_t length = unit_of_time_length(text);
    if (digits.empty() || length == 0) return std::nullopt;
    const std::int64_t ms = unit_ms(text.substr(0, length));
    const auto count = read_count(digits, (most_days * ms_per_day - total) / ms);
    if (!count) return std::nullopt;
    total += *count * ms;
    text.remove_prefix(length);
  }
  return total;
}

std::optional<std::int64_t> read_fen(std::string_view text) {
  const bool negative = take(text, '-');
  const auto yuan = read_count(take_digits(text), most_fen / 100);
  const std::string_view decimals = take(text, '.') ? take_digits(text) : "00";
  if (!yuan || decimals.empty() || decimals.size() > 2) return std::nullopt;
  const std::int64_t fen = *yuan * 100 + fraction(decimals, 2);
  if (fen > most_fen) return std::nullopt;
  return negative ? -fen : fen;
}

std::optional<std::string> read_share(std::string_view text) {
  const std::string_view whole = take_digits(text);
  const std::string_view decimals = take(text, '.') ? take_digits(text) : "";
  if (whole.empty() || whole.size() + decimals.size() > 15) return std::nullopt;
  std::int64_t numerator = read_count(std::string(whole) + std::string(decimals), most_fen * 10).value_or(0);
  std::int64_t denominator = 1;
  for (std::size_t i = 0; i < decimals.size(); ++i) denominator *= 10;
  if (take(text, '%')) denominator *= 100;
  if (take(text, '/')) denominator = decimals.empty() ? read_count(take_digits(text), most_fen).value_or(0) : 0;
  if (denominator == 0 || numerator > denominator) return std::nullopt;
  const std::int64_t divisor = std::gcd(numerator, denominator);
  numerator /= divisor;
  denominator /= divisor;
  return denominator == 1 ? std::to_string(numerator) : std::to_string(numerator) + "/" + std::to_string(denominator);
}

} // namespace guiyin::parse::story
