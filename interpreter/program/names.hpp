// Names as keys, and which name somebody may have meant.
#pragma once

#include "grammar/syntax/tree.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::program {

// Two names are the same if their keys are: a word of the vocabulary is its English spelling, whichever was written.
std::string key_of(const syntax::Name& name);
std::string key_of(std::string_view written);
bool same_name(const syntax::Name& a, const syntax::Name& b);

// Single-character insertions, removals, replacements and swaps of neighbours that turn one text into the other, counted in code points.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The candidate nearest to `written`, if it is near enough to be a slip: at most a third of the characters (at least one). The first of equals.
std::optional<std::string> nearest(std::string_view written, const std::vector<std::string>& candidates);

// The language that a name is written in, so that words are suggested in the same.
text::Language language_of(std::string_view written);

} // namespace guiyin::program
