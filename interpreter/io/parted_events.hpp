// Events that are larger than memory, as timelines of some buyers each.
#pragma once

#include "interpreter/io/read_events.hpp"
#include "interpreter/spool/space.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace guiyin::io {

struct PartedOptions {
  std::uint64_t memory = 0;  // what timelines, and what is held beside them, may take, in bytes
  std::size_t stretch = 0;   // how much text a reader has at hand at a time, in bytes
  std::size_t policies = 1;  // by which each timeline is going to be decided
  bool small_groups = false; // for tests: as many timelines as can be
};

// First `read`, then `timeline` of each group once, then `finish`. What `finish` gives is what `read_events` would give, but for the timeline;
// together the groups' timelines say what its timeline would.
class PartedEvents {
public:
  virtual ~PartedEvents() = default;
  virtual void read() = 0;
  virtual std::size_t groups() const = 0;
  virtual timeline::Timeline timeline(std::size_t group) = 0;
  // Whether a row or a file was wrong so far.
  virtual bool has_problems() const = 0;
  // Whether a group takes more than it may, since so much is said of one buyer, or rows of many contradict each other.
  virtual bool beyond_memory() const = 0;
  virtual ReadResult finish() = 0;
};

// Of event files: read once, a piece at a time, and put aside by buyer in `space`. Once that has failed, nothing that came from there may be used. Of
// a store alone: its buyers stand one after the other already. A store among others is brought to memory as a whole before it is put aside.
// Borrows the space. What has been read of texts is let go.
std::unique_ptr<PartedEvents> parted_events(const std::vector<EventText>& texts, const ReadOptions& options, const PartedOptions& parted,
                                            spool::Space& space);

} // namespace guiyin::io
