#include "interpreter/cli/progress.hpp"

#include <fmt/format.h>

namespace guiyin::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto patience = 1s; // a shorter run shows nothing
constexpr auto beat = 100ms;
constexpr std::size_t bar_cells = 20;
constexpr std::string_view erase_line = "\r\x1b[K";

} // namespace

Progress::Progress(const Console& console, std::size_t steps) : console_(console), steps_(steps) {
  if (console.streams().error_is_terminal) thread_ = std::thread([this] { draw_until_stopped(); });
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void Progress::begin(Phrase step) {
  const std::lock_guard lock(mutex_);
  name_ = step;
  ++step_;
  running_ = true;
}

void Progress::pause() {
  const std::lock_guard lock(mutex_);
  running_ = false;
  clear();
}

void Progress::draw_until_stopped() {
  const auto started = std::chrono::steady_clock::now();
  std::unique_lock lock(mutex_);
  while (!changed_.wait_for(lock, beat, [this] { return stopped_; })) {
    const auto elapsed = std::chrono::steady_clock::now() - started;
    if (running_ && elapsed > patience) draw(static_cast<std::size_t>(elapsed / beat));
  }
  clear();
}

// Steps that are done fill the bar; the current one moves within its part.
void Progress::draw(std::size_t elapsed_tenths) {
  const std::size_t part = bar_cells / std::max<std::size_t>(steps_, 1);
  const std::size_t done = std::min(bar_cells, (step_ - 1) * bar_cells / std::max<std::size_t>(steps_, 1));
  const std::size_t moving = part > 0 ? elapsed_tenths % (part + 1) : 0;
  std::string bar;
  for (std::size_t i = 0; i < bar_cells; ++i) bar += i < done ? "█" : i < done + moving ? "▒" : "░";
  console_.error(fmt::format("{}{} {}/{} {} {}.{} s", erase_line, bar, step_, steps_, console_.say(name_), elapsed_tenths / 10, elapsed_tenths % 10));
  visible_ = true;
}

void Progress::clear() {
  if (visible_) console_.error(erase_line);
  visible_ = false;
}

} // namespace guiyin::cli
