#include "tests/reference/calendar.hpp"

#include <algorithm>

namespace reference {

namespace {

constexpr std::int64_t local = 8 * hour;

std::int64_t floor_to(std::int64_t value, std::int64_t step) {
  std::int64_t rest = value % step;
  return value - (rest < 0 ? rest + step : rest);
}

bool leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(int year, int month) {
  static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : days[month - 1];
}

std::string padded(std::int64_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

} // namespace

std::int64_t start_of_day(std::int64_t time, std::int64_t day_starts) { return floor_to(time + local - day_starts, day) - local + day_starts; }

std::int64_t time_of_day(std::int64_t time) { return time + local - floor_to(time + local, day); }

// 1970-01-01 was a Thursday.
std::int64_t weekday(std::int64_t time, std::int64_t day_starts) {
  std::int64_t days = (start_of_day(time, day_starts) + local - day_starts) / day;
  return (days + 3) % 7 + 1;
}

// Counts on from 1970; the generated years are later.
std::string write_date(std::int64_t time, char separator) {
  std::int64_t days = floor_to(time + local, day) / day;
  int year = 1970, month = 1;
  while (days >= (leap(year) ? 366 : 365)) days -= leap(year++) ? 366 : 365;
  while (days >= days_in(year, month)) days -= days_in(year, month++);
  return padded(year, 4) + separator + padded(month, 2) + separator + padded(days + 1, 2);
}

std::string write_clock(std::int64_t time) {
  std::int64_t rest = time_of_day(time);
  std::string clock = padded(rest / hour, 2) + ":" + padded(rest / minute % 60, 2) + ":" + padded(rest / second % 60, 2);
  return rest % second == 0 ? clock : clock + "." + padded(rest % second, 3);
}

// Counts on from 1970 by years and months, as `write_date` does.
std::int64_t read_time(const std::string& text) {
  auto number = [&](std::size_t begin, std::size_t length) { return std::stoll(text.substr(begin, length)); };
  std::int64_t days = number(8, 2) - 1;
  for (int year = 1970; year < number(0, 4); ++year) days += leap(year) ? 366 : 365;
  for (int month = 1; month < number(5, 2); ++month) days += days_in(static_cast<int>(number(0, 4)), month);
  std::int64_t time = days * day - local + number(11, 2) * hour + number(14, 2) * minute + number(17, 2) * second;
  return text[19] == '.' ? time + number(20, 3) : time;
}

std::string write_time(std::int64_t time) { return write_date(time) + "T" + write_clock(time) + "+08:00"; }

} // namespace reference
