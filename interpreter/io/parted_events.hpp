// Event files that are larger than memory: read once, put aside by buyer, and brought back as timelines of some buyers each.
#pragma once

#include "interpreter/io/gather.hpp"
#include "interpreter/io/rounds.hpp"
#include "interpreter/spool/spool.hpp"

#include <optional>
#include <string>
#include <vector>

namespace guiyin::io {

struct PartedOptions {
  std::uint64_t memory = 0;  // what may be taken in all, in bytes: a timeline is made as large as what is left allows
  std::size_t stretch = 0;   // how much text a reader has at hand at a time, in bytes
  std::size_t policies = 1;  // by which each timeline is going to be decided
  bool small_groups = false; // for tests: a group per part
};

// First `read`, then each group once, then `finish`. What `finish` gives is what `read_events` would give of the same files, but for the timeline.
class PartedEvents {
public:
  // Without stores. Borrows the scratch.
  PartedEvents(const std::vector<EventText>& texts, const ReadOptions& options, const PartedOptions& parted, spool::Scratch& scratch);
  PartedEvents(const PartedEvents&) = delete;
  PartedEvents& operator=(const PartedEvents&) = delete;

  void read();
  std::size_t groups() const { return groups_.size(); }
  // Of all that is said of some buyers; all timelines together say all.
  timeline::Timeline timeline(std::size_t group);
  // Whether a row was wrong so far.
  bool has_problems() const { return gathering_.has_problems(); }
  // False once the scratch has failed: what came from there must not be used.
  bool good() const { return spool_.good(); }
  // Whether a group takes more than it may, since so much is said of one buyer, or rows of many contradict each other.
  bool beyond_memory() const { return beyond_memory_; }
  // More may be put aside there.
  spool::Space& space() { return spool_.space(); }
  ReadResult finish() && { return std::move(gathering_).finish(); }

private:
  void read_round(const std::vector<std::vector<Piece>>& parts, Rounds& rounds);

  ReadOptions options_;
  PartedOptions parted_;
  EventLayout layout_;
  std::vector<EventFile> files_;
  Gathering gathering_;
  spool::Spool spool_;
  std::vector<spool::Group> groups_;
  bool beyond_memory_ = false;
};

} // namespace guiyin::io
