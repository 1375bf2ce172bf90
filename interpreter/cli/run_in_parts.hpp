// `run` on an input that is larger than memory: decided buyers by buyers, with the rest on the disk.
#pragma once

#include "interpreter/cli/events.hpp"
#include "interpreter/cli/progress.hpp"
#include "interpreter/engine/attribute.hpp"
#include "interpreter/report/result.hpp"
#include "interpreter/timeline/roster.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace guiyin::cli {

// Whether all that these files hold fits at once.
bool fits_memory(const OpenFiles& open, std::uint64_t memory);

struct PartedRequest {
  const EventRequest& events;
  const std::vector<program::Program>& programs;
  const timeline::Roster& roster;
  engine::AttributeOptions attribute;
  report::Telling telling;
  std::uint64_t memory = 0;
  std::size_t grain = 0; // not 0: for tests, parts and groups as small as can be
};

// What is called once all is decided: sums that must hold by policy, and results that can be written until it returns.
using WriteParted = std::function<Exit(const std::vector<engine::Conservation>& sums, const std::vector<report::Result>& results)>;

// Says what was wrong with the events, as `load_events` does, before anything is written.
Exit run_in_parts(const OpenFiles& open, const PartedRequest& request, const Console& console, io::FileSystem& files, Progress& progress,
                  const WriteParted& write);

} // namespace guiyin::cli
