// What was read, in a few lines for people.
#pragma once

#include "grammar/text/diagnostic.hpp"
#include "interpreter/io/read_events.hpp"

#include <string>

namespace guiyin::cli {

// Rows by type, orders, shops, buyers, agents, first and last time, and what was left out. Ends in a newline.
std::string summary_text(const io::ReadSummary& summary, std::size_t files, text::Language language);

} // namespace guiyin::cli
