// A search by position that begins where it is likely to end.
#pragma once

#include <algorithm>
#include <cstdint>

namespace guiyin::engine {

// The first of [begin, end) that is not before what is looked for; those before it stand first. Looked for from `near` in steps that double.
template <class IsBefore> std::uint32_t find_near(std::uint32_t begin, std::uint32_t end, std::uint32_t near, const IsBefore& is_before) {
  std::uint32_t low = begin, high = end; // what stands before `low` is before it, what stands from `high` on is not
  if (near < end && is_before(near)) {
    low = near + 1;
    for (std::uint32_t step = 1; low + step < end; step *= 2) {
      if (!is_before(low + step)) {
        high = low + step;
        break;
      }
      low += step + 1;
    }
  } else {
    high = std::min(near, end);
    for (std::uint32_t step = 1; begin + step < high; step *= 2) {
      if (is_before(high - step)) {
        low = high - step + 1;
        break;
      }
      high -= step;
    }
  }
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (is_before(middle))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

} // namespace guiyin::engine
