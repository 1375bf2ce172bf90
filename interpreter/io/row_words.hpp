// The words that rows may have in their columns `from`, `kind` and `stage`. LANGUAGE "Events".
#pragma once

#include "interpreter/timeline/event.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace guiyin::io {

inline constexpr std::array<std::string_view, 2> from_words{"buyer", "agent"};
inline constexpr std::array<std::string_view, 5> kind_words{"", "human", "auto", "robot", "system"};
inline constexpr std::array<std::string_view, 3> stage_words{"", "deposit", "balance"};

// Of `kind_words`; an empty one is human.
constexpr timeline::Kind kind_at(std::size_t place) { return static_cast<timeline::Kind>(place == 0 ? 0 : place - 1); }

// Where a word stands among others; behind the last if it does not.
template <std::size_t n> std::size_t place_in(const std::array<std::string_view, n>& words, std::string_view text) {
  return static_cast<std::size_t>(std::find(words.begin(), words.end(), text) - words.begin());
}

} // namespace guiyin::io
