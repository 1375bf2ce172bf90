#include "interpreter/io/intake.hpp"

#include "grammar/text/utf8.hpp"
#include "interpreter/io/meant_cell.hpp"

#include <algorithm>

namespace guiyin::io {

const std::vector<CellProblem>& Intake::offer(const RawRow& row) {
  problems_.clear();
  const timeline::EventRow& event = check_.check(row, problems_);
  if (problems_.empty()) rows_.add(event);
  return problems_;
}

void Intake::bring(timeline::RowBatch rows, StoredCounts counts) {
  rows_ = std::move(rows);
  stored_ = std::move(counts);
}

void Intake::reject(RowProblem problem, std::string_view bytes, std::uint32_t first_line) {
  if (problem.helps.empty()) problem.helps = meant_by_cell(problem.code, problem.arguments);
  rejected_.push_back({problem.file, first_line, bytes});
  row_problems_.push_back(std::move(problem));
}

void Intake::shift_lines(std::uint32_t file, std::uint32_t lines) {
  if (lines == 0) return;
  rows_.shift_lines(file, lines);
  for (RowProblem& problem : row_problems_)
    if (problem.file == file) problem.line += lines;
  for (RejectedRow& row : rejected_)
    if (row.file == file) row.line += lines;
}

RowPosition position_in_row(std::string_view bytes, std::uint32_t line, const char* at) {
  const std::string_view before = bytes.substr(0, std::min<std::size_t>(bytes.size(), static_cast<std::size_t>(at - bytes.data())));
  const auto line_begin = before.rfind('\n');
  const std::string_view in_line = line_begin == std::string_view::npos ? before : before.substr(line_begin + 1);
  const auto lines = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  return {line + lines, static_cast<std::uint32_t>(text::count_code_points(in_line)) + 1};
}

} // namespace guiyin::io
