#include "interpreter/timeline/extra_store.hpp"

#include "interpreter/timeline/arrange.hpp"

#include <algorithm>

namespace guiyin::timeline {

namespace {

std::int64_t stored(const FieldRequest& field, const ExtraValue& value, Dictionary& texts) {
  if (field.type != FieldType::text) return value.value;
  return value.text.empty() ? missing_value : static_cast<std::int64_t>(texts.intern(value.text));
}

} // namespace

ExtraStore::ExtraStore(FieldOwner on, const std::vector<FieldRequest>& fields) {
  for (const FieldRequest& field : fields)
    if (field.on == on && std::find(fields_.begin(), fields_.end(), field) == fields_.end()) fields_.push_back(field);
  columns_.resize(fields_.size());
}

void ExtraStore::add(std::span<const ExtraValue> values, Dictionary& texts) {
  for (std::size_t i = 0; i < fields_.size(); ++i) columns_[i].push_back(i < values.size() ? stored(fields_[i], values[i], texts) : missing_value);
}

void ExtraStore::move_into(std::vector<ExtraColumn>& extras, std::span<const std::uint32_t> rows) && {
  for (std::size_t i = 0; i < fields_.size(); ++i) extras.push_back({std::move(fields_[i]), arranged(columns_[i], rows)});
}

} // namespace guiyin::timeline
