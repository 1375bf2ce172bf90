// "Did you mean": which of some spellings is close enough to a misspelt one to be meant.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::text {

// Insertions, deletions, replacements and swaps of neighbours, in code points, that lead from one to the other.
std::size_t edit_distance(std::string_view a, std::string_view b);
// Of equally near names all are shown, as long as they are few: which of them is meant only the reader knows. Of many, none.
constexpr std::size_t most_offered = 3;
// The closest candidates, equally near, in the order given; none if none is within a third of the longer one's length (at least 1, so short words
// allow one slip). Words of one or two code points are too short for a guess unless only their case differs.
std::vector<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

} // namespace guiyin::text
