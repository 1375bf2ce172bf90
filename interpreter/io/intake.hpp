// Where the readers of all formats bring the rows of a stretch of the input: checks them one by one, keeps the good ones, and what was wrong with the
// others. `gather` puts all stretches together.
#pragma once

#include "interpreter/io/event_layout.hpp"
#include "interpreter/io/read_events.hpp"
#include "interpreter/io/row_check.hpp"
#include "interpreter/timeline/row_batch.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::io {

// What a store says of rows that are gone.
struct StoredCounts {
  std::uint64_t duplicates = 0, rejected = 0;
  std::vector<timeline::RowSource> said; // rows that contradict others, which was said when they were loaded
};

class Intake {
public:
  // Borrows layout and options.
  Intake(const EventLayout& layout, const ReadOptions& options)
      : layout_(layout), rows_(options.fields, options.wanted), check_(layout, rows_),
        wants_columns_(options.note_columns || !options.fields.empty()) {}

  const EventLayout& layout() const { return layout_; }

  // Uses the row, or says what is wrong with it (good until the next call).
  const std::vector<CellProblem>& offer(const RawRow& row);
  // The good rows; others may be added that need no further check.
  timeline::RowBatch& rows() { return rows_; }
  // Rows that were checked when they were put into a store, and the store's counts of what it has no more.
  void bring(timeline::RowBatch rows, StoredCounts counts);
  // A row that is not used, and why.
  void reject(RowProblem problem, std::string_view bytes, std::uint32_t first_line);
  // Something that all rows of the file lack, so that nothing of it can be used.
  void refuse(text::Diagnostic problem) { file_problems_.push_back(std::move(problem)); }
  // A column that some file has, or some row carries; of interest only if policies declare columns.
  bool wants_columns() const { return wants_columns_; }
  void note_column(std::string_view name) {
    if (!columns_.contains(name)) columns_.emplace(name);
  }
  void reserve(std::size_t bytes) { rows_.reserve(bytes); }
  // The rows of `file` so far were counted from line 1, but `lines` stand before them.
  void shift_lines(std::uint32_t file, std::uint32_t lines);

private:
  friend class Gathering;
  const EventLayout& layout_;
  timeline::RowBatch rows_;
  RowCheck check_;
  std::vector<CellProblem> problems_; // of the row at hand
  bool wants_columns_;
  std::set<std::string, std::less<>> columns_;
  text::Diagnostics file_problems_;
  std::vector<RowProblem> row_problems_;
  std::vector<RejectedRow> rejected_;
  StoredCounts stored_;
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
