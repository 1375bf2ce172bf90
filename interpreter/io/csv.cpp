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
  row.line = line_;
  row.broken = nullptr;
  row.cells.plain_ = read_unquoted(row);
  if (row.cells.plain_) return true;
  const std::string_view line = first_line(rest_);
  row.cells.cells_.clear();
  if (std::memchr(line.data(), '"', line.size()))
    read_quoted(row, line);
  else
    read_last(row, line);
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
  const char* const begin = rest_.data();
  const char* const end = begin + rest_.size();
  std::vector<std::uint32_t>& ends = row.cells.ends_;
  ends.clear();
  std::size_t at = 0; // of the block
  for (; end - begin - at >= separator_block && at < UINT32_MAX - separator_block; at += separator_block) {
    const Separators found = find_separators(begin + at);
    // What stands behind the line end is another row's.
    const std::uint64_t here = found.line_ends ? found.line_ends ^ (found.line_ends - 1) : ~std::uint64_t{0};
    if (found.quotes & here) return false;
    for (std::uint64_t cells = (found.commas | found.line_ends) & here; cells; cells &= cells - 1)
      ends.push_back(static_cast<std::uint32_t>(at + static_cast<std::size_t>(std::countr_zero(cells))));
    if (!found.line_ends) continue;
    const std::uint32_t line_end = ends.back();
    row.cells.begin_ = begin;
    if (line_end > 0 && begin[line_end - 1] == '\r') --ends.back();
    row.bytes = {begin, ends.back()};
    advance(line_end + std::size_t{1}, 1);
    return true;
  }
  return false;
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
