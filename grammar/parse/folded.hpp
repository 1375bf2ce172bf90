// A source's characters with every full-width form folded to its ASCII sign, and the way back to the bytes of the source.
#pragma once

#include "grammar/text/source.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::parse {

// Valid UTF-8: a byte that is none stands as U+FFFD. Curly quotes are kept, since they tell where a text begins and ends; so is 。
struct Folded {
  std::string text;
  std::vector<std::uint32_t> offsets; // of each byte of `text` in the source; one more for the end

  std::uint32_t source_offset(std::size_t at) const { return offsets[at]; }
};

Folded fold(std::string_view source);

} // namespace guiyin::parse
