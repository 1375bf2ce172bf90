// Text as nearly all of it is: ASCII without NUL, and characters of three bytes such as the Chinese ones. A block of bytes at a time, each kind of
// byte as a set of bits: bit i stands for byte i.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "interpreter/io/wide.hpp"

#if defined(__SSE2__)
#include <immintrin.h>
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

#if GUIYIN_HAS_WIDE
// On processors with AVX2.
GUIYIN_WIDE inline TextBlock look_at_text_wide(const char* block) {
  constexpr std::size_t vector = 32;
  TextBlock found;
  for (std::size_t i = 0; i < text_block; i += vector) {
    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block + i));
    const __m256i at_least_e1 = _mm256_cmpgt_epi8(bytes, _mm256_set1_epi8(static_cast<char>(0xE0))),
                  below_f0 = _mm256_cmpgt_epi8(_mm256_set1_epi8(static_cast<char>(0xF0)), bytes),
                  is_ed = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(static_cast<char>(0xED)));
    const __m256i leads = _mm256_andnot_si256(is_ed, _mm256_and_si256(at_least_e1, below_f0)),
                  ascii = _mm256_cmpgt_epi8(bytes, _mm256_setzero_si256()),
                  followers = _mm256_cmpgt_epi8(_mm256_set1_epi8(static_cast<char>(0xC0)), bytes);
    found.ascii |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(ascii))} << i;
    found.leads |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(leads))} << i;
    found.followers |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(followers))} << i;
  }
  return found;
}
#endif

#else

inline TextBlock look_at_text(const char* block) { return look_at_text_one_by_one(block); }

#endif

// How many bytes at the front are usual text for certain. They end where a character does; the last few of a text are never among them.
// `width` says by which instructions.
std::size_t skip_usual_text(std::string_view text, Width width = width_here());

} // namespace guiyin::io
