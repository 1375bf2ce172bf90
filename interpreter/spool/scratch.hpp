// Bytes put aside for the length of a run. Whoever opens files gives one; nothing is left of it afterwards.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace guiyin::spool {

// Threads may call at the same time, for bytes that do not overlap.
class Scratch {
public:
  virtual ~Scratch() = default;
  // `offset` may lie behind all that was written so far. False if there is no room, or the system reports a failure.
  virtual bool write(std::uint64_t offset, std::string_view bytes) = 0;
  // Bytes that were written; false if they cannot be had.
  virtual bool read(std::uint64_t offset, char* to, std::size_t size) const = 0;
};

} // namespace guiyin::spool
