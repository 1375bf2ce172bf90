// The outcomes that one unit shows, each counted once however often it was shown.
#pragma once

#include "interpreter/coverage/points.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace guiyin::coverage {

class Showing {
public:
  // Outcomes that the point cannot have are passed over: an edge that the window does not have, a middle that nobody stands in.
  void note(std::size_t point, Outcome outcome, bool seen = true) {
    const std::pair shown{point, outcome};
    if (seen && std::find(shown_.begin(), shown_.end(), shown) == shown_.end()) shown_.push_back(shown);
  }

  void count(std::vector<Point>& points) const {
    for (const auto& [point, outcome] : shown_)
      for (Seen& seen : points[point].outcomes) seen.units += seen.outcome == outcome;
  }

private:
  std::vector<std::pair<std::size_t, Outcome>> shown_;
};

} // namespace guiyin::coverage
