// Random numbers that are the same on every machine: whole-number arithmetic only.
#pragma once

#include <cstdint>
#include <vector>

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

private:
  std::uint64_t state_;
};

// Zipf's law with exponent 1: rank r in [0, ranks) has a chance in proportion to 1 / (r + 1).
class Zipf {
public:
  explicit Zipf(std::uint64_t ranks); // > 0
  std::uint64_t draw(Random& random) const;

private:
  std::uint64_t ranks_;
  std::vector<std::uint64_t> up_to_; // [k]: weight of the ranks below 2^(k+1) - 1, that is of the first k + 1 octaves
};

} // namespace guiyin::generate
