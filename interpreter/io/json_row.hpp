// One JSON object to cells. Numbers are kept as they are written, so no amount passes through floating point.
#pragma once

#include "grammar/text/diagnostic.hpp"
#include "interpreter/io/event_layout.hpp"
#include "interpreter/io/row_check.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::io {

// Values of one object by slot.
class JsonCells {
public:
  explicit JsonCells(std::size_t slots) : texts_(slots), after_key_(slots, npos), views_(slots) {}
  static constexpr std::size_t npos = SIZE_MAX;

  void clear();
  bool has(Slot slot) const { return after_key_[slot] != npos; }
  void name(Slot slot, std::size_t after_key) { after_key_[slot] = after_key; }
  void set(Slot slot, std::string_view text) { texts_[slot] = text; }
  std::size_t after_key(Slot slot) const { return after_key_[slot]; } // where in the line the key ends; npos if there is none
  Cells views();

private:
  std::vector<std::string> texts_;
  std::vector<std::size_t> after_key_;
  std::vector<std::string_view> views_;
};

// Why a line is no row at all.
struct JsonProblem {
  std::size_t at = 0; // in bytes
  text::Code code;
  std::vector<text::Argument> arguments;
};

// Reads line after line into the same storage.
class JsonRow {
public:
  explicit JsonRow(const EventLayout& layout) : layout_(layout), row_(layout.size()) {}

  // Keys that the layout does not know are left alone, whatever stands under them.
  std::optional<JsonProblem> read(std::string_view line);

  // The row of the last line read; views good until the next `read`.
  RawRow raw(timeline::RowSource source);
  // Where in the line a cell's value stands; npos if it has none.
  std::size_t position(std::string_view line, CellPlace place) const;
  bool carries(Slot slot) const; // in the row or one of its lines
  const std::vector<std::string>& other_keys() const { return other_keys_; }

private:
  friend class JsonHandler;
  JsonCells& element(std::size_t index);

  const EventLayout& layout_;
  JsonCells row_;
  std::vector<JsonCells> lines_; // the first `line_count_` are of this row
  std::size_t line_count_ = 0;
  bool has_lines_ = false;
  std::vector<std::string> other_keys_;
  std::vector<Cells> line_views_;
};

} // namespace guiyin::io
