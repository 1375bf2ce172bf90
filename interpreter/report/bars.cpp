#include "interpreter/report/bars.hpp"

#include "interpreter/report/percent.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace guiyin::report {
namespace {

constexpr std::array<std::string_view, 9> blocks{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::size_t widest_column = 6;

// In eighths of a line, of `eighths` in all; more than the least is never nothing.
std::int64_t level(values::Money amount, values::Money least, values::Money most, std::int64_t eighths) {
  return amount <= least ? 0 : std::max<std::int64_t>(1, proportion(amount - least, most - least, eighths));
}

} // namespace

std::vector<std::size_t> columns_of(std::size_t count) {
  std::vector<std::size_t> columns;
  const std::size_t each = std::clamp<std::size_t>(bars_width / std::max<std::size_t>(count, 1), 1, widest_column);
  const std::size_t shown = std::min<std::size_t>(count, bars_width);
  for (std::size_t i = 0; i < shown; ++i) columns.insert(columns.end(), each, shown < 2 ? i : i * (count - 1) / (shown - 1));
  return columns;
}

std::vector<std::string> bar_lines(const std::vector<values::Money>& amounts, values::Money least, values::Money most, int height) {
  std::vector<std::string> lines(static_cast<std::size_t>(height));
  for (const std::size_t point : columns_of(amounts.size())) {
    const std::int64_t all = level(amounts[point], least, most, 8 * static_cast<std::int64_t>(height));
    for (int line = 0; line < height; ++line)
      lines[static_cast<std::size_t>(line)] += blocks[static_cast<std::size_t>(std::clamp<std::int64_t>(all - 8 * (height - 1 - line), 0, 8))];
  }
  return lines;
}

std::string spark_line(const std::vector<values::Money>& amounts, values::Money least, values::Money most) {
  return bar_lines(amounts, least, most, 1).front();
}

} // namespace guiyin::report
