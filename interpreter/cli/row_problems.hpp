// Bad rows, listed.
#pragma once

#include "interpreter/cli/console.hpp"
#include "interpreter/io/read_events.hpp"

#include <vector>

namespace guiyin::cli {

// What is wrong with several rows in the same words is told at the first of them, with the places of the others. The first 20 messages; returns how
// many rows they leave unmentioned.
std::size_t list_rows(const std::vector<io::RowProblem>& problems, const std::vector<io::EventText>& texts, const Console& console);

} // namespace guiyin::cli
