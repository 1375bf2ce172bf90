// What was read, for standard error.
#pragma once

#include "interpreter/io/read_events.hpp"

#include <string>

namespace guiyin::io {

// Rows by type, orders, shops, buyers, agents, first and last time; then, where there are any, what was left out, counted once, rejected. Ends in a
// newline.
std::string to_text(const ReadSummary& summary, text::Language language);

} // namespace guiyin::io
