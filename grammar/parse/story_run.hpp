// One run of the story grammar.
#pragma once

#include "grammar/parse/story_builder.hpp"

namespace guiyin::parse::story {

// Reads all of `text`, which `builder` was made for.
void run(const StoryText& text, StoryBuilder& builder);

} // namespace guiyin::parse::story
