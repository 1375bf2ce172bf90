#include "grammar/parse/everyday_numbers.hpp"

#include "grammar/parse/cut.hpp"
#include "grammar/text/utf8.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <vector>

namespace guiyin::parse {

namespace {

// --- units -------------------------------------------------------------------------------------------------------------------------------

struct Unit {
  std::string_view written;
  std::int64_t factor;
  std::string_view known;
};

constexpr Unit units[] = {
    {"个天", 1, "天"},     {"日", 1, "天"},      {"周", 7, "天"},      {"个周", 7, "天"},     {"星期", 7, "天"},    {"个星期", 7, "天"},
    {"礼拜", 7, "天"},     {"个礼拜", 7, "天"},  {"月", 30, "天"},     {"个月", 30, "天"},    {"年", 365, "天"},    {"钟头", 1, "小时"},
    {"个钟头", 1, "小时"}, {"时", 1, "小时"},    {"小時", 1, "小时"},  {"个钟", 1, "小时"},   {"刻钟", 15, "分钟"}, {"分鐘", 1, "分钟"},
    {"秒钟", 1, "秒"},     {"块", 1, "元"},      {"块钱", 1, "元"},    {"圆", 1, "元"},       {"万", 10000, "元"},  {"万元", 10000, "元"},
    {"千", 1000, "元"},    {"千元", 1000, "元"}, {"百元", 100, "元"},  {"毛", 10, "分"},      {"角", 10, "分"},     {"分钱", 1, "分"},
    {"折", 10, "%"},       {"成", 10, "%"},      {"个百分点", 1, "%"}, {"hr", 1, "h"},        {"hrs", 1, "h"},      {"H", 1, "h"},
    {"m", 1, "min"},       {"mins", 1, "min"},   {"minute", 1, "min"}, {"minutes", 1, "min"}, {"second", 1, "s"},   {"seconds", 1, "s"},
    {"secs", 1, "s"},      {"D", 1, "d"},        {"w", 7, "d"},        {"week", 7, "d"},      {"weeks", 7, "d"},    {"month", 30, "d"},
    {"months", 30, "d"},   {"year", 365, "d"},   {"rmb", 1, " yuan"},  {"RMB", 1, " yuan"},   {"CNY", 1, " yuan"},  {"cny", 1, " yuan"},
    {"个", 1, ""},         {"次", 1, ""},        {"轮", 1, ""},        {"条", 1, ""},         {"句", 1, ""},        {"个回合", 1, ""},
    {"k", 1000, " yuan"},  {"K", 1000, " yuan"}, {"percent", 1, "%"},  {"pct", 1, "%"},       {"y", 365, "d"},
};

// digits × factor, exactly, as digits; a fraction keeps no zeros at its end.
std::optional<std::string> times(std::string_view digits, std::int64_t factor) {
  const std::size_t point = digits.find('.');
  std::string all(digits.substr(0, point));
  std::int64_t scale = 1, value = 0;
  for (const char digit : point == std::string_view::npos ? std::string_view{} : digits.substr(point + 1)) {
    all += digit;
    scale *= 10;
    if (scale > 1'000'000) return std::nullopt;
  }
  const auto [end, error] = std::from_chars(all.data(), all.data() + all.size(), value);
  if (error != std::errc() || end != all.data() + all.size() || __builtin_mul_overflow(value, factor, &value)) return std::nullopt;
  if (value % scale == 0) return std::to_string(value / scale);
  std::string fraction = std::to_string(scale + value % scale).substr(1);
  while (fraction.ends_with('0')) fraction.pop_back();
  return fmt::format("{}.{}", value / scale, fraction);
}

// `22` `点`, `22` `点半`, and with minutes `22` `点30`, `22` `点30分`.
std::optional<std::string> on_the_clock(std::string_view digits, std::string_view unit) {
  constexpr std::string_view oclock = "点";
  std::int64_t hour = 0, minute = 0;
  const auto read = [](std::string_view text, std::int64_t& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
  };
  if (!unit.starts_with(oclock) || !read(digits, hour) || hour > 24) return std::nullopt;
  unit.remove_prefix(oclock.size());
  if (unit.ends_with("分")) unit.remove_suffix(std::string_view("分").size());
  if (unit == "半") minute = 30;
  if (!unit.empty() && unit != "半" && unit != "钟" && unit != "整" && (!read(unit, minute) || minute > 59)) return std::nullopt;
  return fmt::format("{:02}:{:02}", hour, minute);
}

// --- numerals ----------------------------------------------------------------------------------------------------------------------------

struct Numeral {
  char32_t sign;
  std::int64_t value;
};
constexpr Numeral digits_of[] = {{U'零', 0}, {U'〇', 0}, {U'一', 1}, {U'二', 2}, {U'两', 2}, {U'三', 3},
                                 {U'四', 4}, {U'五', 5}, {U'六', 6}, {U'七', 7}, {U'八', 8}, {U'九', 9}};
constexpr Numeral powers[] = {{U'十', 10}, {U'百', 100}, {U'千', 1000}, {U'万', 10000}};

template <std::size_t N> std::optional<std::int64_t> find(const Numeral (&table)[N], char32_t sign) {
  for (const Numeral& entry : table)
    if (entry.sign == sign) return entry.value;
  return std::nullopt;
}

struct Read {
  std::int64_t value = 0;
  std::size_t bytes = 0; // 0: no numeral
};

// 三, 十五, 二十四, 一百零五, 三千; the longest numeral at the start of `text`.
Read numeral(std::string_view text) {
  constexpr std::int64_t none = -1;
  Read read;
  std::int64_t digit = none; // not yet followed by its power
  const auto digit_or = [&](std::int64_t other) { return digit == none ? other : digit; };
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    if (const auto value = find(digits_of, point.value)) {
      digit = *value;
    } else if (const auto power = find(powers, point.value)) {
      read.value = *power == 10000 ? (read.value + digit_or(0)) * 10000 : read.value + digit_or(1) * *power;
      digit = none;
    } else {
      break;
    }
    at += point.bytes;
    read.bytes = at;
  }
  read.value += digit_or(0);
  return read;
}

struct Fixed {
  std::string_view written, in_digits;
};
constexpr Fixed halves[] = {{"半个小时", "30分钟"}, {"半小时", "30分钟"}, {"半个钟头", "30分钟"},
                            {"半天", "12小时"},     {"半个月", "15天"},   {"半年", "183天"}};

// A numeral counts only before something that can be counted: 一 is part of many words.
bool is_counted(std::string_view rest) {
  constexpr std::string_view counted[] = {"天", "小时", "个小时", "分钟", "秒", "毫秒", "元", "自然日", "个自然日"};
  for (const std::string_view unit : counted)
    if (rest.starts_with(unit)) return true;
  return false;
}

// What stands at the start of `text`, in digits, and how many bytes it takes.
std::optional<std::pair<std::string, std::size_t>> piece_in_digits(std::string_view text) {
  constexpr std::string_view percent = "百分之";
  for (const Fixed& half : halves)
    if (text.starts_with(half.written)) return {{std::string(half.in_digits), half.written.size()}};
  if (text.starts_with(percent)) {
    const Read read = numeral(text.substr(percent.size()));
    if (read.bytes > 0) return {{std::to_string(read.value) + "%", percent.size() + read.bytes}};
  }
  const Read read = numeral(text);
  if (read.bytes == 0) return std::nullopt;
  const std::string_view rest = text.substr(read.bytes);
  if (is_counted(rest)) return {{std::to_string(read.value), read.bytes}};
  for (const Unit& unit : units) {
    const auto product = rest == unit.written ? times(std::to_string(read.value), unit.factor) : std::nullopt;
    if (product) return {{*product + std::string(unit.known), text.size()}};
  }
  return std::nullopt;
}

// A sentence that happens to hold a numeral is no slip of the pen.
bool is_readable(const std::string& run) {
  const bool number = run.find_first_not_of("0123456789.%") == std::string::npos;
  return number || cut(run, Position::general).has_value();
}

} // namespace

