#include "grammar/parse/folded.hpp"

#include "grammar/text/utf8.hpp"

namespace guiyin::parse {

namespace {

// Characters that nobody sees: they come with text copied from web pages and chat windows.
bool is_invisible(char32_t value) { return value == 0x200B || value == 0x2060 || value == 0xFEFF || value == 0x200E || value == 0x200F; }

char32_t fold_one(char32_t value) {
  if (value == U'“' || value == U'”') return value;
  if (is_invisible(value)) return U' ';
  return text::to_half_width(value);
}

} // namespace

Folded fold(std::string_view source) {
  Folded folded;
  folded.text.reserve(source.size());
  folded.offsets.reserve(source.size() + 1);
  for (std::size_t at = 0; at < source.size();) {
    const text::CodePoint point = text::decode(source, at);
    text::append_utf8(folded.text, fold_one(point.value));
    folded.offsets.resize(folded.text.size(), static_cast<std::uint32_t>(at));
    at += point.bytes;
  }
  folded.offsets.push_back(static_cast<std::uint32_t>(source.size()));
  return folded;
}

} // namespace guiyin::parse
