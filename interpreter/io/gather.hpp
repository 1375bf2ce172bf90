// What the readers of all stretches brought, put together: a timeline, and all that was wrong.
#pragma once

#include "interpreter/io/intake.hpp"

#include <cstdint>
#include <vector>

namespace guiyin::io {

// Without rejected rows.
ReadSummary summary_of(const timeline::BuildCounts& counts, std::uint64_t orders);

// `intakes` in reading order, at least one. Rows that turn out to be wrong beside others are located by reading their lines once more. `files` are
// what the rows' sources index.
ReadResult gather(std::vector<Intake> intakes, std::vector<EventText> files, const EventLayout& layout, const ReadOptions& options,
                  text::Diagnostics file_problems);

} // namespace guiyin::io
