#include "interpreter/generate/random.hpp"

#include <algorithm>

namespace guiyin::generate {

Zipf::Zipf(std::uint64_t ranks) : ranks_(ranks) {
  constexpr std::uint64_t unit = std::uint64_t{1} << 40; // the weight of the first rank
  std::uint64_t weight = 0;
  for (std::uint64_t low = 1; low <= ranks; low *= 2) {
    for (std::uint64_t place = low; place < 2 * low && place <= ranks; ++place) weight += unit / place;
    up_to_.push_back(weight);
  }
}

// An octave by its weight; within it the places that a fair draw finds are kept with the chance low / place.
std::uint64_t Zipf::draw(Random& random) const {
  const std::uint64_t at = random.below(up_to_.back());
  const auto octave = std::upper_bound(up_to_.begin(), up_to_.end(), at) - up_to_.begin();
  const std::uint64_t low = std::uint64_t{1} << octave;
  while (true) {
    const std::uint64_t place = low + random.below(low);
    if (place <= ranks_ && random.below(place) < low) return place - 1;
  }
}

} // namespace guiyin::generate
