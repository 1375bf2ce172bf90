#include "interpreter/io/stored_columns.hpp"

#include "interpreter/io/cell_value.hpp"
#include "interpreter/io/missing_columns.hpp"
#include "interpreter/io/row_check.hpp"

#include <algorithm>
#include <utility>

namespace guiyin::io {

using namespace timeline;

namespace {

constexpr std::uint16_t no_value_of_type = 585;

// What each text that occurs means as a value of the type, found once.
class Meanings {
public:
  Meanings(const Dictionary& texts, FieldType type) : texts_(texts), type_(type), known_(texts.names() + std::size_t{1}) {}

  // Nullopt if the text is no value of the type.
  std::optional<std::int64_t> of(std::int64_t text) {
    Known& known = known_[static_cast<std::size_t>(text)];
    if (!known.looked_at) known = {true, value_of_cell(texts_[static_cast<TextId>(text)], type_)};
    return known.value;
  }

private:
  struct Known {
    bool looked_at = false;
    std::optional<std::int64_t> value;
  };
  const Dictionary& texts_;
  FieldType type_;
  std::vector<Known> known_;
};

RowSource source_of(const Timeline& timeline, FieldOwner on, std::size_t row) {
  if (on == FieldOwner::chat) return timeline.messages.source[row];
  return timeline.lines.source[on == FieldOwner::line ? row : timeline.orders[row].lines.begin];
}

std::size_t rows_of(const Timeline& timeline, FieldOwner on) {
  if (on == FieldOwner::chat) return timeline.messages.size();
  return on == FieldOwner::order ? timeline.orders.size() : timeline.lines.order.size();
}

// A column's values; how many are none, and which of these was read first.
struct Typed {
  values::Column<std::int64_t> values;
  std::size_t wrong = 0;
  std::optional<RowSource> first;
  std::string_view text; // there
};

Typed typed(const Timeline& timeline, const ExtraColumn& texts, FieldType type) {
  Typed out;
  Meanings meanings(timeline.texts, type);
  out.values.reserve(texts.values.size());
  for (std::size_t row = 0; row < texts.values.size(); ++row) {
    const std::int64_t text = texts.values[row];
    const auto value = text == missing_value ? missing_value : meanings.of(text);
    out.values.push_back(value.value_or(missing_value));
    if (value) continue;
    ++out.wrong;
    const RowSource source = source_of(timeline, texts.field.on, row);
    if (out.first && std::pair(out.first->file, out.first->line) <= std::pair(source.file, source.line)) continue;
    out.first = source;
    out.text = timeline.texts[static_cast<TextId>(text)];
  }
  return out;
}

} // namespace

std::vector<std::string> further_columns(const std::vector<std::string>& columns) {
  std::vector<std::string> further;
  for (const std::string& column : columns)
    if (!column.empty() && std::find(column_names.begin(), column_names.end(), column) == column_names.end()) further.push_back(column);
  return further;
}

void add_columns(const std::vector<std::string>& more, std::vector<std::string>& columns) {
  for (const std::string& column : more)
    if (std::find(columns.begin(), columns.end(), column) == columns.end()) columns.push_back(column);
}

std::vector<FieldRequest> as_texts(const std::vector<std::string>& columns) {
  std::vector<FieldRequest> fields;
  for (const std::string& column : columns)
    for (const FieldOwner on : {FieldOwner::chat, FieldOwner::order, FieldOwner::line}) fields.push_back({on, column, FieldType::text});
  return fields;
}

void ColumnTyping::type(Timeline& timeline) {
  std::vector<ExtraColumn> texts = std::exchange(timeline.extras, {});
  for (std::size_t i = 0; i < declared_.size(); ++i) {
    const FieldRequest& field = declared_[i];
    ExtraColumn& out = timeline.extras.emplace_back(ExtraColumn{field, {}});
    const auto found =
        std::find_if(texts.begin(), texts.end(), [&](const ExtraColumn& each) { return each.field.on == field.on && each.field.name == field.name; });
    if (found == texts.end()) {
      out.values.append(rows_of(timeline, field.on), missing_value);
    } else if (field.type == FieldType::text) {
      out.values = found->values;
    } else {
      Typed column = typed(timeline, *found, field.type);
      if (column.wrong) note(wrong_[i], timeline, column.wrong, *column.first, column.text);
      out.values = std::move(column.values);
    }
  }
}

void ColumnTyping::note(Wrong& wrong, const Timeline& timeline, std::size_t count, RowSource first, std::string_view text) {
  const bool is_first = wrong.count == 0 || std::pair(first.file, first.line) < std::pair(wrong.first.file, wrong.first.line);
  wrong.count += count;
  if (is_first) wrong.first = first, wrong.file = timeline.files[first.file], wrong.text = text;
}

text::Diagnostics ColumnTyping::problems() const {
  text::Diagnostics problems = missing_columns(declared_, columns_, true);
  for (std::size_t i = 0; i < declared_.size(); ++i) {
    const Wrong& wrong = wrong_[i];
    if (wrong.count == 0) continue;
    problems.push_back({{no_value_of_type},
                        text::Severity::error,
                        {},
                        {quotable(declared_[i].name), expected_value(declared_[i].type), std::to_string(wrong.count), wrong.file,
                         std::to_string(wrong.first.line), quotable(wrong.text)},
                        {},
                        {}});
  }
  return problems;
}

} // namespace guiyin::io
