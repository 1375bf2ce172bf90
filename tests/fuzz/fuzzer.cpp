// The entry that libFuzzer calls. GUIYIN_TARGET is the target's function.
#include "tests/fuzz/target.hpp"

#include <cstddef>
#include <cstdint>

// A Violation is let through: libFuzzer then stops and keeps the input, as for a crash.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  guiyin::fuzz::GUIYIN_TARGET(std::string_view(reinterpret_cast<const char*>(data), size));
  return 0;
}
