// Rows of comma-separated values without quotes, which nearly all are: they end at a line end, and their cells at commas. They are cut up sixty-four
// bytes and many rows at a time, and of each cell only where it ends is kept.
#pragma once

#include "interpreter/io/wide.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace guiyin::io {

// A view of one row.
class PlainRow {
public:
  PlainRow() = default;
  // `ends` of so many cells are counted from `from`; before them stands where the row before ends.
  PlainRow(const char* from, const std::uint32_t* ends, std::uint32_t cells, std::uint32_t line)
      : from_(from), ends_(ends), cells_(cells), line_(line) {}

  std::size_t cells() const { return cells_; }
  std::string_view text(std::size_t cell) const { return cell + 1 == cells_ ? last_text() : inner_text(cell); }
  // Of a cell that is not the last.
  std::string_view inner_text(std::size_t cell) const { return between(ends_[cell], ends_[cell + 1]); }
  std::string_view bytes() const { return without_return(between(ends_[0], ends_[cells_])); } // without the line end
  std::uint32_t line() const { return line_; }

private:
  std::string_view last_text() const { return without_return(inner_text(cells_ - 1)); }
  static std::string_view without_return(std::string_view text) {
    if (text.ends_with('\r')) text.remove_suffix(1);
    return text;
  }
  std::string_view between(std::uint32_t before, std::uint32_t end) const {
    const std::uint32_t begin = before + 1;
    return {from_ + begin, end - begin};
  }

  const char* from_ = nullptr;
  const std::uint32_t* ends_ = nullptr;
  std::uint32_t cells_ = 0, line_ = 0;
};

class PlainRows {
public:
  static constexpr std::size_t most = 96;
  // Behind the first byte of each cell, so many bytes of the text can be read.
  static constexpr std::size_t readable = 16;

  // Some rows at the front of `text`, of those that begin before `stop`; none from the first line on that has a quote, nor of the last bytes of the
  // text. Lines that hold nothing but blanks are skipped. `width` says by which instructions.
  void cut(std::string_view text, const char* stop, std::uint32_t first_line, Width width = width_here());
  std::size_t size() const { return size_; }
  PlainRow operator[](std::size_t row) const { return {from_, &ends_[rows_[row].ends], rows_[row].cells, rows_[row].line}; }
  // Of all lines that were cut up or skipped.
  std::uint32_t bytes() const { return bytes_; }
  std::uint32_t lines() const { return lines_; }

private:
  friend class RowCutter;
  struct Row {
    std::uint32_t ends, cells, line;
  };
  static constexpr std::size_t enough = 32, most_ends = 1 << 12, most_bytes = 1 << 16;

  const char* from_ = nullptr;
  std::array<Row, most> rows_{};
  std::size_t size_ = 0;
  std::vector<std::uint32_t> ends_ = std::vector<std::uint32_t>(most_ends); // of all cells, one behind the other
  std::uint32_t bytes_ = 0, lines_ = 0;
};

} // namespace guiyin::io
