// Instants and durations, in milliseconds; exact arithmetic; local time is UTC+8.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace guiyin::values {

struct Duration {
  std::int64_t ms = 0;
  friend auto operator<=>(Duration, Duration) = default;
};

// Milliseconds since 1970-01-01T00:00:00Z.
struct Moment {
  std::int64_t ms = 0;
  friend auto operator<=>(Moment, Moment) = default;
  friend Moment operator+(Moment m, Duration d) { return {m.ms + d.ms}; }
  friend Moment operator-(Moment m, Duration d) { return {m.ms - d.ms}; }
  friend Duration operator-(Moment a, Moment b) { return {a.ms - b.ms}; }
};

inline constexpr std::int64_t ms_per_second = 1000;
inline constexpr std::int64_t ms_per_minute = 60 * ms_per_second;
inline constexpr std::int64_t ms_per_hour = 60 * ms_per_minute;
inline constexpr std::int64_t ms_per_day = 24 * ms_per_hour;
inline constexpr Duration local_offset{8 * ms_per_hour};
// Bounds of a window without an edge. Real moments lie within years 1 to 9999, durations within ±10,000,000 days, so sums never overflow.
inline constexpr Moment beginning_of_time{std::numeric_limits<std::int64_t>::min() / 4};
inline constexpr Moment end_of_time{std::numeric_limits<std::int64_t>::max() / 4};
inline constexpr Duration largest_duration{10'000'000 * ms_per_day};

// Days since 1970-01-01 of a proleptic Gregorian date; nullopt if there is no such date or the year is not 1..9999.
std::optional<std::int32_t> days_from_date(int year, int month, int day);

// The local day (days since 1970-01-01) that a moment belongs to when days start at `day_start` after midnight.
std::int64_t local_day(Moment moment, Duration day_start = {});
// The instant at which that day starts.
Moment start_of_day(std::int64_t local_day, Duration day_start = {});
// Since local midnight, in [0, 24 h).
Duration time_of_day(Moment moment);
// 1 is Monday, 7 is Sunday, of the local day as above.
int weekday(std::int64_t local_day);

// "2023-10-16T10:30:00+08:00"; milliseconds (".250") only when not 0.
std::string to_string(Moment moment);
void append(std::string& out, Moment moment); // the same, without a string in between
std::string date_to_string(std::int64_t local_day);
// For people: "2 d 3 h", "24 h 2 s", "0 s".
std::string to_string(Duration duration);

// Date and time with `T` or a blank between, `-` or `/` in the date; seconds and a fraction are optional; `Z`, `+08:00`, `+0800`, `+08` or no zone,
// which is UTC+8. One-digit months, days and hours are accepted (Excel writes 2023/1/5 9:05). Digits finer than a millisecond are cut off (toward the
// past). Nullopt for anything else, leap seconds and dates that do not exist included.
std::optional<Moment> parse_moment(std::string_view text);

} // namespace guiyin::values
