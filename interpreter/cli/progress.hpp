// A bar on standard error for runs that take longer than a second.
#pragma once

#include "interpreter/cli/console.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace guiyin::cli {

// Shows itself only on a terminal, drawn by a thread of its own; takes itself away before it ends. Nothing else may write to standard error between
// `begin` and `pause`.
class Progress {
public:
  Progress(const Console& console, std::size_t steps);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // The next step has begun.
  void begin(Phrase step);
  // Takes the bar away until the next `begin`.
  void pause();

private:
  void draw_until_stopped();
  void draw(std::size_t elapsed_tenths);
  void clear();

  const Console& console_;
  std::size_t steps_, step_ = 0;
  Phrase name_{};
  bool visible_ = false, running_ = false, stopped_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::thread thread_;
};

} // namespace guiyin::cli
