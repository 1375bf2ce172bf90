// The text of one cell to a value. Blanks around are gone already; an empty cell is for the caller to judge.
#pragma once

#include "interpreter/timeline/timeline.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace guiyin::io {

// Without blanks, tabs, line ends, no-break and full-width spaces around.
std::string_view trimmed(std::string_view text);
// Of each byte, whether a blank can begin with it (1) or end with it (2): U+00A0 and U+3000 are C2 A0 and E3 80 80.
inline constexpr std::array<std::uint8_t, 256> blank_ends = [] {
  std::array<std::uint8_t, 256> ends{};
  for (std::size_t byte = 0; byte <= ' '; ++byte) ends[byte] = 3;
  ends[0xC2] = ends[0xE3] = 1;
  ends[0x80] = ends[0xA0] = 2;
  return ends;
}();
// False where neither end can be a blank: a look at two bytes.
inline bool may_need_trimming(std::string_view text) {
  return !text.empty() &&
         ((blank_ends[static_cast<unsigned char>(text.front())] & 1) | (blank_ends[static_cast<unsigned char>(text.back())] & 2)) != 0;
}

// A whole number with an optional sign, at most as large as an amount in fen may be; "2.0" is one, since spreadsheets write counts so.
std::optional<std::int64_t> parse_count(std::string_view text);

// The stored form of a declared column's value (timeline::ExtraColumn); not for texts. Nullopt if the text is no value of that type.
//   duration  "90s", "1h 30min", "2天", "01:30:00" (hours, minutes, seconds)
//   share     "12.5%" or "0.125", up to a millionth
//   yes/no    yes, no, true, false, 1, 0, 是, 否
std::optional<std::int64_t> parse_extra(std::string_view text, timeline::FieldType type);
// The same, but amounts and counts below zero are none either.
std::optional<std::int64_t> value_of_cell(std::string_view text, timeline::FieldType type);

} // namespace guiyin::io
