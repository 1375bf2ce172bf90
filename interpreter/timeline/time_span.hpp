// From the first to the last of some moments.
#pragma once

#include "interpreter/values/time.hpp"

#include <algorithm>

namespace guiyin::timeline {

struct TimeSpan {
  values::Moment first = values::end_of_time, last = values::beginning_of_time;
  void add(values::Moment time) {
    first = std::min(first, time);
    last = std::max(last, time);
  }
  void add(const TimeSpan& other) {
    first = std::min(first, other.first);
    last = std::max(last, other.last);
  }
  bool empty() const { return last < first; } // of no moment
};

} // namespace guiyin::timeline
