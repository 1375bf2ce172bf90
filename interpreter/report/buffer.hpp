// Collects text and hands it on in large pieces.
#pragma once

#include "interpreter/report/report.hpp"
#include "interpreter/report/unit_text.hpp"
#include "interpreter/values/parallel.hpp"

#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <utility>
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

// Stretches are written in their order, whichever thread has their text. Who brings one while another thread writes leaves it there and goes on: that
// thread writes it when its turn comes. Only where many are left does one wait.
class InTurn {
public:
  InTurn(const Write& write, unsigned threads) : write_(write), most_left_(std::size_t{2} * threads) {}

  // Of the decisions [begin, end). `text` is taken, and another empty one given for it. False once writing has failed.
  bool write(std::size_t begin, std::size_t end, std::string& text) {
    std::unique_lock lock(mutex_);
    turned_.wait(lock, [&] { return left_.size() < most_left_ || begin == written_ || !good_; });
    left_.emplace(begin, Left{end, std::exchange(text, spare())});
    if (!writing_) write_those_next(lock);
    return good_;
  }
  // For a thread that cannot bring its text: nothing more is written, and nobody waits.
  void give_up() {
    const std::scoped_lock lock(mutex_);
    good_ = false;
    turned_.notify_all();
  }
  bool good() const { return good_; }

private:
  struct Left {
    std::size_t end;
    std::string text;
  };

  void write_those_next(std::unique_lock<std::mutex>& lock) {
    writing_ = true;
    for (auto next = left_.find(written_); next != left_.end() && good_; next = left_.find(written_)) {
      Left taken = std::move(left_.extract(next).mapped());
      lock.unlock();
      const bool good = write_(taken.text);
      lock.lock();
      good_ = good_ && good; // others may have given up meanwhile
      written_ = taken.end;
      taken.text.clear();
      spare_.push_back(std::move(taken.text));
      turned_.notify_all();
    }
    writing_ = false;
  }
  std::string spare() {
    if (spare_.empty()) return {};
    std::string text = std::move(spare_.back());
    spare_.pop_back();
    return text;
  }

  const Write& write_;
  std::size_t most_left_;
  std::mutex mutex_;
  std::condition_variable turned_;
  std::map<std::size_t, Left> left_; // by begin
  std::vector<std::string> spare_;   // that texts are made in
  std::size_t written_ = 0;
  bool writing_ = false, good_ = true;
};

// Writes what `append(text, section, decision)` makes of each decision, in their order. While one thread writes, the others make the text of
// stretches to come, which are small enough that this takes little memory.
template <class Append> bool write_decisions(const Section& section, unsigned threads, const Write& write, const Append& append) {
  constexpr std::size_t stretch = 2048;
  const auto& decisions = section.outcome->decisions;
  InTurn in_turn(write, threads);
  values::share_out(threads, decisions.size(), stretch, [&](auto& next) {
    try {
      std::string text;
      while (const auto helping = next()) {
        UnitsAhead ahead(*section.timeline, decisions, helping->begin, helping->end);
        for (const engine::Decision& decision : decisions.range(helping->begin, helping->end)) {
          ahead.next();
          append(text, section, decision);
        }
        if (!in_turn.write(helping->begin, helping->end, text)) return;
      }
    } catch (...) { // no memory
      in_turn.give_up();
      throw;
    }
  });
  return in_turn.good();
}

} // namespace guiyin::report
