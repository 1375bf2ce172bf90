// "Did you mean": which of some spellings is close enough to a misspelt one to be meant.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace guiyin::text {

// Insertions, deletions, replacements and swaps of neighbours, in code points, that lead from one to the other.
std::size_t edit_distance(std::string_view a, std::string_view b);
// The closest candidate, the first of equals; nullopt if none is within a third of the longer one's length (at least 1, so short words allow one
// slip). Words of one or two code points are too short for a guess unless only their case differs.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

} // namespace guiyin::text
