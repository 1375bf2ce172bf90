// Random choices that are the same on every machine: the standard's generator, our own distributions.
#pragma once

#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace reference {

class Dice {
public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  // In [0, bound).
  std::int64_t below(std::int64_t bound) { return static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(bound)); }
  // In [least, most].
  std::int64_t between(std::int64_t least, std::int64_t most) { return least + below(most - least + 1); }
  bool chance(int percent) { return below(100) < percent; }
  std::uint64_t seed() { return engine_(); }

  template <class T> const T& one_of(const std::vector<T>& choices) {
    return choices[static_cast<std::size_t>(below(static_cast<std::int64_t>(choices.size())))];
  }
  template <class T> void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[static_cast<std::size_t>(below(static_cast<std::int64_t>(i)))]);
  }

private:
  std::mt19937_64 engine_;
};

} // namespace reference
