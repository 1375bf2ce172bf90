#include "interpreter/io/wide.hpp"

#include <cstdlib>

namespace guiyin::io {

namespace {

Width widest_here() {
#if GUIYIN_HAS_WIDE
  const bool wide =
      __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
  if (!wide || std::getenv("GUIYIN_PORTABLE") != nullptr) return Width::any;
  const bool widest = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2");
  return widest ? Width::widest : Width::wide;
#else
  return Width::any;
#endif
}

} // namespace

Width width_here() {
  static const Width width = widest_here();
  return width;
}

} // namespace guiyin::io
