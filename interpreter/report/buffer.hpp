// Collects text and hands it on in large pieces.
#pragma once

#include "interpreter/report/report.hpp"

#include <string>

namespace guiyin::report {

class Buffer {
public:
  explicit Buffer(const Write& write) : write_(write) {}

  std::string text; // append here, then call `pass`

  // Hands over what has gathered once it is worth it. False once writing has failed.
  bool pass() { return text.size() < piece ? good_ : flush(); }
  bool flush() {
    if (!text.empty()) good_ = good_ && write_(text);
    text.clear();
    return good_;
  }

private:
  static constexpr std::size_t piece = 1 << 18;
  const Write& write_;
  bool good_ = true;
};

} // namespace guiyin::report
