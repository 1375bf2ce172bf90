// Where the readers of all formats bring their rows: checks them, passes them on to the timeline's builder, and keeps what was wrong.
#pragma once

#include "interpreter/io/event_layout.hpp"
#include "interpreter/io/read_events.hpp"
#include "interpreter/io/row_check.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::io {

class Intake {
public:
  Intake(const std::vector<EventText>& texts, const ReadOptions& options);

  const EventLayout& layout() const { return layout_; }

  // Uses the row, or says what is wrong with it (good until the next call).
  const std::vector<CellProblem>& offer(const RawRow& row);
  // A row that is not used, and why.
  void reject(RowProblem problem, std::string_view bytes, std::uint32_t first_line);
  // A file of which nothing can be used.
  void refuse(text::Diagnostic problem) { result_.file_problems.push_back(std::move(problem)); }
  // A column that some file has, or some row carries; of interest only if policies declare columns.
  bool wants_columns() const { return !fields_.empty(); }
  void note_column(std::string_view name) {
    if (!columns_.contains(name)) columns_.emplace(name);
  }
  // Nothing more comes. Rows that turn out to be wrong beside others are located by reading their lines once more.
  ReadResult finish(const std::vector<EventText>& texts) &&;

private:
  void reject_late(std::vector<timeline::Conflict> conflicts, const std::vector<EventText>& texts);
  void report_missing_columns();

  EventLayout layout_;
  std::vector<timeline::FieldRequest> fields_;
  timeline::Builder builder_;
  RowCheck check_;
  std::vector<CellProblem> problems_;
  std::set<std::string, std::less<>> columns_;
  ReadResult result_;
};

// The problem of the cell that stands first in the row; `position` gives where a cell stands, SIZE_MAX if nowhere.
template <class Position> const CellProblem& first_problem(const std::vector<CellProblem>& problems, Position position) {
  const CellProblem* first = &problems.front();
  for (const CellProblem& problem : problems)
    if (position(problem.place) < position(first->place)) first = &problem;
  return *first;
}

// Line and column of `at` within a row's bytes that begin at column 1 of `line`.
struct RowPosition {
  std::uint32_t line = 0, column = 1;
};
RowPosition position_in_row(std::string_view bytes, std::uint32_t line, const char* at);

} // namespace guiyin::io