std::optional<std::string> with_known_unit(std::string_view digits, std::string_view unit) {
  if (auto clock = on_the_clock(digits, unit)) return clock;
  for (const Unit& known : units) {
    if (known.written != unit) continue;
    const auto product = times(digits, known.factor);
    return product ? std::optional(*product + std::string(known.known)) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::string> in_digits(std::string_view run) {
  std::string out;
  bool found = false;
  for (std::size_t at = 0; at < run.size();) {
    if (const auto piece = piece_in_digits(run.substr(at))) {
      out += piece->first;
      at += piece->second;
      found = true;
    } else {
      const std::size_t bytes = text::decode(run, at).bytes;
      out += run.substr(at, bytes);
      at += bytes;
    }
  }
  return found && is_readable(out) ? std::optional(out) : std::nullopt;
}

std::optional<std::string> without_particles(std::string_view run) {
  constexpr std::string_view particles[] = {"之", "的", "以"}; // 下单之前的24小时
  std::string out(run);
  for (const std::string_view particle : particles)
    for (std::size_t at = out.find(particle); at != std::string::npos; at = out.find(particle)) out.erase(at, particle.size());
  return out != run && cut(out, Position::general) ? std::optional(out) : std::nullopt;
}

std::string as_date(std::string_view written) {
  std::vector<int> parts;
  for (std::size_t at = 0; at < written.size();) {
    int value = 0;
    const auto [end, error] = std::from_chars(written.data() + at, written.data() + written.size(), value);
    if (error == std::errc()) parts.push_back(value);
    at = error == std::errc() ? static_cast<std::size_t>(end - written.data()) : at + 1;
  }
  parts.resize(3);
  return fmt::format("{:04}-{:02}-{:02}", parts[0], parts[1], parts[2]);
}

} // namespace guiyin::parse
