// `--by unit`: a row per unit.
#pragma once

#include "interpreter/report/report.hpp"

#include <string>

namespace guiyin::report {

std::string unit_table(const Section& section, text::Language language);

} // namespace guiyin::report
