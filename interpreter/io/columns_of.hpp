// Which columns inputs have, before their rows are read for good.
#pragma once

#include "interpreter/io/inputs.hpp"

#include <string>
#include <vector>

namespace guiyin::io {

// Of event files, fixed ones included, sorted: the names in CSV headers, and what rows of other files carry, for which they are read once more, a
// piece at a time. Stores are not looked at.
std::vector<std::string> columns_of(const Inputs& inputs, const ReadOptions& options);
// Those that are none of the fixed ones: of the event files, then what stores have beside these.
std::vector<std::string> all_columns(const Inputs& inputs, const ReadOptions& options);

} // namespace guiyin::io
