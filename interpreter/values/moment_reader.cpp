#include "interpreter/values/moment_reader.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace guiyin::values {

namespace {

// Two digits at `at`; more than 99 if they are none.
constexpr int two_digits(const char* at) {
  const unsigned tens = static_cast<unsigned char>(at[0]) - unsigned{'0'}, ones = static_cast<unsigned char>(at[1]) - unsigned{'0'};
  return tens > 9 || ones > 9 ? 1000 : static_cast<int>(tens * 10 + ones);
}

// "2023-10-16 10:30:00", as nearly all rows of an export have it.
constexpr std::size_t usual_size = 19, clock_at = 11;

// Of a date of that form, when its day began.
std::optional<Moment> midnight_of(const char* at) {
  const int century = two_digits(at), year = two_digits(at + 2);
  if (century > 99 || year > 99 || at[4] != '-' || at[7] != '-') return std::nullopt;
  const auto days = days_from_date(century * 100 + year, two_digits(at + 5), two_digits(at + 8));
  if (!days) return std::nullopt;
  return Moment{*days * ms_per_day - local_offset.ms};
}

// "10:30:00", all eight bytes at once; on a processor that has the first byte highest they are left to `parse_moment`.
std::optional<Duration> clock_time_of(const char* at) {
  if constexpr (std::endian::native != std::endian::little) return std::nullopt;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  const std::uint64_t values = bytes ^ 0x30303A30303A3030u; // of digits 0 to 9, of colons 0
  const std::uint64_t beyond_nine = (values + 0x0606060606060606u) & 0xF0F0F0F0F0F0F0F0u;
  if ((values & 0xF0F0FFF0F0FFF0F0u) | beyond_nine) return std::nullopt;
  const auto two = [&](unsigned byte) { return static_cast<std::int64_t>((values >> (8 * byte) & 0xF) * 10 + (values >> (8 * byte + 8) & 0xF)); };
  const std::int64_t hour = two(0), minute = two(3), second = two(6);
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return Duration{hour * ms_per_hour + minute * ms_per_minute + second * ms_per_second};
}

} // namespace

std::optional<Moment> MomentReader::operator()(std::string_view text) {
  if (text.size() != usual_size || (text[10] != ' ' && text[10] != 'T')) return parse_moment(text);
  if (std::memcmp(text.data(), date_.data(), date_.size()) != 0) {
    const auto midnight = midnight_of(text.data());
    if (!midnight) return parse_moment(text);
    midnight_ = *midnight;
    std::copy_n(text.data(), date_.size(), date_.data());
  }
  const auto time = clock_time_of(text.data() + clock_at);
  if (!time) return parse_moment(text);
  return midnight_ + *time;
}

} // namespace guiyin::values
