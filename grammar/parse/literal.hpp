// Numbers and times as written, to exact integers.
#pragma once

#include "grammar/vocabulary/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace guiyin::parse {

// `digits` is a whole number or a decimal. Nothing where the value does not fit.
std::optional<std::int64_t> read_count(std::string_view digits);
// Milliseconds; nothing if the value is no whole number of them, or above 100 years.
std::optional<std::int64_t> read_duration(std::string_view digits, vocabulary::Word unit);
// Fen; nothing if there are parts of a fen, or above 10^12 yuan.
std::optional<std::int64_t> read_money(std::string_view digits, vocabulary::Word unit);
struct Percentage {
  std::int64_t numerator = 0, denominator = 1;
};
std::optional<Percentage> read_percentage(std::string_view digits);
// `22:00`, `9:05:30.250`: ms since midnight, up to 24:00.
std::optional<std::int64_t> read_clock(std::string_view written);
// `2023-10-16`: days since 1970-01-01.
std::optional<std::int32_t> read_date(std::string_view written);
// `2023-11-11 20:00` in local time UTC+8: ms since the epoch.
std::optional<std::int64_t> read_instant(std::string_view written);

bool is_duration_unit(vocabulary::Word word);
bool is_money_unit(vocabulary::Word word);
inline bool is_unit(vocabulary::Word word) { return is_duration_unit(word) || is_money_unit(word); }
std::int64_t milliseconds(vocabulary::Word duration_unit);

} // namespace guiyin::parse
