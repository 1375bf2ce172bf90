// Comma-separated values after RFC 4180: LF or CRLF, cells in quotes may hold commas, line ends and doubled quotes. Knows nothing of events.
#pragma once

#include "interpreter/io/plain_rows.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::io {

struct CsvCell {
  std::string_view text; // as it stands in the file, blanks around included; of a quoted cell what is between the quotes
  bool quoted = false;
  bool doubled = false; // holds doubled quotes; see `undoubled`
  const char* begin() const { return quoted ? text.data() - 1 : text.data(); }
};
std::string undoubled(std::string_view text);

// A row's cells, of a plain row or with quotes.
class CsvCells {
public:
  std::size_t size() const { return is_plain_ ? plain_.cells() : cells_.size(); }
  CsvCell operator[](std::size_t cell) const { return is_plain_ ? CsvCell{plain_.text(cell)} : cells_[cell]; }

private:
  friend class CsvReader;
  friend class CsvRows;
  bool is_plain_ = false;
  PlainRow plain_;
  std::vector<CsvCell> cells_;
};

struct CsvRow {
  std::string_view bytes; // without the line end
  std::uint32_t line = 0; // its first
  CsvCells cells;
  // Where the quotes go wrong: one that is never closed, or text after a closing one. Then the row is its first line alone, `cells` ends there, and
  // reading goes on with the next line.
  const char* broken = nullptr;
};

// Rows that stand one behind the other: several plain ones, or a single one of any kind.
class CsvRows {
public:
  std::size_t size() const { return is_single_ ? 1 : plain_.size(); }
  bool are_plain() const { return !is_single_; }
  const PlainRows& plain() const { return plain_; }
  // Good until the next call.
  const CsvRow& row(std::size_t row);

private:
  friend class CsvReader;
  PlainRows plain_;
  bool is_single_ = false;
  CsvRow row_; // the single one, or the plain one asked for
};

class CsvReader {
public:
  explicit CsvReader(std::string_view content, std::uint32_t first_line = 1) : rest_(content), line_(first_line) {}

  // False at the end. Lines that hold nothing but blanks are skipped. Reuses the row's storage; its views are into the content.
  bool next(CsvRow& row);
  // The next rows that begin before `stop`, the last of which may go on beyond it, within quotes. False if there are none. They are good until the
  // next call.
  bool next_before(CsvRows& rows, const char* stop);

  const char* position() const { return rest_.data(); } // where the next row begins
  std::uint32_t line() const { return line_; }          // its line

private:
  bool skip_blank_lines(const char* stop);
  void read_last(CsvRow& row, std::string_view line);
  void read_quoted(CsvRow& row, std::string_view line);
  std::size_t read_cell(CsvCell& cell, std::size_t at, const char*& broken) const;
  void advance(std::size_t bytes, std::uint32_t lines);

  std::string_view rest_;
  std::uint32_t line_;
};

} // namespace guiyin::io
