// One row's cells to values. LANGUAGE "Bad rows", as far as a row can be judged alone.
#pragma once

#include "grammar/text/diagnostic.hpp"
#include "interpreter/io/event_layout.hpp"
#include "interpreter/timeline/row_batch.hpp"
#include "interpreter/values/moment_reader.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace guiyin::io {

// A row's cells by slot, without blanks around; empty where the column or the value is missing.
using Cells = std::span<const std::string_view>;

struct RawRow {
  Cells cells;
  bool has_lines = false;       // JSON lines and timelines: the lines of an order stand apart
  std::span<const Cells> lines; // these
  timeline::RowSource source;
};

// Which cell: of the row, or of its element `line`.
inline constexpr std::size_t of_row = SIZE_MAX;
struct CellPlace {
  Slot slot = 0;
  std::size_t line = of_row;
};

struct CellProblem {
  CellPlace place;
  text::Code code;
  std::vector<text::Argument> arguments;
};

// What a message says is expected of a cell of a declared column.
text::Argument expected_value(timeline::FieldType type);

class RowCheck {
public:
  // `rows` says which extra values a row carries, and in which order.
  RowCheck(const EventLayout& layout, const timeline::RowBatch& rows);

  // The row's values: views into the cells and into this object, good until the next call. All that is wrong is added to `problems`; then the row
  // must not be used.
  const timeline::EventRow& check(const RawRow& raw, std::vector<CellProblem>& problems);

private:
  struct Field {
    Slot slot;
    timeline::FieldRequest request;
  };
  std::vector<Field> fields_of(timeline::FieldOwner on, const EventLayout& layout, const timeline::RowBatch& rows) const;

  void check_unused_choices();
  void check_chat();
  void check_order(const RawRow& raw);
  void check_happening();
  void check_transfer();
  timeline::LineRow check_line(const RawRow& raw, std::size_t line);
  void check_discounts(const timeline::LineRow& line, std::size_t place);
  std::span<const timeline::ExtraValue> check_extras(const std::vector<Field>& fields, std::size_t line);

  std::string_view cell(timeline::Column column) const { return cells_[slot_of(column)]; }
  std::string_view line_cell(Slot slot, std::size_t line) const;
  std::string_view required(timeline::Column column);
  void missing(timeline::Column column, std::size_t line = of_row);
  timeline::Money money(timeline::Column column, std::size_t line, bool is_required);
  std::int64_t quantity(std::size_t line);
  template <std::size_t n> std::size_t choice(timeline::Column column, const std::array<std::string_view, n>& names, std::uint16_t code);
  void problem(timeline::Column column, std::size_t line, std::uint16_t code, std::vector<text::Argument> arguments);

  std::vector<Field> chat_fields_, order_fields_, line_fields_;
  values::MomentReader read_moment_;
  // Of the row at hand.
  Cells cells_;
  std::span<const Cells> lines_;
  std::vector<CellProblem>* problems_ = nullptr;
  timeline::EventRow row_;
  std::vector<timeline::LineRow> line_rows_;
  std::vector<timeline::ExtraValue> extras_;
};

} // namespace guiyin::io
