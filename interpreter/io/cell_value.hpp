// The text of one cell to a value. Blanks around are gone already; an empty cell is for the caller to judge.
#pragma once

#include "interpreter/timeline/timeline.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace guiyin::io {

// Without blanks, tabs, line ends, no-break and full-width spaces around.
std::string_view trimmed(std::string_view text);
// False where neither end can be a blank: a look at two bytes.
inline bool may_need_trimming(std::string_view text) {
  if (text.empty()) return false;
  const auto first = static_cast<unsigned char>(text.front()), last = static_cast<unsigned char>(text.back());
  return first <= ' ' || first == 0xC2 || first == 0xE3 || last <= ' ' || last == 0x80 || last == 0xA0; // U+00A0 and U+3000 begin and end so
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
