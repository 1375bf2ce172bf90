#include "grammar/parse/literal.hpp"

#include <charconv>
#include <chrono>
#include <vector>

namespace guiyin::parse {

namespace {

using vocabulary::Word;

constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;
constexpr std::int64_t local_offset_ms = 8LL * 60 * 60 * 1000;
constexpr std::int64_t longest_ms = 36525 * day_ms;
constexpr std::int64_t most_fen = 100'000'000'000'000;

struct Decimal {
  std::int64_t units = 0; // value * scale
  std::int64_t scale = 1; // a power of ten
};

std::optional<std::int64_t> to_integer(std::string_view digits) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

// At most 9 digits after the point and 18 in all, so that nothing below overflows unseen.
std::optional<Decimal> to_decimal(std::string_view digits) {
  const std::size_t point = digits.find('.');
  const std::string_view before = digits.substr(0, point);
  std::string_view after = point == std::string_view::npos ? std::string_view{} : digits.substr(point + 1);
  while (after.ends_with('0')) after.remove_suffix(1);
  if (after.size() > 9) return std::nullopt;
  const auto high = to_integer(before), low = after.empty() ? std::optional<std::int64_t>(0) : to_integer(after);
  Decimal decimal;
  for (std::size_t i = 0; i < after.size(); ++i) decimal.scale *= 10;
  if (!high || !low || __builtin_mul_overflow(*high, decimal.scale, &decimal.units)) return std::nullopt;
  if (__builtin_add_overflow(decimal.units, *low, &decimal.units)) return std::nullopt;
  return decimal;
}

// digits * factor as a whole number from 0 to `most`.
std::optional<std::int64_t> scaled(std::string_view digits, std::int64_t factor, std::int64_t most) {
  const auto decimal = to_decimal(digits);
  std::int64_t product = 0;
  if (!decimal || __builtin_mul_overflow(decimal->units, factor, &product)) return std::nullopt;
  if (product % decimal->scale != 0 || product / decimal->scale > most) return std::nullopt;
  return product / decimal->scale;
}

std::vector<std::string_view> fields(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t at = text.find_first_of(separators);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

} // namespace

std::optional<std::int64_t> read_count(std::string_view digits) {
  const auto value = to_integer(digits);
  return value && *value <= most_fen ? value : std::nullopt;
}

bool is_duration_unit(Word word) { return word >= Word::ms && word <= Word::d; }
bool is_money_unit(Word word) { return word == Word::yuan || word == Word::fen; }

std::int64_t milliseconds(Word duration_unit) {
  switch (duration_unit) {
  case Word::s:
    return 1000;
  case Word::min:
    return 60'000;
  case Word::h:
    return 3'600'000;
  case Word::d:
    return day_ms;
  default:
    return 1;
  }
}

std::optional<std::int64_t> read_duration(std::string_view digits, Word unit) { return scaled(digits, milliseconds(unit), longest_ms); }

std::optional<std::int64_t> read_money(std::string_view digits, Word unit) { return scaled(digits, unit == Word::yuan ? 100 : 1, most_fen); }

std::optional<Percentage> read_percentage(std::string_view digits) {
  const auto decimal = to_decimal(digits);
  if (!decimal) return std::nullopt;
  return Percentage{decimal->units, decimal->scale * 100};
}

std::optional<std::int64_t> read_clock(std::string_view written) {
  const auto parts = fields(written, ":.");
  const auto hours = to_integer(parts[0]), minutes = to_integer(parts[1]);
  const auto seconds = parts.size() > 2 ? to_integer(parts[2]) : 0;
  auto millis = parts.size() > 3 ? to_integer(parts[3]) : 0;
  if (!hours || !minutes || !seconds || !millis || *minutes > 59 || *seconds > 59) return std::nullopt;
  for (std::size_t digits = parts.size() > 3 ? parts[3].size() : 3; digits < 3; ++digits) *millis *= 10;
  const std::int64_t value = ((*hours * 60 + *minutes) * 60 + *seconds) * 1000 + *millis;
  return value <= day_ms ? std::optional(value) : std::nullopt;
}

std::optional<std::int32_t> read_date(std::string_view written) {
  const auto parts = fields(written, "-");
  const auto year = to_integer(parts[0]), month = to_integer(parts[1]), day = to_integer(parts[2]);
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

std::optional<std::int64_t> read_instant(std::string_view written) {
  const std::size_t gap = written.find_first_of("T \t");
  const auto date = read_date(written.substr(0, gap));
  const auto clock = read_clock(written.substr(written.find_first_of("0123456789", gap)));
  if (!date || !clock) return std::nullopt;
  return *date * day_ms + *clock - local_offset_ms;
}

} // namespace guiyin::parse
