#include "interpreter/explain/param_value.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace guiyin::explain {

namespace {

struct Unit {
  std::string_view name;
  ParamUnit unit;
  std::int64_t size;
};
constexpr std::array<Unit, 7> units{{{"d", ParamUnit::milliseconds, values::ms_per_day},
                                     {"h", ParamUnit::milliseconds, values::ms_per_hour},
                                     {"min", ParamUnit::milliseconds, values::ms_per_minute},
                                     {"s", ParamUnit::milliseconds, values::ms_per_second},
                                     {"ms", ParamUnit::milliseconds, 1},
                                     {"%", ParamUnit::percent, 1},
                                     {"", ParamUnit::count, 1}}};

} // namespace

std::optional<ParamNumber> read_param(std::string_view value) {
  if (value == "unlimited") return ParamNumber{ParamUnit::milliseconds, program::unlimited_ms};
  if (value.ends_with(" yuan")) {
    const auto money = values::parse_money(value.substr(0, value.size() - 5));
    return money ? std::optional(ParamNumber{ParamUnit::fen, money->fen}) : std::nullopt;
  }
  std::int64_t number = 0;
  const auto [rest, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc()) return std::nullopt;
  const std::string_view name(rest, static_cast<std::size_t>(value.data() + value.size() - rest));
  for (const Unit& unit : units)
    if (unit.name == name) return ParamNumber{unit.unit, number * unit.size};
  return std::nullopt;
}

std::string write_param(ParamNumber value) {
  switch (value.unit) {
  case ParamUnit::milliseconds:
    if (value.number == program::unlimited_ms) return "unlimited";
    if (value.number % values::ms_per_second != 0) return fmt::format("{}ms", value.number);
    return fmt::format("{}s", value.number / values::ms_per_second);
  case ParamUnit::count:
    return fmt::format("{}", value.number);
  case ParamUnit::fen:
    return values::to_string(values::Money{value.number}) + " yuan";
  case ParamUnit::percent:
    break;
  }
  return fmt::format("{}%", value.number);
}

} // namespace guiyin::explain
