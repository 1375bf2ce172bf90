// Nearly all lines of JSON are plain: one object of strings without escapes, numbers and nothing nested. These are read here, without copying; all
// others, and whatever is wrong, are `JsonRow`'s, whose meaning this has.
#pragma once

#include "interpreter/io/event_layout.hpp"
#include "interpreter/io/row_check.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace guiyin::io {

class PlainJson {
public:
  // Borrows the layout. With `every_key`, a line with a key that the layout does not know is not plain.
  PlainJson(const EventLayout& layout, bool every_key);

  // False if the line is not plain; `line` must be UTF-8.
  bool read(std::string_view line);
  // Of the last line read; empty where it has none. Views into the line, as are those of `raw`, the row.
  std::string_view value(Slot slot) const { return cells_[slot]; }
  RawRow raw(timeline::RowSource source) const { return {cells_, false, {}, source}; }
  // The keys that it has.
  const std::vector<Slot>& slots() const { return set_; }

private:
  static constexpr Slot unknown = SIZE_MAX;
  bool read_object(const char* at, const char* end);
  Slot slot_of_key(std::string_view key, Slot before);
  bool set(Slot slot, std::string_view value);

  const EventLayout& layout_;
  bool every_key_;
  std::vector<std::string_view> cells_;
  std::vector<bool> has_;
  std::vector<Slot> set_;
  // Which two keys came last behind each key (the last entry: at the beginning), since rows of one type have the same keys in the same order.
  std::vector<std::array<Slot, 2>> expected_;
};

} // namespace guiyin::io
