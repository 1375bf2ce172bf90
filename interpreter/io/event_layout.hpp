// Which columns a run reads: the fixed ones, then those that its policies declare. A column's number here is its slot.
#pragma once

#include "interpreter/timeline/event.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::io {

using Slot = std::size_t;
constexpr Slot slot_of(timeline::Column column) { return static_cast<Slot>(column); }

class EventLayout {
public:
  explicit EventLayout(const std::vector<timeline::FieldRequest>& fields);

  std::size_t size() const { return names_.size(); }
  const std::string& name(Slot slot) const { return names_[slot]; }
  std::optional<Slot> find(std::string_view name) const;

private:
  std::vector<std::string> names_; // each once; a declared column with a fixed name has that slot
};

} // namespace guiyin::io
