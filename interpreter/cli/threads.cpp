#include "interpreter/cli/threads.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <thread>

namespace guiyin::cli {

std::optional<unsigned> threads_of(std::string_view text, const Console& console) {
  if (text.empty()) return std::clamp(std::thread::hardware_concurrency(), 1U, most_threads);
  unsigned threads = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), threads);
  if (problem == std::errc() && end == text.data() + text.size() && threads >= 1 && threads <= most_threads) return threads;
  console.complain(message(606, {"--threads", std::string(text), "1 … " + std::to_string(most_threads)}));
  return std::nullopt;
}

} // namespace guiyin::cli
