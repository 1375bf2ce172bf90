// Wider instructions than every processor of a kind has, chosen when the program runs. What uses them stands once more for any processor; all ways
// give the same.
#pragma once

#include <cstdint>

namespace guiyin::io {

#if defined(__x86_64__) && defined(__GNUC__)
#define GUIYIN_HAS_WIDE 1
// A function for processors with AVX2 and the bit operations that came with it (since 2013).
#define GUIYIN_WIDE __attribute__((target("avx2,bmi,bmi2,popcnt")))
// One for those with AVX-512 that can gather chosen bytes of a vector (since 2019).
#define GUIYIN_WIDEST __attribute__((target("avx2,bmi,bmi2,popcnt,avx512f,avx512bw,avx512vbmi2")))
#else
#define GUIYIN_HAS_WIDE 0
#define GUIYIN_WIDE
#define GUIYIN_WIDEST
#endif

enum class Width : std::uint8_t { any, wide, widest };

// The widest of this processor; `any` where the environment has GUIYIN_PORTABLE, so that what is counted and compared can be the same on all.
Width width_here();

} // namespace guiyin::io
