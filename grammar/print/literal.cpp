#include "grammar/print/literal.hpp"

#include "grammar/text/utf8.hpp"

#include <fmt/format.h>

#include <chrono>
#include <optional>
#include <utility>

namespace guiyin::print {

namespace {

struct UnitOfTime {
  Word word;
  std::int64_t ms;
};
constexpr UnitOfTime units_of_time[] = {{Word::d, 86'400'000}, {Word::h, 3'600'000}, {Word::min, 60'000}, {Word::s, 1000}, {Word::ms, 1}};
constexpr std::int64_t ms_per_day = units_of_time[0].ms;
constexpr std::int64_t most_of_one_unit = 120; // 90min reads well, 1500min does not

// A number and its unit as an author wrote them.
struct Part {
  std::string digits;
  Word unit;
};

std::string fold(std::string_view text) {
  std::string folded;
  for (std::size_t at = 0; at < text.size(); at += text::decode(text, at).bytes) {
    text::append_utf8(folded, text::to_half_width(text::decode(text, at).value));
  }
  return folded;
}

std::size_t take(std::string_view& rest, std::string_view characters) {
  const std::size_t length = std::min(rest.find_first_not_of(characters), rest.size());
  rest.remove_prefix(length);
  return length;
}

// The longest unit that `rest` begins with; Word::none if there is none.
Word take_unit(std::string_view& rest, std::initializer_list<Word> units) {
  Word found = Word::none;
  std::size_t length = 0;
  for (const Word unit : units) {
    for (const std::string_view spelling : vocabulary::spellings(vocabulary::entry(unit))) {
      if (spelling.size() > length && rest.starts_with(spelling)) found = unit, length = spelling.size();
    }
  }
  rest.remove_prefix(length);
  return found;
}

// `1d 12h`, `24小时`; nothing if the text is anything else.
std::vector<Part> read_parts(std::string_view written, std::initializer_list<Word> units) {
  const std::string folded = fold(written);
  std::string_view rest = folded;
  std::vector<Part> parts;
  while (!rest.empty()) {
    const std::string_view before = rest;
    const std::string digits(before.substr(0, take(rest, "0123456789.")));
    take(rest, " \t");
    const Word unit = take_unit(rest, units);
    take(rest, " \t");
    if (digits.empty() || unit == Word::none) return {};
    parts.push_back({digits, unit});
  }
  return parts;
}

// digits × scale, exactly; nullopt if that is no whole number or far too large.
std::optional<std::int64_t> scaled(std::string_view digits, std::int64_t scale) {
  std::int64_t value = 0;
  bool fraction = false;
  for (const char c : digits) {
    if (c == '.') {
      if (std::exchange(fraction, true)) return std::nullopt;
      continue;
    }
    if (value > 100'000'000'000'000) return std::nullopt;
    if (fraction && scale % 10 != 0) return std::nullopt;
    if (fraction) scale /= 10;
    value = value * 10 + (c - '0');
  }
  if (value != 0 && scale > std::numeric_limits<std::int64_t>::max() / value) return std::nullopt;
  return value * scale;
}

std::int64_t scale_of(Word unit) {
  for (const UnitOfTime& candidate : units_of_time) {
    if (candidate.word == unit) return candidate.ms;
  }
  return unit == Word::yuan ? 100 : 1;
}

// Whether the parts mean `value`: a tree may have been made by a program, and its spans mean nothing then.
bool mean(const std::vector<Part>& parts, std::int64_t value) {
  std::int64_t total = 0;
  for (const Part& part : parts) {
    const auto some = scaled(part.digits, scale_of(part.unit));
    if (!some) return false;
    total += *some;
  }
  return !parts.empty() && total == value;
}

// English puts a blank between a number and a unit that is a word.
std::string spelled(std::string_view digits, Word unit, text::Language language) {
  const bool apart = unit == Word::yuan || unit == Word::fen;
  return fmt::format("{}{}{}", digits, apart && language == text::Language::english ? " " : "", vocabulary::spelling(unit, language));
}

std::string spelled(const std::vector<Part>& parts, text::Language language) {
  std::string out;
  for (const Part& part : parts) out += (out.empty() ? "" : " ") + spelled(part.digits, part.unit, language);
  return out;
}

} // namespace

std::string duration(std::int64_t ms, text::Span span, const Pen& pen) {
  const auto parts = read_parts(pen.written(span), {Word::d, Word::h, Word::min, Word::s, Word::ms});
  return mean(parts, ms) ? spelled(parts, pen.language()) : duration(ms, pen.language(), " ");
}

std::string duration(std::int64_t ms, text::Language language, std::string_view between) {
  for (const auto& [word, size] : units_of_time) {
    if (ms % size != 0 || (size == ms_per_day && ms == size)) continue;
    if (size == ms_per_day || ms / size <= most_of_one_unit) return spelled(std::to_string(ms / size), word, language);
  }
  std::string out;
  for (const auto& [word, size] : units_of_time) {
    if (ms / size == 0) continue;
    out += (out.empty() ? "" : std::string(between)) + spelled(std::to_string(ms / size), word, language);
    ms %= size;
  }
  return out;
}

std::string money(std::int64_t fen, text::Span span, const Pen& pen) {
  const auto parts = read_parts(pen.written(span), {Word::yuan, Word::fen});
  if (parts.size() == 1 && mean(parts, fen)) return spelled(parts, pen.language());
  return spelled(fen % 100 == 0 ? std::to_string(fen / 100) : amount(fen), Word::yuan, pen.language());
}

std::string amount(std::int64_t fen) { return fmt::format("{}.{:02}", fen / 100, fen % 100); }

// The denominator is a power of ten from 100 on, one more digit for each decimal.
std::string percent(std::int64_t numerator, std::int64_t denominator) {
  std::size_t decimals = 0;
  for (std::int64_t rest = denominator / 100; rest > 1; rest /= 10) ++decimals;
  std::string digits = fmt::format("{:0{}}", numerator, decimals + 1);
  if (decimals > 0) digits.insert(digits.size() - decimals, ".");
  return digits + "%";
}

std::string time_of_day(std::int64_t ms) {
  std::string out = fmt::format("{:02}:{:02}", ms / 3'600'000, ms / 60'000 % 60);
  if (ms % 60'000 != 0) out += fmt::format(":{:02}", ms / 1000 % 60);
  if (ms % 1000 != 0) out += fmt::format(".{:03}", ms % 1000);
  return out;
}

std::string date(std::int32_t days) {
  const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{days}}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string instant(std::int64_t ms) {
  const std::int64_t local = ms + 8 * 3'600'000;
  const std::int64_t days = local / ms_per_day - (local % ms_per_day < 0 ? 1 : 0);
  return date(static_cast<std::int32_t>(days)) + " " + time_of_day(local - days * ms_per_day);
}

std::string quoted(std::string_view text) {
  std::string plain(text);
  for (char& c : plain) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  if (plain.find('"') == std::string::npos) return "\"" + plain + "\"";
  if (plain.find("」") == std::string::npos) return "「" + plain + "」";
  for (std::size_t at = plain.find('"'); at != std::string::npos; at = plain.find('"')) plain.replace(at, 1, "”");
  return "\"" + plain + "\"";
}

} // namespace guiyin::print
