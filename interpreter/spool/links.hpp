// Parts that must be looked at together, since one names something that another names as well.
#pragma once

#include "interpreter/spool/parts.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace guiyin::spool {

class Links {
public:
  Links() : above_(all_parts) { std::iota(above_.begin(), above_.end(), Part{0}); }

  void join(Part a, Part b) {
    const Part first = leader(a), second = leader(b);
    above_[std::max(first, second)] = std::min(first, second);
  }
  // The first of those that are joined with this one.
  Part leader(Part part) const {
    while (above_[part] != part) part = above_[part];
    return part;
  }

private:
  std::vector<Part> above_; // never a later one
};

} // namespace guiyin::spool
