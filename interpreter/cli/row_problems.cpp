#include "interpreter/cli/row_problems.hpp"

#include <fmt/format.h>

#include <map>
#include <tuple>

namespace guiyin::cli {
namespace {

constexpr std::size_t most_messages = 20, most_lines = 8;

// What is wrong, without the place.
using Fault = std::tuple<std::uint32_t, std::uint16_t, std::vector<std::string>>;

Fault fault_of(const io::RowProblem& problem) {
  std::vector<std::string> arguments;
  for (const text::Argument& argument : problem.arguments) arguments.push_back(argument.en);
  return {problem.file, problem.code.number, std::move(arguments)};
}

// "the same in 3 more rows, in lines 4, 5, 6"
std::string others(const std::vector<std::uint32_t>& lines, text::Language language) {
  const bool chinese = language == text::Language::chinese;
  const std::size_t count = lines.size() - 1, listed = std::min(count, most_lines);
  std::string places =
      fmt::format("{}", fmt::join(lines.begin() + 1, lines.begin() + 1 + static_cast<std::ptrdiff_t>(listed), chinese ? "、" : ", "));
  if (listed < count) places += chinese ? " …" : ", …";
  if (chinese) return fmt::format("     | 同样的还有 {} 行：第 {} 行\n", count, places);
  return fmt::format("     | the same in {} more {}: {} {}\n", count, count == 1 ? "row" : "rows", count == 1 ? "line" : "lines", places);
}

} // namespace

std::size_t list_rows(const std::vector<io::RowProblem>& problems, const std::vector<io::EventText>& texts, const Console& console) {
  std::map<Fault, std::vector<std::uint32_t>> lines;
  std::vector<const io::RowProblem*> first;
  for (const io::RowProblem& problem : problems) {
    auto& seen = lines[fault_of(problem)];
    if (seen.empty()) first.push_back(&problem);
    seen.push_back(problem.line);
  }
  std::size_t shown = 0;
  for (std::size_t i = 0; i < std::min(first.size(), most_messages); ++i) {
    const auto& same = lines[fault_of(*first[i])];
    console.error(io::render(*first[i], texts, console.language()) + (same.size() > 1 ? others(same, console.language()) : ""));
    shown += same.size();
  }
  return problems.size() - shown;
}

} // namespace guiyin::cli
