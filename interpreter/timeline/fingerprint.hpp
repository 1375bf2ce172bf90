// What a row says, in 128 bits, so that rows with the same `id` can be compared without keeping them.
#pragma once

#include "interpreter/timeline/event.hpp"

#include <cstdint>

namespace guiyin::timeline {

struct Fingerprint {
  std::uint64_t low = 0, high = 0;
  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};
// Of all that the row says for its type, declared columns included.
Fingerprint fingerprint(const EventRow& row);

} // namespace guiyin::timeline
