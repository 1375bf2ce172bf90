// Words that may have been meant, and which words begin what.
#pragma once

#include "grammar/vocabulary/vocabulary.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace guiyin::parse {

using vocabulary::Word;

// The word that `written` says in everyday terms, else the one whose spelling at a position is nearest to it, among those that `wanted` admits;
// Word::none if none is near enough to be meant, or two are equally near. Distances count code points; a swap of neighbours is one step.
Word nearest_word(std::string_view written, vocabulary::Position position, const std::function<bool(Word)>& wanted);
// The spelling of `word` in the language of what stands there now, which is not empty.
std::string spelling_like(std::string_view written, Word word);

// The first words of a file's declarations, a policy's items and a claim's clauses.
bool starts_declaration(Word word);
bool starts_item(Word word); // also those that start a clause or a declaration
bool starts_clause(Word word);

} // namespace guiyin::parse
