#include "interpreter/cli/row_problems.hpp"

#include <algorithm>

namespace guiyin::cli {

std::size_t list_rows(const std::vector<io::RowProblem>& problems, const std::vector<io::EventText>& texts, const Console& console) {
  constexpr std::size_t most = 20;
  const std::size_t shown = std::min(problems.size(), most);
  for (std::size_t i = 0; i < shown; ++i) console.error(io::render(problems[i], texts, console.language()));
  return problems.size() - shown;
}

} // namespace guiyin::cli
