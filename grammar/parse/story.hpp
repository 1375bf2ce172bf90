// The body of a `timeline` or `test` block: a notation of its own, read from characters.
#pragma once

#include "grammar/syntax/story.hpp"
#include "grammar/text/diagnostic.hpp"

#include <cstdint>

namespace guiyin::parse {

// Reads the bytes [begin, end) of `source`, which stand between the braces of the block (the braces are outside). Adds what is wrong to
// `diagnostics`. `is_test`: timelines in blocks of their own, then expectations.
syntax::Story parse_story(const text::Source& source, text::FileId file, std::uint32_t begin, std::uint32_t end, bool is_test,
                          text::Diagnostics& diagnostics);

} // namespace guiyin::parse
