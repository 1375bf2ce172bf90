// Moments from many texts, one after the other.
#pragma once

#include "interpreter/values/time.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace guiyin::values {

// Gives what `parse_moment` gives. Of a day that the text before had too, the date is not read again: most exports are in the order of time.
class MomentReader {
public:
  std::optional<Moment> operator()(std::string_view text);

private:
  std::array<char, 10> date_{}; // "2023-10-16"
  Moment midnight_;             // when it began
};

} // namespace guiyin::values
