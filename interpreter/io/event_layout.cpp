#include "interpreter/io/event_layout.hpp"

#include <algorithm>

namespace guiyin::io {

EventLayout::EventLayout(const std::vector<timeline::FieldRequest>& fields) : names_(timeline::column_names.begin(), timeline::column_names.end()) {
  for (const timeline::FieldRequest& field : fields)
    if (!find(field.name)) names_.push_back(field.name);
}

std::optional<Slot> EventLayout::find(std::string_view name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  return found == names_.end() ? std::nullopt : std::optional(static_cast<Slot>(found - names_.begin()));
}

} // namespace guiyin::io
