#include "interpreter/values/moment_reader.hpp"

#include <algorithm>
#include <cstring>

namespace guiyin::values {

namespace {

// Two digits at `at`; more than 99 if they are none.
constexpr int two_digits(const char* at) {
  const unsigned tens = static_cast<unsigned char>(at[0]) - unsigned{'0'}, ones = static_cast<unsigned char>(at[1]) - unsigned{'0'};
  return tens > 9 || ones > 9 ? 1000 : static_cast<int>(tens * 10 + ones);
}

// "2023-10-16 10:30:00", as nearly all rows of an export have it; apart from its digits.
bool has_usual_form(std::string_view text) {
  return text.size() == 19 && text[4] == '-' && text[7] == '-' && (text[10] == ' ' || text[10] == 'T') && text[13] == ':' && text[16] == ':';
}

// Of such a text: its day's beginning, and what is added to it.
std::optional<Moment> midnight_of(const char* at) {
  const int century = two_digits(at), year = two_digits(at + 2);
  if (century > 99 || year > 99) return std::nullopt;
  const auto days = days_from_date(century * 100 + year, two_digits(at + 5), two_digits(at + 8));
  if (!days) return std::nullopt;
  return Moment{*days * ms_per_day - local_offset.ms};
}
std::optional<Duration> clock_time_of(const char* at) {
  const int hour = two_digits(at + 11), minute = two_digits(at + 14), second = two_digits(at + 17);
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return Duration{hour * ms_per_hour + minute * ms_per_minute + second * ms_per_second};
}

} // namespace

std::optional<Moment> MomentReader::operator()(std::string_view text) {
  if (!has_usual_form(text)) return parse_moment(text);
  if (std::memcmp(text.data(), date_.data(), date_.size()) != 0) {
    const auto midnight = midnight_of(text.data());
    if (!midnight) return parse_moment(text);
    midnight_ = *midnight;
    std::copy_n(text.data(), date_.size(), date_.data());
  }
  const auto time = clock_time_of(text.data());
  if (!time) return parse_moment(text);
  return midnight_ + *time;
}

} // namespace guiyin::values
