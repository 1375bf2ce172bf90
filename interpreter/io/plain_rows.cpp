#include "interpreter/io/plain_rows.hpp"

#include "interpreter/io/separators.hpp"

#include <algorithm>
#include <bit>

namespace guiyin::io {

// Rows are cut by one of several pairs of functions: `find` gives a block's separators, `note` writes where they are.
class RowCutter {
public:
  template <class Find, class Note> [[gnu::always_inline]] static inline void cut(std::string_view text, const char* stop, std::uint32_t line,
                                                                                  PlainRows& rows, const Find& find, const Note& note);

private:
  static bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }
};

template <class Find, class Note>
void RowCutter::cut(std::string_view text, const char* stop, std::uint32_t line, PlainRows& rows, const Find& find, const Note& note) {
  static_assert(PlainRows::enough + separator_block <= PlainRows::most);
  const char* const from = text.data();
  const std::size_t blocks =
      text.size() < PlainRows::readable ? 0 : std::min(text.size() - PlainRows::readable, PlainRows::most_bytes) / separator_block;
  const auto stop_at = static_cast<std::size_t>(stop - from);
  std::uint32_t* const ends = rows.ends_.data();
  std::uint32_t row = 0, next = 1; // where the ends of the row at hand begin, and where the next goes
  std::uint32_t begin = 0, first_line = line;
  PlainRows::Row* made = rows.rows_.data();
  const PlainRows::Row* const enough = made + PlainRows::enough;
  ends[0] = UINT32_MAX; // so that the first row begins at 0
  for (std::size_t block = 0; block < blocks && made < enough && next < PlainRows::most_ends - 2 * separator_block && begin < stop_at; ++block) {
    const auto at = static_cast<std::uint32_t>(block * separator_block);
    const Separators found = find(from + at);
    const std::uint64_t before_quotes = found.quotes ? (found.quotes & -found.quotes) - 1 : ~std::uint64_t{0};
    const std::uint64_t separators = (found.commas | found.line_ends) & before_quotes;
    note(ends + next, separators, at);
    for (std::uint64_t line_ends = found.line_ends & before_quotes; line_ends && begin < stop_at; line_ends &= line_ends - 1) {
      const std::uint64_t up_to_line_end = line_ends ^ (line_ends - 1);
      const std::uint32_t last = next + static_cast<std::uint32_t>(std::popcount(separators & up_to_line_end)) - 1;
      const std::uint32_t cells = last - row, line_end = ends[last];
      if (cells > 1 || !is_blank({from + begin, line_end - begin})) *made++ = {row, cells, line};
      ++line;
      row = last;
      begin = line_end + 1;
    }
    if (found.quotes) break;
    next += static_cast<std::uint32_t>(std::popcount(separators));
  }
  rows.from_ = from;
  rows.size_ = static_cast<std::size_t>(made - rows.rows_.data());
  rows.bytes_ = begin;
  rows.lines_ = line - first_line;
}

namespace {

// The places of a block's separators.
void note_one_by_one(std::uint32_t* to, std::uint64_t separators, std::uint32_t at) {
  for (; separators; separators &= separators - 1) *to++ = at + static_cast<std::uint32_t>(std::countr_zero(separators));
}

void cut_on_any(std::string_view text, const char* stop, std::uint32_t first_line, PlainRows& rows) {
  RowCutter::cut(text, stop, first_line, rows, find_separators, note_one_by_one);
}

#if GUIYIN_HAS_WIDE

// Twenty, whether or not there are so many, and then the others: what is written beyond the last is written over later. A block seldom has more, so
// that no branch depends on how many there are, which cannot be foreseen.
GUIYIN_WIDE inline void note_many_at_once(std::uint32_t* to, std::uint64_t separators, std::uint32_t at) {
  constexpr int many = 20;
#pragma GCC unroll 20
  for (int i = 0; i < many; ++i, separators = _blsr_u64(separators)) to[i] = at + static_cast<std::uint32_t>(_tzcnt_u64(separators));
  if (separators) note_one_by_one(to + many, separators, at);
}

GUIYIN_WIDE void cut_on_wide(std::string_view text, const char* stop, std::uint32_t first_line, PlainRows& rows) {
  RowCutter::cut(
      text, stop, first_line, rows, [](const char* block) GUIYIN_WIDE { return find_separators_wide(block); },
      [](std::uint32_t* to, std::uint64_t separators, std::uint32_t at) GUIYIN_WIDE { note_many_at_once(to, separators, at); });
}

// All at once: the numbers of the separators' bytes are gathered at the front and widened, thirty-two of them whether or not there are so many. (The
// forms with a mask, of all, since GCC 12 warns of the others.)
GUIYIN_WIDEST inline void note_all_at_once(std::uint32_t* to, std::uint64_t separators, std::uint32_t at) {
  static constexpr std::array<std::uint8_t, separator_block> numbers = [] {
    std::array<std::uint8_t, separator_block> each{};
    for (std::size_t i = 0; i < each.size(); ++i) each[i] = static_cast<std::uint8_t>(i);
    return each;
  }();
  const __m512i places = _mm512_maskz_compress_epi8(separators, _mm512_loadu_si512(numbers.data())), begin = _mm512_set1_epi32(static_cast<int>(at));
  const auto store = [&](std::uint32_t* here, __m128i sixteen)
                         GUIYIN_WIDEST { _mm512_storeu_si512(here, _mm512_add_epi32(_mm512_maskz_cvtepu8_epi32(0xFFFF, sixteen), begin)); };
  store(to, _mm512_maskz_extracti32x4_epi32(0xF, places, 0));
  store(to + 16, _mm512_maskz_extracti32x4_epi32(0xF, places, 1));
  if (_mm_popcnt_u64(separators) <= 32) return;
  store(to + 32, _mm512_maskz_extracti32x4_epi32(0xF, places, 2));
  store(to + 48, _mm512_maskz_extracti32x4_epi32(0xF, places, 3));
}

GUIYIN_WIDEST void cut_on_widest(std::string_view text, const char* stop, std::uint32_t first_line, PlainRows& rows) {
  RowCutter::cut(
      text, stop, first_line, rows, [](const char* block) GUIYIN_WIDEST { return find_separators_widest(block); },
      [](std::uint32_t* to, std::uint64_t separators, std::uint32_t at) GUIYIN_WIDEST { note_all_at_once(to, separators, at); });
}

#endif

} // namespace

void PlainRows::cut(std::string_view text, const char* stop, std::uint32_t first_line, [[maybe_unused]] Width width) {
#if GUIYIN_HAS_WIDE
  if (width == Width::widest) return cut_on_widest(text, stop, first_line, *this);
  if (width == Width::wide) return cut_on_wide(text, stop, first_line, *this);
#endif
  cut_on_any(text, stop, first_line, *this);
}

} // namespace guiyin::io
