// The words of shops and of other programs for what the language calls otherwise. They are offered in messages and never read. One table:
// everyday.def.
#pragma once

#include "grammar/vocabulary/vocabulary.hpp"

#include <string_view>
#include <vector>

namespace guiyin::vocabulary {

// The words of that position for which people write `spelling`; mostly one, empty if it is no such everyday word.
std::vector<Word> meant_by(std::string_view spelling, Position position);

} // namespace guiyin::vocabulary
