// Wider instructions than every processor of a kind has, chosen when the program runs. What uses them stands twice, once for any processor; both give
// the same.
#pragma once

namespace guiyin::io {

#if defined(__x86_64__) && defined(__GNUC__)
// A function for processors with AVX2 and the bit operations that came with it (since 2013), to be called only where `has_wide()`.
#define GUIYIN_HAS_WIDE 1
#define GUIYIN_WIDE __attribute__((target("avx2,bmi,bmi2,popcnt")))
#else
#define GUIYIN_HAS_WIDE 0
#define GUIYIN_WIDE
#endif

// False as well where the environment has GUIYIN_PORTABLE, so that what is counted and compared can be the same on all processors.
bool has_wide();

} // namespace guiyin::io
