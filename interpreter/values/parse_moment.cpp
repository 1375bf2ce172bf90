#include "interpreter/values/time.hpp"

namespace guiyin::values {

namespace {

// Reads from the front of a text; every function says whether it found what it wants.
struct Scanner {
  std::string_view rest;

  bool take(char c) {
    if (rest.empty() || rest.front() != c) return false;
    rest.remove_prefix(1);
    return true;
  }
  bool digit(int& value) {
    if (rest.empty() || rest.front() < '0' || rest.front() > '9') return false;
    value = value * 10 + (rest.front() - '0');
    rest.remove_prefix(1);
    return true;
  }
  bool digits(int count, int& value) {
    value = 0;
    for (int i = 0; i < count; ++i) {
      if (!digit(value)) return false;
    }
    return true;
  }
  bool one_or_two_digits(int& value) {
    if (!digits(1, value)) return false;
    digit(value);
    return true;
  }
};

bool take_date(Scanner& scan, std::int32_t& days) {
  int year = 0, month = 0, day = 0;
  if (!scan.digits(4, year)) return false;
  const char separator = scan.rest.starts_with('/') ? '/' : '-';
  if (!scan.take(separator) || !scan.one_or_two_digits(month) || !scan.take(separator) || !scan.one_or_two_digits(day)) return false;
  const auto found = days_from_date(year, month, day);
  days = found.value_or(0);
  return found.has_value();
}

// The digits after the point. All but the first three are cut off, and since they only add to the second this is toward the past.
bool take_fraction(Scanner& scan, std::int64_t& ms) {
  int value = 0, unused = 0;
  if (!scan.digits(1, value)) return false;
  for (int i = 0; i < 2; ++i) {
    if (!scan.digit(value)) value *= 10;
  }
  while (scan.digit(unused)) unused = 0;
  ms += value;
  return true;
}

bool take_time(Scanner& scan, std::int64_t& ms) {
  int hour = 0, minute = 0, second = 0;
  if (!scan.one_or_two_digits(hour) || !scan.take(':') || !scan.digits(2, minute)) return false;
  const bool with_seconds = scan.take(':');
  if (with_seconds && !scan.digits(2, second)) return false;
  if (hour > 23 || minute > 59 || second > 59) return false;
  ms = hour * ms_per_hour + minute * ms_per_minute + second * ms_per_second;
  return !with_seconds || !scan.take('.') || take_fraction(scan, ms);
}

// `Z`, `+08:00`, `+0800`, `+08`, or nothing for local time.
bool take_zone(Scanner& scan, std::int64_t& offset_ms) {
  if (scan.rest.empty()) return true;
  offset_ms = 0;
  if (scan.take('Z')) return scan.rest.empty();
  const bool west = scan.take('-');
  int hours = 0, minutes = 0;
  if ((!west && !scan.take('+')) || !scan.digits(2, hours)) return false;
  if (!scan.rest.empty()) {
    scan.take(':');
    if (!scan.digits(2, minutes)) return false;
  }
  if (hours > 23 || minutes > 59 || !scan.rest.empty()) return false;
  offset_ms = (hours * ms_per_hour + minutes * ms_per_minute) * (west ? -1 : 1);
  return true;
}

} // namespace

std::optional<Moment> parse_moment(std::string_view text) {
  Scanner scan{text};
  std::int32_t days = 0;
  std::int64_t ms = 0, offset_ms = local_offset.ms;
  if (!take_date(scan, days) || (!scan.take('T') && !scan.take(' ')) || !take_time(scan, ms) || !take_zone(scan, offset_ms)) return std::nullopt;
  return Moment{days * ms_per_day + ms - offset_ms};
}

} // namespace guiyin::values
