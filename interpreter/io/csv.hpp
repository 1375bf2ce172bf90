// Comma-separated values after RFC 4180: LF or CRLF, cells in quotes may hold commas, line ends and doubled quotes. Knows nothing of events.
// Lines without quotes, which are nearly all, are cut up sixty-four bytes at a time.
#pragma once

#include <array>
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

// A row's cells. Of a plain one, without quotes, only where each ends is kept.
class CsvCells {
public:
  std::size_t size() const { return plain_ ? plain_size_ : cells_.size(); }
  CsvCell operator[](std::size_t cell) const { return plain_ ? CsvCell{plain_text(cell)} : cells_[cell]; }

  bool is_plain() const { return plain_; }
  // Of a plain row's cell.
  std::string_view plain_text(std::size_t cell) const {
    const std::uint32_t* const its_end = ends_ + cell;
    const std::uint32_t begin = its_end[-1] + 1;
    const std::uint32_t end = cell + 1 == plain_size_ ? last_end_ : *its_end;
    return {from_ + begin, end - begin};
  }

private:
  friend class CsvReader;
  friend class PlainLines;
  void set_plain(const char* from, const std::uint32_t* ends, std::uint32_t size, std::uint32_t last_end) {
    plain_ = true;
    from_ = from, ends_ = ends, plain_size_ = size, last_end_ = last_end;
  }

  bool plain_ = false;
  std::uint32_t plain_size_ = 0, last_end_ = 0;
  const char* from_ = nullptr;          // what ends are counted from
  const std::uint32_t* ends_ = nullptr; // where each cell ends; before them, where the row before does
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

// Rows that stand one behind the other: several plain ones, or a single one of any kind. Whoever works on them can look ahead.
class CsvRows {
public:
  static constexpr std::size_t most = 32;
  const CsvRow* begin() const { return rows_.data(); }
  const CsvRow* end() const { return rows_.data() + size_; }
  const CsvRow& operator[](std::size_t row) const { return rows_[row]; }
  std::size_t size() const { return size_; }

private:
  friend class CsvReader;
  friend class PlainLines;
  static constexpr std::size_t most_ends = 1 << 12, most_bytes = 1 << 16;
  std::array<CsvRow, most> rows_;
  std::size_t size_ = 0;
  std::vector<std::uint32_t> ends_ = std::vector<std::uint32_t>(most_ends); // of the plain rows' cells, behind a first one of nothing
};

class CsvReader {
public:
  explicit CsvReader(std::string_view content, std::uint32_t first_line = 1) : rest_(content), line_(first_line) {}

  // False at the end. Lines that hold nothing but blanks are skipped. Reuses the row's storage; its views are into the content.
  bool next(CsvRow& row);
  // The next rows that begin before `stop`, the last of which may go on beyond it, within quotes. False if there are none. They are good until the
  // next call, and must stay where they are.
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
