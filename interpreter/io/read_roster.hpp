// `--agents roster.csv`: the column `agent`, where needed `shop`, and whatever others the policies ask for.
#pragma once

#include "interpreter/io/read_events.hpp"
#include "interpreter/timeline/roster.hpp"

#include <string_view>
#include <vector>

namespace guiyin::io {

struct RosterResult {
  timeline::Roster roster;          // of the rows that are not bad
  std::vector<RowProblem> problems; // `file` is 0
  text::Diagnostics file_problems;  // as of event files
};

// CSV. An agent named twice in one shop (or twice without shop) is a problem.
RosterResult read_roster(const EventText& text);

} // namespace guiyin::io
