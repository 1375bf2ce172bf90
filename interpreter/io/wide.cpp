#include "interpreter/io/wide.hpp"

#include <cstdlib>

namespace guiyin::io {

bool has_wide() {
#if GUIYIN_HAS_WIDE
  static const bool has = std::getenv("GUIYIN_PORTABLE") == nullptr && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                          __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
  return has;
#else
  return false;
#endif
}

} // namespace guiyin::io
