// Moments from many texts, one after the other.
#pragma once

#include "interpreter/values/time.hpp"

#include <array>
#include <bit>
#include <cstring>
#include <optional>
#include <string_view>

namespace guiyin::values {

// Gives what `parse_moment` gives. Of a day that the text before had too, the date is not read again: most exports are in the order of time.
class MomentReader {
public:
  std::optional<Moment> operator()(std::string_view text) {
    Moment moment;
    return read(text, moment) ? std::optional(moment) : std::nullopt;
  }
  // The same; false and anything in `moment` if the text is no moment.
  bool read(std::string_view text, Moment& moment) {
    const bool is_usual = text.size() == usual_size && std::memcmp(text.data(), date_.data(), date_.size()) == 0 &&
                          (text[date_size] == 'T' || text[date_size] == ' ') && read_clock(text.data() + date_size + 1, moment);
    return is_usual || read_of_any_day(text, moment);
  }

private:
  // "2023-10-16 10:30:00", as nearly all rows of an export have it.
  static constexpr std::size_t usual_size = 19, date_size = 10;

  // The moment of `midnight_`'s day at "10:30:00", all eight bytes at once. False if they are no time of day.
  bool read_clock(const char* at, Moment& moment) const;
  bool read_of_any_day(std::string_view text, Moment& moment);

  std::array<char, date_size> date_{'n', 'o', 'n', 'e'}; // "2023-10-16"; at first one that is no text's, so that none has it
  Moment midnight_;                                      // when it began
};

inline bool MomentReader::read_clock(const char* at, Moment& moment) const {
  if constexpr (std::endian::native != std::endian::little) return false; // the first byte must be the lowest
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  const std::uint64_t values = bytes ^ 0x30303A30303A3030u; // of digits 0 to 9, of colons 0
  const std::uint64_t beyond_nine = (values + 0x0606060606060606u) & 0xF0F0F0F0F0F0F0F0u;
  if ((values & 0xF0F0FFF0F0FFF0F0u) | beyond_nine) return false;
  const std::uint64_t pairs = values * 10 + (values >> 8); // no byte grows beyond 99; those of the first digits hold both digits' value
  const auto pair_at = [&](unsigned byte) { return static_cast<std::uint32_t>(pairs >> (8 * byte) & 0xFF); };
  const std::uint32_t hour = pair_at(0), minute = pair_at(3), second = pair_at(6);
  if (hour > 23 || minute > 59 || second > 59) return false;
  moment = Moment{midnight_.ms + ((hour * 60 + minute) * 60 + second) * ms_per_second};
  return true;
}

} // namespace guiyin::values
