// Charts of characters.
#pragma once

#include "interpreter/values/money.hpp"

#include <string>
#include <vector>

namespace guiyin::report {

inline constexpr int bars_width = 72; // cells

// Which of `count` points each of at most `bars_width` columns shows; a point may fill several columns, where there are few.
std::vector<std::size_t> columns_of(std::size_t count);

// A line of blocks ▁ to █, one per column, from `least` (blank) to `most`.
std::string spark_line(const std::vector<values::Money>& amounts, values::Money least, values::Money most);
// `height` lines of blocks, the top first.
std::vector<std::string> bar_lines(const std::vector<values::Money>& amounts, values::Money least, values::Money most, int height);

} // namespace guiyin::report
