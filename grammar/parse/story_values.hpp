// The numbers of a story, from characters that the grammar has found well-formed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guiyin::parse::story {

// Days since 1970-01-01 of `2023-10-16` or `2023/1/5`; nullopt if there is no such day in the years 1 to 9999.
std::optional<std::int32_t> read_date(std::string_view text);
// Milliseconds since midnight of `9:05`, `23:59:59.250`, finer digits cut off; nullopt for anything else.
std::optional<std::int64_t> read_clock(std::string_view text);
// Milliseconds of `2h30min`, `3 天`; nullopt beyond 10,000,000 days.
std::optional<std::int64_t> read_duration(std::string_view text);
// Fen of `100`, `20.5`, `20.00 yuan`, `-3元`; nullopt with more than two decimals and beyond a trillion yuan.
std::optional<std::int64_t> read_fen(std::string_view text);
// A whole number up to `most`.
std::optional<std::int64_t> read_count(std::string_view digits, std::int64_t most);
// `40%`, `1/3`, `1` in lowest terms: "2/5", "1/3", "1"; nullopt for nothing over nothing and more than the whole.
std::optional<std::string> read_share(std::string_view text);

} // namespace guiyin::parse::story
