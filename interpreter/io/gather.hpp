// What the readers of all stretches brought, put together: a timeline, and all that was wrong.
#pragma once

#include "interpreter/io/intake.hpp"

#include <vector>

namespace guiyin::io {

// `intakes` in reading order, at least one. Rows that turn out to be wrong beside others are located by reading their lines once more.
ReadResult gather(std::vector<Intake> intakes, const std::vector<EventText>& texts, const EventLayout& layout, const ReadOptions& options,
                  text::Diagnostics file_problems);

} // namespace guiyin::io
