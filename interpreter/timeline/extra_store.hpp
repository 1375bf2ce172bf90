// The values of declared columns while rows are read: one column per field, one value per row.
#pragma once

#include "interpreter/timeline/event.hpp"
#include "interpreter/timeline/text_table.hpp"

#include <span>
#include <vector>

namespace guiyin::timeline {

class ExtraStore {
public:
  ExtraStore(FieldOwner on, const std::vector<FieldRequest>& fields); // keeps those of `on`, each once

  const std::vector<FieldRequest>& fields() const { return fields_; }
  // A row's values, in the order of `fields()`; values beyond the span are missing.
  void add(std::span<const ExtraValue> values, TextTable& names);
  // One value per row added, in the order of `fields()`; texts as codes of the `names` given to `add`.
  const std::vector<values::Column<std::int64_t>>& columns() const { return columns_; }
  std::vector<values::Column<std::int64_t>>& columns() { return columns_; }
  // Gives texts of rows from `begin` on new codes: `code_of(c)` for c.
  template <class CodeOf> void rewrite_texts(const CodeOf& code_of, std::size_t begin = 0) {
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      if (fields_[i].type != FieldType::text) continue;
      for (std::size_t row = begin; row < columns_[i].size(); ++row)
        if (std::int64_t& value = columns_[i][row]; value != missing_value) value = code_of(static_cast<std::uint32_t>(value));
    }
  }

private:
  std::vector<FieldRequest> fields_;
  std::vector<values::Column<std::int64_t>> columns_;
};

} // namespace guiyin::timeline
