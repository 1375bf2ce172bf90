// Rows of events, one after the other, to a timeline: for whoever has few and no batches.
#pragma once

#include "interpreter/timeline/assemble.hpp"

#include <string>
#include <utility>
#include <vector>

namespace guiyin::timeline {

// Reading order is the order of `add`. Copies what it keeps of a row.
class Builder {
public:
  // `files` are what RowSource::file indexes. A field asked for twice is kept once.
  explicit Builder(std::vector<std::string> files, const std::vector<FieldRequest>& fields = {}) : files_(std::move(files)), rows_(fields) {}

  const RowBatch& rows() const { return rows_; }
  void add(const EventRow& row) { rows_.add(row); }
  Built finish() && {
    std::vector<RowBatch> batches;
    batches.push_back(std::move(rows_));
    return assemble(std::move(batches), std::move(files_));
  }

private:
  std::vector<std::string> files_;
  RowBatch rows_;
};

} // namespace guiyin::timeline
