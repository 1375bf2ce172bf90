// Coverage, to characters.
#pragma once

#include "interpreter/coverage/coverage.hpp"

#include <string>

namespace guiyin::coverage {

// Of each policy the lines of its source that something can be seen of, marked `+` (all of it was), `~` (some) or `-` (nothing), and below them what
// is missing. Ends with the percentage over all.
std::string coverage_text(const std::vector<PolicyCoverage>& policies, const text::Sources& sources, text::Language language);
// An object; docs/output-schema.md.
std::string coverage_json(const std::vector<PolicyCoverage>& policies, const text::Sources& sources);

} // namespace guiyin::coverage
