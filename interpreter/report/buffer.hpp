// Collects text and hands it on in large pieces.
#pragma once

#include "interpreter/report/report.hpp"
#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <string>
#include <vector>

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

// Writes what `append(text, section, decision)` makes of each decision, in their order. Threads each take a stretch of the decisions at hand, which
// are few enough that their text stays small.
template <class Append> bool write_decisions(const Section& section, unsigned threads, const Write& write, const Append& append) {
  constexpr std::size_t at_once = 4096; // by each thread
  const auto& decisions = section.outcome->decisions;
  std::vector<std::string> texts(threads);
  for (std::size_t begin = 0; begin < decisions.size(); begin += at_once * threads) {
    const std::size_t size = std::min(decisions.size() - begin, at_once * threads);
    values::in_parallel(threads, threads, [&](std::size_t i) {
      texts[i].clear();
      for (std::size_t at = size * i / threads; at < size * (i + 1) / threads; ++at) append(texts[i], section, decisions[begin + at]);
    });
    for (const std::string& text : texts)
      if (!text.empty() && !write(text)) return false;
  }
  return true;
}

} // namespace guiyin::report
