// Words that may have been meant, and which words begin what.
#pragma once

#include "grammar/vocabulary/vocabulary.hpp"

#include <functional>
#include <string_view>

namespace guiyin::parse {

using vocabulary::Word;

// The word whose spelling at a position is nearest to `written`, among those that `wanted` admits; Word::none if none is near
// enough to be meant, or two are equally near. Distances count code points; a swap of neighbours is one step.
Word nearest_word(std::string_view written, vocabulary::Position position, const std::function<bool(Word)>& wanted);

// The first words of a file's declarations, a policy's items and a claim's clauses.
bool starts_declaration(Word word);
bool starts_item(Word word); // also those that start a clause or a declaration
bool starts_clause(Word word);

} // namespace guiyin::parse
