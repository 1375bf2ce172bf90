// Random numbers that are the same on every machine.
#pragma once

#include <bit>
#include <cstdint>

namespace guiyin::generate {

// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
class Random {
public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ z >> 27) * 0x94D049BB133111EBULL;
    return z ^ z >> 31;
  }
  // In [0, bound), bound > 0. The bias of the remainder is far below anything that practice data shows.
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }
  std::uint64_t between(std::uint64_t least, std::uint64_t most) { return least + below(most - least + 1); }
  bool percent(std::uint64_t chance) { return below(100) < chance; }
  // In [0, bound), low numbers often: a uniform power of two, then uniform within it, which is Zipf's law in steps.
  std::uint64_t zipf(std::uint64_t bound) {
    const std::uint64_t low = std::uint64_t{1} << below(static_cast<std::uint64_t>(std::bit_width(bound)));
    const std::uint64_t value = low + below(low) - 1;
    return value < bound ? value : below(bound);
  }

private:
  std::uint64_t state_;
};

} // namespace guiyin::generate
