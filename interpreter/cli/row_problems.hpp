// Bad rows, listed.
#pragma once

#include "interpreter/cli/console.hpp"
#include "interpreter/io/read_events.hpp"

#include <vector>

namespace guiyin::cli {

// The first 20; returns how many were not shown.
std::size_t list_rows(const std::vector<io::RowProblem>& problems, const std::vector<io::EventText>& texts, const Console& console);

} // namespace guiyin::cli
