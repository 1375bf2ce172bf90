// Local days, by counting. “Local time UTC+8”; “a day starts at `day starts`, else at midnight”.
#pragma once

#include <cstdint>
#include <string>

namespace reference {

inline constexpr std::int64_t second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;

// The instant at which the day of `time` starts.
std::int64_t start_of_day(std::int64_t time, std::int64_t day_starts);
std::int64_t time_of_day(std::int64_t time);
// 1 is Monday.
std::int64_t weekday(std::int64_t time, std::int64_t day_starts);
// "2023-10-16T10:30:00+08:00", milliseconds only when not 0.
std::string write_time(std::int64_t time);
// The reverse.
std::int64_t read_time(const std::string& text);
// The date and the time apart: "2023-10-16", "10:30:00" or "10:30:00.250".
std::string write_date(std::int64_t time, char separator = '-');
std::string write_clock(std::int64_t time);

} // namespace reference
