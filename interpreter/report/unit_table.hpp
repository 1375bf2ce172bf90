// `--by unit`: a row per unit. All rows stand in memory, since columns are as wide as their widest cells.
#pragma once

#include "interpreter/report/result.hpp"

#include <string>

namespace guiyin::report {

// A unit's cells, each ended by NUL.
void append_cells(std::string& out, const Section& section, const engine::Decision& decision, text::Language language);
// `units` are told as cells. False if not all of them could be had.
bool append_unit_table(std::string& out, const Units& units, text::Language language);

} // namespace guiyin::report
