#include "interpreter/io/csv.hpp"

#include <algorithm>
#include <cstring>

namespace guiyin::io {

namespace {

// Up to the line end, without it.
std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

std::string_view without_return(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

// The closing quote of a cell whose text begins at `from`; npos if there is none. Sets `doubled` if the text holds doubled quotes.
std::size_t closing_quote(std::string_view text, std::size_t from, bool& doubled) {
  for (std::size_t at = text.find('"', from); at != std::string_view::npos; at = text.find('"', at + 2)) {
    if (at + 1 == text.size() || text[at + 1] != '"') return at;
    doubled = true;
  }
  return std::string_view::npos;
}

} // namespace

std::string undoubled(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    out += text[at];
    if (text[at] == '"') ++at;
  }
  return out;
}

const CsvRow& CsvRows::row(std::size_t row) {
  if (is_single_) return row_;
  const PlainRow plain = plain_[row];
  row_.bytes = plain.bytes();
  row_.line = plain.line();
  row_.broken = nullptr;
  row_.cells.is_plain_ = true;
  row_.cells.plain_ = plain;
  return row_;
}

bool CsvReader::next(CsvRow& row) {
  if (!skip_blank_lines(rest_.data() + rest_.size())) return false;
  row.line = line_;
  row.broken = nullptr;
  row.cells.is_plain_ = false;
  row.cells.cells_.clear();
  const std::string_view line = first_line(rest_);
  if (std::memchr(line.data(), '"', line.size()))
    read_quoted(row, line);
  else
    read_last(row, line);
  return true;
}

bool CsvReader::next_before(CsvRows& rows, const char* stop) {
  rows.is_single_ = false;
  if (!skip_blank_lines(stop)) return false;
  rows.plain_.cut(rest_, stop, line_);
  advance(rows.plain_.bytes(), rows.plain_.lines());
  if (rows.plain_.size() == 0) rows.is_single_ = next(rows.row_);
  return rows.size() > 0;
}

bool CsvReader::skip_blank_lines(const char* stop) {
  while (rest_.data() < stop && !rest_.empty() && (rest_[0] == '\n' || rest_[0] == '\r' || rest_[0] == ' ' || rest_[0] == '\t')) {
    const std::string_view line = first_line(rest_);
    if (!is_blank(line)) return true;
    advance(line.size() + 1, 1);
  }
  return rest_.data() < stop && !rest_.empty();
}

// The last lines of a text, without quotes.
void CsvReader::read_last(CsvRow& row, std::string_view line) {
  row.bytes = without_return(line);
  std::string_view rest = row.bytes;
  for (auto comma = rest.find(','); comma != std::string_view::npos; comma = rest.find(',')) {
    row.cells.cells_.push_back({rest.substr(0, comma)});
    rest.remove_prefix(comma + 1);
  }
  row.cells.cells_.push_back({rest});
  advance(line.size() + 1, 1);
}

// Cell by cell, since a quoted one may go on over several lines.
void CsvReader::read_quoted(CsvRow& row, std::string_view line) {
  for (std::size_t at = 0;;) {
    CsvCell cell;
    const std::size_t end = read_cell(cell, at, row.broken);
    if (row.broken) {
      row.bytes = without_return(line);
      return advance(line.size() + 1, 1);
    }
    row.cells.cells_.push_back(cell);
    if (end == rest_.size() || rest_[end] == '\n') {
      row.bytes = without_return(rest_.substr(0, end));
      return advance(end + 1, 1 + static_cast<std::uint32_t>(std::count(row.bytes.begin(), row.bytes.end(), '\n')));
    }
    at = end + 1;
  }
}

// The cell that begins at `at`; gives where it ends: at a comma, a line end or the end of the text. Blanks may stand around the quotes.
std::size_t CsvReader::read_cell(CsvCell& cell, std::size_t at, const char*& broken) const {
  const std::size_t open = std::min(rest_.find_first_not_of(" \t", at), rest_.size());
  if (open == rest_.size() || rest_[open] != '"') {
    const std::size_t end = std::min(rest_.find_first_of(",\n", at), rest_.size());
    cell.text = rest_.substr(at, end - at);
    return end;
  }
  cell.quoted = true;
  const std::size_t close = closing_quote(rest_, open + 1, cell.doubled);
  if (close == std::string_view::npos) {
    broken = rest_.data() + open;
    return rest_.size();
  }
  cell.text = rest_.substr(open + 1, close - open - 1);
  const std::size_t end = std::min(rest_.find_first_not_of(" \t\r", close + 1), rest_.size());
  if (end == rest_.size() || rest_[end] == ',' || rest_[end] == '\n') return end;
  const bool in_one_line = cell.text.find('\n') == std::string_view::npos; // else the opening quote is the likelier mistake
  broken = rest_.data() + (in_one_line ? end : open);
  return end;
}

void CsvReader::advance(std::size_t bytes, std::uint32_t lines) {
  rest_.remove_prefix(std::min(bytes, rest_.size()));
  line_ += lines;
}

} // namespace guiyin::io
