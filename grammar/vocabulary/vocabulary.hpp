// Every keyword, unit and built-in name with its English and Chinese spelling. One table: words.def.
#pragma once

#include "grammar/text/diagnostic.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace guiyin::vocabulary {

enum class Word : std::uint8_t {
  none,
#define GUIYIN_WORD(id, position, english, chinese, alternates) id,
#include "grammar/vocabulary/words.def"
#undef GUIYIN_WORD
};

// Where a spelling is looked up.
enum class Position : std::uint8_t { general, source, field, type, kind, story };

struct Entry {
  Word word;
  Position position;
  std::string_view english;
  std::string_view chinese;
  std::string_view alternates; // separated by `|`
};

std::span<const Entry> entries();
const Entry& entry(Word word); // not for Word::none
std::string_view spelling(Word word, text::Language language);
// Every accepted spelling: the English one, the Chinese one, then the alternates.
std::vector<std::string_view> spellings(const Entry& entry);
// Both canonical spellings, for messages.
text::Argument argument(Word word);

struct Found {
  Word word = Word::none;
  text::Language language = text::Language::english; // of the spelling that matched
};
// Exact spelling (canonical or alternate) at a position; blanks in multi-word spellings must be single.
Found find(std::string_view spelling, Position position);

// What `because` says, by its English spelling: the clause that decided (window, share, …), or a status. Word::none if it is neither.
Word reason(std::string_view english);

// Words that can never name a param, claim, define or policy: declaration and clause words, `and or not else when if then by of before after
// within from to any nobody`, moments and units, in both spellings; further the few words that an expression or a credit begins with (`yes`, `no`,
// `unlimited`, `split`, `earliest of`, `at least`, `decaying with half-life`), since such a name could never be read.
bool is_reserved(Word word);

} // namespace guiyin::vocabulary
