// The values of declared columns while rows are read: one column per field, one value per row.
#pragma once

#include "interpreter/timeline/event.hpp"

#include <span>
#include <vector>

namespace guiyin::timeline {

class ExtraStore {
public:
  ExtraStore(FieldOwner on, const std::vector<FieldRequest>& fields); // keeps those of `on`, each once

  const std::vector<FieldRequest>& fields() const { return fields_; }
  // A row's values, in the order of `fields()`; values beyond the span are missing.
  void add(std::span<const ExtraValue> values, Dictionary& texts);
  // Appends the columns with row `rows[i]` at place i.
  void move_into(std::vector<ExtraColumn>& extras, std::span<const std::uint32_t> rows) &&;

private:
  std::vector<FieldRequest> fields_;
  std::vector<std::vector<std::int64_t>> columns_;
};

} // namespace guiyin::timeline
