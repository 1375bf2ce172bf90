// One decision as a JSON object: LANGUAGE "`run --format jsonl`", fields in that order.
#pragma once

#include "interpreter/report/report.hpp"

#include <string>

namespace guiyin::report {

// Without a line end.
void append_decision(std::string& out, const Section& section, const engine::Decision& decision);

} // namespace guiyin::report
