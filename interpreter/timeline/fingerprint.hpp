// What a row says, in 128 bits, so that rows with the same `id` can be compared without keeping them.
#pragma once

#include "interpreter/timeline/event.hpp"

#include <cstdint>

namespace guiyin::timeline {

struct Fingerprint {
  std::uint64_t low = 0, high = 0;
  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};
// Of all that the row says for its type. Declared columns count where they have a value, by their names, so that it does not matter which further
// columns are read that say nothing.
Fingerprint fingerprint(const EventRow& row, std::span<const FieldRequest> fields_of_row, std::span<const FieldRequest> fields_of_line);

} // namespace guiyin::timeline
