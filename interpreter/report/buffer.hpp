// Collects text and hands it on in large pieces.
#pragma once

#include "interpreter/report/report.hpp"
#include "interpreter/report/unit_text.hpp"
#include "interpreter/values/parallel.hpp"

#include <condition_variable>
#include <mutex>
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

// Stretches are written in their order, whichever thread has their text.
class InTurn {
public:
  explicit InTurn(const Write& write) : write_(write) {}

  // Waits until all that stands before `begin` is written, then writes `text`, which ends before `end`. False once writing has failed.
  bool write(std::size_t begin, std::size_t end, const std::string& text) {
    std::unique_lock lock(mutex_);
    turned_.wait(lock, [&] { return written_ == begin; });
    good_ = good_ && write_(text);
    written_ = end;
    turned_.notify_all();
    return good_;
  }
  bool good() const { return good_; }

private:
  const Write& write_;
  std::mutex mutex_;
  std::condition_variable turned_;
  std::size_t written_ = 0;
  bool good_ = true;
};

// Writes what `append(text, section, decision)` makes of each decision, in their order. While one thread writes, the others make the text of
// stretches to come, which are small enough that this takes little memory.
template <class Append> bool write_decisions(const Section& section, unsigned threads, const Write& write, const Append& append) {
  constexpr std::size_t stretch = 2048;
  const auto& decisions = section.outcome->decisions;
  InTurn in_turn(write);
  values::share_out(threads, decisions.size(), stretch, [&](auto& next) {
    std::string text;
    while (const auto helping = next()) {
      text.clear();
      UnitsAhead ahead(*section.timeline, decisions, helping->begin, helping->end);
      for (const engine::Decision& decision : decisions.range(helping->begin, helping->end)) {
        ahead.next();
        append(text, section, decision);
      }
      if (!in_turn.write(helping->begin, helping->end, text)) return;
    }
  });
  return in_turn.good();
}

} // namespace guiyin::report
