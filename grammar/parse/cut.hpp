// Cuts glued Chinese: "a run of Chinese letters is, in this order: a declared name; a word of the vocabulary; a sequence of vocabulary words if
// it splits in exactly one way; else an unknown name. Names are never glued to words, numbers may be".
#pragma once

#include "grammar/vocabulary/vocabulary.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::parse {

using vocabulary::Position;
using vocabulary::Word;

using Names = std::set<std::string, std::less<>>;

struct Piece {
  std::size_t size = 0;   // bytes
  Word word = Word::none; // none: a number, or a name where names may be glued
};

// The one way in which `run` is a sequence of words and numbers; the first word is looked up at `first`, the one after `candidates` among the
// sources. Nothing if there is none or more than one way, or if it is one piece. Time and space are linear in the run.
std::optional<std::vector<Piece>> cut(std::string_view run, Position first);
// The same, but with names between the words; for hints only.
std::optional<std::vector<Piece>> cut_with_names(std::string_view run, const Names& names);

// The words that begin at `at` and take more than one run: "for each", "tie-break". Any blanks and tabs may stand for a blank.
struct Phrase {
  std::size_t size = 0;
  Word word = Word::none;
};
std::optional<Phrase> find_phrase(std::string_view text, std::size_t at);
// The same with capital letters taken for small ones; for hints only.
std::optional<Phrase> find_capitalised_phrase(std::string_view text, std::size_t at);

} // namespace guiyin::parse
