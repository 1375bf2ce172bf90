// The money that passes between agents, as a picture: bands from those who lose it to those who gain it, as thick as the amounts.
#pragma once

#include "grammar/text/diagnostic.hpp"
#include "interpreter/compare/difference.hpp"

#include <string>
#include <vector>

namespace guiyin::report {

// An <svg>; empty if nothing passes. Each side shows its ten largest holders and the rest as one, so that all money is in the picture. Every band
// bears its amount in fen as `data-fen`, and one fen is equally thick everywhere.
std::string flow_chart(const std::vector<compare::Flow>& flows, const timeline::Timeline& timeline, text::Language language);

} // namespace guiyin::report
