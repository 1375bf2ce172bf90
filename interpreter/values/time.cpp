#include "interpreter/values/time.hpp"

#include <fmt/format.h>

#include <chrono>

namespace guiyin::values {

namespace {

std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }
std::int64_t floor_modulo(std::int64_t a, std::int64_t b) { return a - floor_divide(a, b) * b; }

struct Date {
  std::int64_t year;
  unsigned month, day;
};

// std::chrono's years end at 32767, and a long duration after a late moment lies beyond; the calendar repeats every 400 years.
Date date_of(std::int64_t day) {
  constexpr std::int64_t days_in_era = 146'097;
  const std::int64_t era = floor_divide(day, days_in_era);
  const std::chrono::year_month_day in_era{std::chrono::sys_days{std::chrono::days{floor_modulo(day, days_in_era)}}};
  return {static_cast<int>(in_era.year()) + 400 * era, static_cast<unsigned>(in_era.month()), static_cast<unsigned>(in_era.day())};
}

void put_two_digits(char* at, unsigned value) {
  at[0] = static_cast<char>('0' + value / 10);
  at[1] = static_cast<char>('0' + value % 10);
}

// "10:30:00"
constexpr std::size_t clock_size = 8;
void put_clock(char* text, unsigned second) {
  put_two_digits(text, second / 3600), put_two_digits(text + 3, second / 60 % 60), put_two_digits(text + 6, second % 60);
  text[2] = text[5] = ':';
}

// "T10:30:00+08:00"
std::string clock_text(Moment moment) {
  const auto ms = static_cast<unsigned>(time_of_day(moment).ms);
  char text[clock_size];
  put_clock(text, ms / ms_per_second);
  return fmt::format("T{}{}+08:00", std::string_view(text, clock_size), ms % ms_per_second ? fmt::format(".{:03}", ms % ms_per_second) : "");
}

} // namespace

std::optional<std::int32_t> days_from_date(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count());
}

std::int64_t local_day(Moment moment, Duration day_start) { return floor_divide(moment.ms + local_offset.ms - day_start.ms, ms_per_day); }

Moment start_of_day(std::int64_t local_day, Duration day_start) { return {local_day * ms_per_day + day_start.ms - local_offset.ms}; }

Duration time_of_day(Moment moment) { return {floor_modulo(moment.ms + local_offset.ms, ms_per_day)}; }

int weekday(std::int64_t local_day) { return static_cast<int>(floor_modulo(local_day + 3, 7)) + 1; } // day 0 was a Thursday

std::string date_to_string(std::int64_t local_day) {
  const Date date = date_of(local_day);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string to_string(Moment moment) {
  std::string out;
  append(out, moment);
  return out;
}

void append(std::string& out, Moment moment) {
  if (moment <= beginning_of_time) return void(out += "-infinity");
  if (moment >= end_of_time) return void(out += "infinity");
  const Date date = date_of(local_day(moment));
  const auto ms = static_cast<unsigned>(time_of_day(moment).ms);
  if (date.year < 0 || date.year > 9999 || ms % ms_per_second)
    return void(out += fmt::format("{:04}-{:02}-{:02}{}", date.year, date.month, date.day, clock_text(moment)));
  char text[] = "0000-00-00T00:00:00+08:00";
  const auto year = static_cast<unsigned>(date.year);
  put_two_digits(text, year / 100), put_two_digits(text + 2, year % 100), put_two_digits(text + 5, date.month), put_two_digits(text + 8, date.day);
  put_clock(text + 11, ms / ms_per_second);
  out.append(text, sizeof text - 1);
}

// Days from 48 h on: people say 24 h of a day's length, and "2 d" of more.
std::string to_string(Duration duration) {
  struct Unit {
    std::int64_t ms;
    const char* name;
  };
  constexpr Unit units[] = {{ms_per_day, "d"}, {ms_per_hour, "h"}, {ms_per_minute, "min"}, {ms_per_second, "s"}, {1, "ms"}};
  std::string out = duration.ms < 0 ? "-" : "";
  auto rest = duration.ms < 0 ? -static_cast<std::uint64_t>(duration.ms) : static_cast<std::uint64_t>(duration.ms);
  if (rest == 0) return "0 s";
  bool first = true;
  for (const Unit& unit : units) {
    const auto size = static_cast<std::uint64_t>(unit.ms);
    if (rest < size || (unit.ms == ms_per_day && rest < 2 * size)) continue;
    out += fmt::format("{}{} {}", first ? "" : " ", rest / size, unit.name);
    rest %= size;
    first = false;
  }
  return out;
}

} // namespace guiyin::values
