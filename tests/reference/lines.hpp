// Lines of `run --format jsonl`, compared as text.
#pragma once

#include "tests/reference/compare.hpp"

#include <map>

namespace reference {

using LinesByPolicy = std::map<std::string, std::vector<std::string>>;
LinesByPolicy printed(const std::string& output);

// `reason` is worded freely: of excluded and credited units it counts whether there is one, of others nothing.
std::string without_reason(const std::string& line);
// The value of a text member, or what stands there unquoted.
std::string text_of(const std::string& line, const std::string& member);

// Decisions as of an instant against what futures show.
void compare_as_of(const Batch& batch, const LinesByPolicy& actual, Comparison& comparison);

} // namespace reference
