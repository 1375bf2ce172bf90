// How far a word of the vocabulary reaches at the front of a text.
#pragma once

#include "grammar/parse/story_text.hpp"
#include "grammar/vocabulary/vocabulary.hpp"

#include <optional>
#include <string_view>

namespace guiyin::parse::story {

using vocabulary::Word;

// The length of the longest spelling of `word` that `text` begins with; 0 if there is none.
std::size_t spelling_length(std::string_view text, Word word);
// The same where the word must end: what follows does not go on with a name.
std::size_t whole_word_length(std::string_view text, Word word);
// The same where a Chinese word may be glued to a number: 减20, 每隔10分钟.
std::size_t glued_word_length(std::string_view text, Word word);
// Any unit of time: 天, h, min, …; 2h30min is cut into its parts.
std::size_t unit_of_time_length(std::string_view text);

// “places”, “下单”: for messages.
text::Argument quoted_word(Word word);

template <Word W> std::size_t word_length(std::string_view text) { return whole_word_length(text, W); }
template <Word W> std::size_t word_front_length(std::string_view text) { return glued_word_length(text, W); }
inline std::size_t bare_name_length(std::string_view text) { return name_length(text); }
inline std::size_t dotless_name_length(std::string_view text) { return name_length(text, false); }

// `expect`, `then` and `case`, which begin a step of a test.
std::size_t step_word_length(std::string_view text);
// The same, or the word that opens a timeline.
std::size_t step_or_timeline_length(std::string_view text);
// Up to the line end or a closing brace, with whole blocks that are opened before it.
std::size_t mistake_length(std::string_view text);

} // namespace guiyin::parse::story
