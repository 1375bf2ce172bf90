// Commas, line ends and quotes in a block of bytes, as a set of bits: bit i stands for byte i.
#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace guiyin::io {

inline constexpr std::size_t separator_block = 16;

// On any processor.
inline std::uint32_t find_separators_one_by_one(const char* block) {
  std::uint32_t found = 0;
  for (std::size_t i = 0; i < separator_block; ++i)
    found |= static_cast<std::uint32_t>(block[i] == ',' || block[i] == '\n' || block[i] == '"') << i;
  return found;
}

#if defined(__SSE2__) // part of every x86-64

inline std::uint32_t find_separators(const char* block) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block));
  const auto equal = [&](char sign) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(sign)); };
  return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(equal(','), equal('\n')), equal('"'))));
}

#else

inline std::uint32_t find_separators(const char* block) { return find_separators_one_by_one(block); }

#endif

} // namespace guiyin::io
