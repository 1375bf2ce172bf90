// A decision as rows of CSV: one per credit, one for a unit without credits.
#pragma once

#include "interpreter/report/report.hpp"

#include <string>

namespace guiyin::report {

void append_csv_rows(std::string& out, const Section& section, const engine::Decision& decision);

} // namespace guiyin::report
