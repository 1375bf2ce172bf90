// Text as nearly all of it is: ASCII without NUL, and characters of three bytes such as the Chinese ones. A block of bytes at a time, each kind of
// byte as a set of bits: bit i stands for byte i.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace guiyin::io {

inline constexpr std::size_t text_block = 64;

struct TextBlock {
  std::uint64_t ascii = 0;     // NUL not among them
  std::uint64_t leads = 0;     // of three bytes, whatever two follow: E1 to EF, but ED, which may begin a surrogate
  std::uint64_t followers = 0; // 80 to BF
  friend bool operator==(const TextBlock&, const TextBlock&) = default;
};

// On any processor.
inline TextBlock look_at_text_one_by_one(const char* block) {
  TextBlock found;
  for (std::size_t i = 0; i < text_block; ++i) {
    const auto byte = static_cast<unsigned char>(block[i]);
    found.ascii |= std::uint64_t{byte != 0 && byte < 0x80} << i;
    found.leads |= std::uint64_t{byte > 0xE0 && byte < 0xF0 && byte != 0xED} << i;
    found.followers |= std::uint64_t{(byte & 0xC0) == 0x80} << i;
  }
  return found;
}

#if defined(__SSE2__) // part of every x86-64

inline TextBlock look_at_text(const char* block) {
  constexpr std::size_t vector = 16;
  TextBlock found;
  for (std::size_t i = 0; i < text_block; i += vector) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + i)); // as signed: 80 to FF are below 0
    const auto all = [](int byte) { return _mm_set1_epi8(static_cast<char>(byte)); };
    const auto bits = [&](__m128i mask) { return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(mask))} << i; };
    const __m128i three = _mm_and_si128(_mm_cmpgt_epi8(bytes, all(0xE0)), _mm_cmplt_epi8(bytes, all(0xF0)));
    found.ascii |= bits(_mm_cmpgt_epi8(bytes, _mm_setzero_si128()));
    found.leads |= bits(_mm_andnot_si128(_mm_cmpeq_epi8(bytes, all(0xED)), three));
    found.followers |= bits(_mm_cmplt_epi8(bytes, all(0xC0)));
  }
  return found;
}

#else

inline TextBlock look_at_text(const char* block) { return look_at_text_one_by_one(block); }

#endif

// How many bytes at the front are usual text for certain. They end where a character does; the last few of a text are never among them.
inline std::size_t skip_usual_text(std::string_view text) {
  std::uint64_t owed = 0; // followers of a character that began in the block before
  std::size_t at = 0;
  for (; at + text_block <= text.size(); at += text_block) {
    const TextBlock found = look_at_text(text.data() + at);
    if ((found.ascii | found.leads | found.followers) != ~std::uint64_t{0}) break;
    if (found.followers != (found.leads << 1 | found.leads << 2 | owed)) break;
    owed = found.leads >> 63 ? 3 : found.leads >> 62;
  }
  return owed == 0 ? at : owed == 3 ? at - 1 : at - 2;
}

} // namespace guiyin::io
