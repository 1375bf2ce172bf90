// The characters of a story, made plain for its grammar: full-width forms folded, comments gone, texts in quotes marked off.
#pragma once

#include "grammar/text/source.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::parse::story {

// A text in quotes stands between these; its inside is as written, but for "" that stands for one ". It ends on its line.
inline constexpr char text_begin = '\x02', text_end = '\x03';
// Stands for a quote that nothing closes, and for the rest of its line.
inline constexpr char unclosed = '\x04';
// Stands for any other control character.
inline constexpr char unreadable = '\x05';

struct StoryText {
  std::string text;
  std::vector<std::uint32_t> begins, ends; // of each byte of `text` in the source; one more for the end

  // The source bytes behind [begin, end) of `text`, blanks at the end left out.
  text::Span span(text::FileId file, std::size_t begin, std::size_t end) const;
};

StoryText read_story_text(std::string_view source, std::uint32_t begin, std::uint32_t end);

// How many bytes at the front of `text` are a name without quotes: letters, digits, `_`, and `-` and `.` in between. Without `dots` it ends at a dot.
std::size_t name_length(std::string_view text, bool dots = true);

} // namespace guiyin::parse::story
