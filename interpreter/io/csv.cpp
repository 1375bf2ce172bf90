#include "interpreter/io/csv.hpp"

#include "interpreter/io/separators.hpp"

#include <algorithm>
#include <bit>
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

bool CsvReader::next_before(CsvRow& row, const char* stop) {
  if (!skip_blank_lines(stop)) return false;
  row.cells.clear();
  row.line = line_;
  row.broken = nullptr;
  if (read_unquoted(row)) return true;
  const std::string_view line = first_line(rest_);
  row.cells.clear();
  if (std::memchr(line.data(), '"', line.size()))
    read_quoted(row, line);
  else
    read_plain(row, line);
  return true;
}

bool CsvReader::skip_blank_lines(const char* stop) {
  while (rest_.data() < stop && !rest_.empty() && (rest_[0] == '\n' || rest_[0] == '\r' || rest_[0] == ' ' || rest_[0] == '\t')) {
    const std::string_view line = first_line(rest_);
    if (!is_blank(line)) return true;
    advance(line.size() + 1, 1);
  }
  return rest_.data() < stop && !rest_.empty();
}

// The usual line: no quotes, and not so near the end of the text that a block would go beyond it. Else false, and nothing is used up.
bool CsvReader::read_unquoted(CsvRow& row) {
  const char* const end = rest_.data() + rest_.size();
  const char* cell = rest_.data();
  for (const char* block = cell; end - block >= static_cast<std::ptrdiff_t>(separator_block); block += separator_block) {
    for (std::uint32_t found = find_separators(block); found; found &= found - 1) {
      const char* at = block + std::countr_zero(found);
      if (*at == '"') return false;
      const bool is_return = *at == '\n' && at > cell && at[-1] == '\r';
      row.cells.push_back({{cell, static_cast<std::size_t>(at - cell) - is_return}});
      cell = at + 1;
      if (*at != '\n') continue;
      row.bytes = {rest_.data(), static_cast<std::size_t>(at - rest_.data()) - is_return};
      advance(static_cast<std::size_t>(cell - rest_.data()), 1);
      return true;
    }
  }
  return false;
}

void CsvReader::read_plain(CsvRow& row, std::string_view line) {
  row.bytes = without_return(line);
  std::string_view rest = row.bytes;
  for (auto comma = rest.find(','); comma != std::string_view::npos; comma = rest.find(',')) {
    row.cells.push_back({rest.substr(0, comma)});
    rest.remove_prefix(comma + 1);
  }
  row.cells.push_back({rest});
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
    row.cells.push_back(cell);
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
