#include "interpreter/io/usual_text.hpp"

namespace guiyin::io {

namespace {

// `look` looks at a block in one of several ways.
template <class Look> [[gnu::always_inline]] inline std::size_t skip(std::string_view text, const Look& look) {
  std::uint64_t owed = 0; // followers of a character that began in the block before
  std::size_t at = 0;
  for (; at + text_block <= text.size(); at += text_block) {
    const TextBlock found = look(text.data() + at);
    if ((found.ascii | found.leads | found.followers) != ~std::uint64_t{0}) break;
    if (found.followers != (found.leads << 1 | found.leads << 2 | owed)) break;
    owed = found.leads >> 63 ? 3 : found.leads >> 62;
  }
  return owed == 0 ? at : owed == 3 ? at - 1 : at - 2;
}

#if GUIYIN_HAS_WIDE
GUIYIN_WIDE std::size_t skip_on_wide(std::string_view text) {
  return skip(text, [](const char* block) GUIYIN_WIDE { return look_at_text_wide(block); });
}
#endif

} // namespace

std::size_t skip_usual_text(std::string_view text, [[maybe_unused]] Width width) {
#if GUIYIN_HAS_WIDE
  if (width != Width::any) return skip_on_wide(text);
#endif
  return skip(text, look_at_text);
}

} // namespace guiyin::io
