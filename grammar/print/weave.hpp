// Puts comments and blank lines back between printed lines.
#pragma once

#include "grammar/print/pen.hpp"

#include <string>
#include <vector>

namespace guiyin::print {

// A comment on a line of its own stands before the line that followed it, one behind code at the end of its line; of blank lines in a row one is
// kept.
std::string weave(const std::vector<Line>& lines, const std::vector<syntax::Comment>& comments, const text::Source& source);

// Lines alone.
std::string join(const std::vector<Line>& lines);

} // namespace guiyin::print
