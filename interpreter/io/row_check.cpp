#include "interpreter/io/row_check.hpp"

#include "interpreter/io/cell_value.hpp"
#include "interpreter/io/row_words.hpp"
#include "interpreter/timeline/conflict.hpp"

#include <algorithm>

namespace guiyin::io {

namespace {

using timeline::Column;
using timeline::EventType;
using timeline::FieldOwner;
using timeline::FieldType;
using timeline::Money;
using timeline::quotable;

constexpr std::uint16_t unknown_type = 501, value_missing = 502, no_time = 503, no_money = 504, no_count = 505, negative = 506, unknown_from = 507,
                        unknown_kind = 508, unknown_stage = 509, discounts_too_large = 510, line_too_large = 511, no_extra_value = 512,
                        lines_empty = 519, stated_twice = 520, out_of_place = 522;

constexpr std::array<Column, 6> line_columns{Column::sku,          Column::qty, Column::price, Column::full_reduction, Column::category_discount,
                                             Column::item_discount};

std::string_view name_of(Column column) { return timeline::column_names[static_cast<std::size_t>(column)]; }

bool is_number(FieldType type) { return type == FieldType::money || type == FieldType::count; }

} // namespace

text::Argument expected_value(FieldType type) {
  switch (type) {
  case FieldType::moment:
    return {"a date and time such as 2023-10-16 10:30:00", "日期和时间，例如 2023-10-16 10:30:00"};
  case FieldType::duration:
    return {"a duration with its unit, such as 90s, 10min or 01:30:00", "带单位的时长，例如 90秒、10分钟 或 01:30:00"};
  case FieldType::money:
    return {"an amount in yuan with up to two decimals, such as 180.00", "以元为单位、最多两位小数的金额，例如 180.00"};
  case FieldType::share:
    return {"a percentage or a decimal fraction, such as 12.5% or 0.125", "百分比或小数，例如 12.5% 或 0.125"};
  case FieldType::count:
    return {"a whole number", "整数"};
  case FieldType::yes_no:
    return {"yes, no, true, false, 1, 0, 是 or 否", "yes、no、true、false、1、0、是 或 否"};
  case FieldType::text:
    break;
  }
  return {"a text", "文字"};
}

RowCheck::RowCheck(const EventLayout& layout, const timeline::RowBatch& rows)
    : chat_fields_(fields_of(FieldOwner::chat, layout, rows)), order_fields_(fields_of(FieldOwner::order, layout, rows)),
      line_fields_(fields_of(FieldOwner::line, layout, rows)) {}

std::vector<RowCheck::Field> RowCheck::fields_of(FieldOwner on, const EventLayout& layout, const timeline::RowBatch& rows) const {
  std::vector<Field> fields;
  for (const timeline::FieldRequest& request : rows.fields(on))
    if (const auto slot = layout.find(request.name)) fields.push_back({*slot, request});
  return fields;
}

const timeline::EventRow& RowCheck::check(const RawRow& raw, std::vector<CellProblem>& problems) {
  cells_ = raw.cells;
  lines_ = raw.lines;
  problems_ = &problems;
  line_rows_.clear();
  extras_.clear();
  extras_.reserve(chat_fields_.size() + order_fields_.size() + line_fields_.size() * std::max<std::size_t>(1, raw.lines.size()));
  row_ = {};
  row_.source = raw.source;
  row_.id = cell(Column::id);
  row_.shop = cell(Column::shop);
  row_.buyer = cell(Column::buyer);
  if (const std::string_view time = required(Column::time); !time.empty()) {
    if (const auto moment = read_moment_(time))
      row_.time = *moment;
    else
      problem(Column::time, of_row, no_time, {quotable(time)});
  }
  const std::size_t before = problems.size();
  if (required(Column::type).empty()) return row_;
  row_.type = static_cast<EventType>(choice(Column::type, timeline::event_type_names, unknown_type));
  if (problems.size() != before) return row_;
  if (row_.type != EventType::chat) check_unused_choices();
  if (row_.type == EventType::chat)
    check_chat();
  else if (row_.type == EventType::order)
    check_order(raw);
  else if (row_.type == EventType::transfer)
    check_transfer();
  else
    check_happening();
  return row_;
}

// "A `from` or `kind` that is not listed" is wrong on rows that have no use for it too: often a comma too many has moved the row's values.
void RowCheck::check_unused_choices() {
  const auto check = [&](Column column, const auto& names) {
    const std::string_view text = cell(column);
    if (text.empty() || std::find(names.begin(), names.end(), text) != names.end()) return;
    const std::string type(timeline::event_type_names[static_cast<std::size_t>(row_.type)]);
    problem(column, of_row, out_of_place, {quotable(text), name_of(column), type});
  };
  check(Column::from, from_words);
  check(Column::kind, kind_words);
}

void RowCheck::check_chat() {
  required(Column::buyer);
  row_.agent = required(Column::agent);
  row_.from = static_cast<timeline::Sender>(choice(Column::from, from_words, unknown_from));
  row_.kind = kind_at(choice(Column::kind, kind_words, unknown_kind));
  row_.sku = cell(Column::sku);
  row_.extras = check_extras(chat_fields_, of_row);
}

void RowCheck::check_order(const RawRow& raw) {
  row_.order = required(Column::order);
  row_.extras = check_extras(order_fields_, of_row);
  if (!raw.has_lines) {
    line_rows_.push_back(check_line(raw, of_row));
  } else {
    if (raw.lines.empty()) problem(Column::order, of_row, lines_empty, {quotable(row_.order)});
    for (const Column column : line_columns)
      if (!cell(column).empty()) problem(column, of_row, stated_twice, {name_of(column)});
    for (std::size_t line = 0; line < raw.lines.size(); ++line) line_rows_.push_back(check_line(raw, line));
  }
  row_.lines = line_rows_;
}

void RowCheck::check_happening() {
  row_.order = required(Column::order);
  if (row_.type == EventType::cancel || row_.type == EventType::refund) row_.sku = cell(Column::sku);
  if (row_.type == EventType::pay) row_.stage = static_cast<timeline::Stage>(choice(Column::stage, stage_words, unknown_stage));
  if (row_.type == EventType::refund) row_.amount = money(Column::amount, of_row, true);
}

void RowCheck::check_transfer() {
  required(Column::buyer);
  row_.agent = required(Column::agent);
  row_.to = required(Column::to);
}

timeline::LineRow RowCheck::check_line(const RawRow& raw, std::size_t line) {
  timeline::LineRow row;
  const std::size_t before = problems_->size();
  row.sku = line_cell(slot_of(Column::sku), line);
  row.qty = quantity(line);
  row.price = money(Column::price, line, true);
  row.full_reduction = money(Column::full_reduction, line, false);
  row.category_discount = money(Column::category_discount, line, false);
  row.item_discount = money(Column::item_discount, line, false);
  if (problems_->size() == before) check_discounts(row, line);
  row.extras = check_extras(line_fields_, raw.has_lines ? line : of_row);
  return row;
}

// "Discounts above qty × price."
void RowCheck::check_discounts(const timeline::LineRow& line, std::size_t place) {
  if (line.qty != 0 && line.price.fen > values::largest_money.fen / line.qty) {
    problem(Column::price, place, line_too_large,
            {std::to_string(line.qty), values::to_string(line.price), values::to_string(values::largest_money)});
    return;
  }
  const Money gross{line.qty * line.price.fen};
  const Money all = line.full_reduction + line.category_discount + line.item_discount;
  if (all <= gross) return;
  Money sum = line.full_reduction;
  Column column = Column::full_reduction; // the one that goes beyond
  if (sum <= gross) sum += line.category_discount, column = Column::category_discount;
  if (sum <= gross) column = Column::item_discount;
  problem(column, place, discounts_too_large, {values::to_string(all), values::to_string(gross)});
}

// A value of a line's element, or else of the row, goes for a `line` field; one of the row, or else of the first line, for an `order` field.
std::span<const timeline::ExtraValue> RowCheck::check_extras(const std::vector<Field>& fields, std::size_t line) {
  if (fields.empty()) return {};
  const std::size_t begin = extras_.size();
  for (const Field& field : fields) {
    std::string_view text = line_cell(field.slot, line);
    std::size_t place = text.empty() ? of_row : line;
    if (text.empty()) text = cells_[field.slot];
    if (text.empty() && line == of_row && !lines_.empty()) {
      text = lines_.front()[field.slot];
      place = 0;
    }
    timeline::ExtraValue& extra = extras_.emplace_back();
    if (text.empty()) continue;
    if (field.request.type == FieldType::text) {
      extra.text = text;
      continue;
    }
    const auto value = parse_extra(text, field.request.type);
    if (value) extra.value = *value;
    if (!value)
      problems_->push_back({{field.slot, place}, {no_extra_value}, {field.request.name, quotable(text), expected_value(field.request.type)}});
    else if (*value < 0 && is_number(field.request.type))
      problems_->push_back({{field.slot, place}, {negative}, {field.request.name, quotable(text)}});
  }
  return std::span(extras_).subspan(begin);
}

std::string_view RowCheck::line_cell(Slot slot, std::size_t line) const { return line == of_row ? cells_[slot] : lines_[line][slot]; }

std::string_view RowCheck::required(Column column) {
  if (cell(column).empty()) missing(column);
  return cell(column);
}

void RowCheck::missing(Column column, std::size_t line) {
  const bool typed = column != Column::type && column != Column::time;
  const std::string type(timeline::event_type_names[static_cast<std::size_t>(row_.type)]);
  const text::Argument who = typed ? text::Argument("a row of type “" + type + "”", "“" + type + "”行") : text::Argument("every row", "每一行");
  problem(column, line, value_missing, {name_of(column), who});
}

Money RowCheck::money(Column column, std::size_t line, bool is_required) {
  const std::string_view text = line_cell(slot_of(column), line);
  if (text.empty()) {
    if (is_required) missing(column, line);
    return {};
  }
  const auto money = values::parse_money(text);
  if (!money)
    problem(column, line, no_money, {name_of(column), quotable(text)});
  else if (money->fen < 0)
    problem(column, line, negative, {name_of(column), quotable(text)});
  return money.value_or(Money{});
}

std::int64_t RowCheck::quantity(std::size_t line) {
  const std::string_view text = line_cell(slot_of(Column::qty), line);
  if (text.empty()) {
    missing(Column::qty, line);
    return 0;
  }
  const auto count = parse_count(text);
  if (!count)
    problem(Column::qty, line, no_count, {name_of(Column::qty), quotable(text)});
  else if (*count < 0)
    problem(Column::qty, line, negative, {name_of(Column::qty), quotable(text)});
  return count.value_or(0);
}

// Which of the names the cell holds; a problem and 0 if none.
template <std::size_t n> std::size_t RowCheck::choice(Column column, const std::array<std::string_view, n>& names, std::uint16_t code) {
  const std::string_view text = cell(column);
  for (std::size_t i = 0; i < n; ++i)
    if (names[i] == text) return i;
  if (cell(column).empty())
    missing(column);
  else
    problem(column, of_row, code, {quotable(cell(column))});
  return 0;
}

void RowCheck::problem(Column column, std::size_t line, std::uint16_t code, std::vector<text::Argument> arguments) {
  problems_->push_back({{slot_of(column), line}, {code}, std::move(arguments)});
}

} // namespace guiyin::io
