// Commas, line ends and quotes in a block of bytes, each as a set of bits: bit i stands for byte i.
#pragma once

#include <cstddef>
#include <cstdint>

#include "interpreter/io/wide.hpp"

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace guiyin::io {

inline constexpr std::size_t separator_block = 64;

struct Separators {
  std::uint64_t commas = 0, line_ends = 0, quotes = 0;
  friend bool operator==(const Separators&, const Separators&) = default;
};

// On any processor.
inline Separators find_separators_one_by_one(const char* block) {
  Separators found;
  for (std::size_t i = 0; i < separator_block; ++i) {
    found.commas |= std::uint64_t{block[i] == ','} << i;
    found.line_ends |= std::uint64_t{block[i] == '\n'} << i;
    found.quotes |= std::uint64_t{block[i] == '"'} << i;
  }
  return found;
}

#if defined(__SSE2__) // part of every x86-64

inline Separators find_separators(const char* block) {
  constexpr std::size_t vector = 16;
  Separators found;
  for (std::size_t i = 0; i < separator_block; i += vector) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + i));
    const auto equal = [&](char sign) {
      return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(sign))))} << i;
    };
    found.commas |= equal(',');
    found.line_ends |= equal('\n');
    found.quotes |= equal('"');
  }
  return found;
}

#if GUIYIN_HAS_WIDE
// On processors with AVX2.
GUIYIN_WIDE inline Separators find_separators_wide(const char* block) {
  constexpr std::size_t vector = 32;
  Separators found;
  for (std::size_t i = 0; i < separator_block; i += vector) {
    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block + i));
    const __m256i commas = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(',')), line_ends = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\n')),
                  quotes = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('"'));
    found.commas |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(commas))} << i;
    found.line_ends |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(line_ends))} << i;
    found.quotes |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(quotes))} << i;
  }
  return found;
}

// On processors with AVX-512: a comparison gives the set itself.
GUIYIN_WIDEST inline Separators find_separators_widest(const char* block) {
  const __m512i bytes = _mm512_loadu_si512(block);
  return {_mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(',')), _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\n')),
          _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('"'))};
}
#endif

#else

inline Separators find_separators(const char* block) { return find_separators_one_by_one(block); }

#endif

} // namespace guiyin::io
