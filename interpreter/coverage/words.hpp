// What coverage calls things.
#pragma once

#include "interpreter/coverage/points.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace guiyin::coverage {

// In documents for programs: "tie_break", "begin_inside", …
std::string_view kind_name(PointKind kind);
std::string_view outcome_name(Outcome outcome);

// What of the point was never seen, a sentence each: “claim in_shop: `replied` is never false”. Empty if all was.
std::vector<std::string> missing(const Point& point, text::Language language);

} // namespace guiyin::coverage
