#include "interpreter/values/moment_reader.hpp"

#include <algorithm>

namespace guiyin::values {

namespace {

// Two digits at `at`; more than 99 if they are none.
constexpr int two_digits(const char* at) {
  const unsigned tens = static_cast<unsigned char>(at[0]) - unsigned{'0'}, ones = static_cast<unsigned char>(at[1]) - unsigned{'0'};
  return tens > 9 || ones > 9 ? 1000 : static_cast<int>(tens * 10 + ones);
}

// Of a date of the usual form, when its day began.
std::optional<Moment> midnight_of(const char* at) {
  const int century = two_digits(at), year = two_digits(at + 2);
  if (century > 99 || year > 99 || at[4] != '-' || at[7] != '-') return std::nullopt;
  const auto days = days_from_date(century * 100 + year, two_digits(at + 5), two_digits(at + 8));
  if (!days) return std::nullopt;
  return Moment{*days * ms_per_day - local_offset.ms};
}

} // namespace

bool MomentReader::read_of_any_day(std::string_view text, Moment& moment) {
  if (text.size() == usual_size && (text[date_size] == ' ' || text[date_size] == 'T')) {
    if (const auto midnight = midnight_of(text.data())) {
      midnight_ = *midnight;
      std::copy_n(text.data(), date_.size(), date_.data());
      if (read_clock(text.data() + date_size + 1, moment)) return true;
    }
  }
  const auto parsed = parse_moment(text);
  if (parsed) moment = *parsed;
  return parsed.has_value();
}

} // namespace guiyin::values
