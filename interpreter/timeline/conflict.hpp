// A row that cannot be used beside the others.
#pragma once

#include "grammar/text/diagnostic.hpp"
#include "interpreter/timeline/event.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace guiyin::timeline {

struct Conflict {
  RowSource source;
  Column column{}; // the cell to point at
  text::Code code;
  std::vector<text::Argument> arguments;
};

// A value as messages quote it: no more than 40 code points, without line ends.
std::string quotable(std::string_view value);

} // namespace guiyin::timeline
