// The words of shops and of other programs for what the language calls otherwise. They are offered in messages and never read. One table:
// everyday.def.
#pragma once

#include "grammar/vocabulary/vocabulary.hpp"

#include <string_view>
#include <vector>

namespace guiyin::vocabulary {

// The words of that position for which people write `spelling`; mostly one, empty if it is no such everyday word.
std::vector<Word> meant_by(std::string_view spelling, Position position);

// 机器人, robot, 自动回复: what kind of message is meant, as said on the platforms too.
bool is_message_kind(std::string_view spelling);

} // namespace guiyin::vocabulary
