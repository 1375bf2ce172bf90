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

// Cuts up usual lines: without quotes, and not so near the end of the text that a block would go beyond it.
class PlainLines {
public:
  PlainLines(std::string_view text, std::uint32_t first_line, CsvRows& rows)
      : text_(text), first_line_(first_line), rows_(rows), end_(rows.ends_.data()), full_(end_ + CsvRows::most_ends - separator_block) {
    *end_++ = UINT32_MAX; // so that the first row begins at 0
    ends_of_row_ = end_;
  }

  // As many as there are and as there is room for, of those that begin before `stop`.
  void cut(const char* stop) {
    for (std::uint32_t at = 0; has_block(at) && has_room(stop); at += separator_block) {
      const Separators found = find_separators(text_.data() + at);
      const std::uint64_t before_quotes = found.quotes ? (found.quotes & -found.quotes) - 1 : ~std::uint64_t{0};
      std::uint64_t separators = (found.commas | found.line_ends) & before_quotes;
      for (std::uint64_t line_ends = found.line_ends & before_quotes; line_ends && has_room(stop); line_ends &= line_ends - 1) {
        const std::uint64_t up_to_line_end = line_ends ^ (line_ends - 1);
        note(separators & up_to_line_end, at);
        separators &= ~up_to_line_end;
        add_row();
      }
      if (found.quotes) return;
      note(separators, at);
    }
  }
  std::uint32_t bytes() const { return used_; } // of all lines cut up
  std::uint32_t lines() const { return lines_; }

private:
  bool has_block(std::uint32_t at) const { return at + separator_block <= text_.size() && at < CsvRows::most_bytes && end_ <= full_; }
  bool has_room(const char* stop) const { return rows_.size_ < CsvRows::most && text_.data() + used_ < stop; }

  void note(std::uint64_t separators, std::uint32_t at) {
    std::uint32_t* end = end_; // a compiler cannot know that what is noted does not change where it is
    for (; separators; separators &= separators - 1) *end++ = at + static_cast<std::uint32_t>(std::countr_zero(separators));
    end_ = end;
  }

  // Up to the separator noted last.
  void add_row() {
    const std::uint32_t line_end = end_[-1];
    const bool with_return = line_end > used_ && text_[line_end - 1] == '\r';
    const std::string_view bytes = text_.substr(used_, line_end - used_ - std::size_t{with_return});
    const auto cells = static_cast<std::uint32_t>(end_ - ends_of_row_);
    if (cells > 1 || !is_blank(bytes)) {
      CsvRow& row = rows_.rows_[rows_.size_++];
      row.bytes = bytes;
      row.line = first_line_ + lines_;
      row.broken = nullptr;
      row.cells.set_plain(text_.data(), ends_of_row_, cells, line_end - std::uint32_t{with_return});
    }
    ends_of_row_ = end_;
    used_ = line_end + 1;
    ++lines_;
  }

  std::string_view text_;
  std::uint32_t first_line_;
  CsvRows& rows_;
  std::uint32_t* end_; // behind the separators noted
  const std::uint32_t* full_;
  const std::uint32_t* ends_of_row_ = nullptr;
  std::uint32_t used_ = 0, lines_ = 0;
};

bool CsvReader::next(CsvRow& row) {
  if (!skip_blank_lines(rest_.data() + rest_.size())) return false;
  row.line = line_;
  row.broken = nullptr;
  row.cells.plain_ = false;
  row.cells.cells_.clear();
  const std::string_view line = first_line(rest_);
  if (std::memchr(line.data(), '"', line.size()))
    read_quoted(row, line);
  else
    read_last(row, line);
  return true;
}

bool CsvReader::next_before(CsvRows& rows, const char* stop) {
  rows.size_ = 0;
  if (!skip_blank_lines(stop)) return false;
  PlainLines plain(rest_, line_, rows);
  plain.cut(stop);
  advance(plain.bytes(), plain.lines());
  if (rows.size_ == 0) rows.size_ = next(rows.rows_[0]) ? 1 : 0;
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
