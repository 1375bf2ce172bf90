// Events as CSV. LANGUAGE "Events": "columns may be missing or reordered".
#include "interpreter/io/cell_value.hpp"
#include "interpreter/io/csv.hpp"
#include "interpreter/io/format_readers.hpp"
#include "interpreter/io/meant_cell.hpp"
#include "interpreter/io/text_check.hpp"
#include "interpreter/io/usual_rows.hpp"
#include "interpreter/timeline/conflict.hpp"

#include "grammar/text/nearest.hpp"
#include "grammar/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace guiyin::io {

namespace {

using timeline::Column;

constexpr std::uint16_t value_missing = 502, too_many_cells = 513, broken_quotes = 514, not_utf8 = 515, no_header = 550, column_missing = 551,
                        column_twice = 552, other_separator = 558, old_line_ends = 564, broken_header = 559;
constexpr std::size_t not_there = UINT32_MAX;

// Which cell of a row each slot is.
struct Header {
  std::vector<std::size_t> cell_of; // by slot
  std::size_t cells = 0;
};

std::string cell_text(const CsvCell& cell) {
  const std::string_view text = trimmed(cell.text);
  return cell.doubled ? undoubled(text) : std::string(text);
}

std::vector<std::string> names_of(const CsvRow& row) {
  std::vector<std::string> names;
  for (std::size_t cell = 0; cell < row.cells.size(); ++cell) names.push_back(cell_text(row.cells[cell]));
  return names;
}

Header header_of(const std::vector<std::string>& names, const EventLayout& layout) {
  Header header{std::vector<std::size_t>(layout.size(), not_there), names.size()};
  for (std::size_t cell = names.size(); cell-- > 0;)
    if (const auto slot = layout.find(names[cell])) header.cell_of[*slot] = cell;
  return header;
}

text::Diagnostic file_problem(const FileText& text, std::uint16_t code, std::vector<text::Argument> arguments) {
  arguments.insert(arguments.begin(), text.path);
  return {{code}, text::Severity::error, {}, std::move(arguments), {}, {}};
}

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names)
    if (!name.empty()) out += (out.empty() ? "" : ", ") + timeline::quotable(name);
  return out;
}

// `\r` between the lines, and no `\n` but perhaps at the very end.
bool is_one_line_of_returns(std::string_view content) {
  const std::size_t line_end = std::min(content.find('\n'), content.size());
  if (line_end + 1 < content.size()) return false;
  return content.substr(0, line_end - std::min<std::size_t>(line_end, 1)).find('\r') != std::string_view::npos;
}

// A spreadsheet that writes semicolons or tabs gives one cell that holds all names.
std::optional<text::Argument> separator_instead_of_comma(const CsvRow& row) {
  if (row.bytes.find("type") == std::string_view::npos || row.bytes.find("time") == std::string_view::npos) return std::nullopt;
  if (row.bytes.find(',') != std::string_view::npos) return std::nullopt;
  if (row.bytes.find("，") != std::string_view::npos) return text::Argument("Chinese commas", "中文逗号");
  if (row.bytes.find(';') != std::string_view::npos) return text::Argument("semicolons", "分号");
  if (row.bytes.find('\t') != std::string_view::npos) return text::Argument("tabs", "制表符");
  if (row.bytes.find('|') != std::string_view::npos) return text::Argument("vertical bars", "竖线");
  return std::nullopt;
}

// Whether the names stand in one of the lines below: then there is a title above them.
bool has_title_above(std::string_view content) {
  constexpr int looked_at = 5;
  for (int line = 0; line < looked_at && !content.empty(); ++line) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    const std::string_view here = content.substr(0, end);
    if (line > 0 && (here.starts_with("type,") || here.find(",type,") != std::string_view::npos)) return true;
    content.remove_prefix(std::min(end + 1, content.size()));
  }
  return false;
}

bool is_event(const std::string& name) {
  return std::find(timeline::event_type_names.begin(), timeline::event_type_names.end(), name) != timeline::event_type_names.end();
}

// The file lacks a column: what its first line may be instead, and which name may be meant.
text::Diagnostic missing_column(const FileText& text, const std::string& column, const std::vector<std::string>& names) {
  text::Diagnostic problem = file_problem(text, column_missing, {column, listed(names)});
  if (text.path.ends_with(".gy")) {
    problem.helps.push_back({"rule", {}, std::nullopt});
  } else if (!names.empty() && is_event(names[0])) {
    problem.helps.push_back({"no_header", {}, std::nullopt});
  } else if (has_title_above(text.content)) {
    problem.helps.push_back({"title", {}, std::nullopt});
  } else if (const auto line = translated_header(names)) {
    problem.helps.push_back({"translate", {*line}, std::nullopt});
  } else {
    for (const std::string& near : text::nearest(column, names)) problem.helps.push_back({"did_you_mean", {near, column}, std::nullopt});
  }
  return problem;
}

// What makes the whole file unusable.
std::optional<text::Diagnostic> header_problem(const FileText& text, const CsvRow& row, const std::vector<std::string>& names,
                                               const EventLayout& layout, const Header& header) {
  if (row.broken) return file_problem(text, broken_header, {});
  if (const auto separator = separator_instead_of_comma(row)) return file_problem(text, other_separator, {*separator});
  for (const Column column : {Column::type, Column::time})
    if (header.cell_of[slot_of(column)] == not_there) return missing_column(text, layout.name(slot_of(column)), names);
  for (std::size_t cell = 0; cell < names.size(); ++cell)
    if (const auto slot = layout.find(names[cell]); slot && header.cell_of[*slot] != cell) return file_problem(text, column_twice, {names[cell]});
  return std::nullopt;
}

// Cells by slot, without copying; only cells with doubled quotes need storage of their own.
class SlotCells {
public:
  explicit SlotCells(const Header& header) : header_(header), cells_(header.cell_of.size()), undoubled_(header.cell_of.size()) {}

  Cells of(const CsvRow& row) {
    for (Slot slot = 0; slot < cells_.size(); ++slot) {
      const std::size_t at = header_.cell_of[slot];
      cells_[slot] = at < row.cells.size() ? value(row.cells[at], slot) : std::string_view();
    }
    return cells_;
  }

private:
  std::string_view value(const CsvCell& cell, Slot slot) {
    if (!cell.doubled) return trimmed(cell.text);
    undoubled_[slot] = cell_text(cell);
    return undoubled_[slot];
  }

  const Header& header_;
  std::vector<std::string_view> cells_;
  std::vector<std::string> undoubled_;
};

// The fixed columns' cells of a row without quotes.
class PlainCells {
public:
  using CellOf = std::array<std::uint32_t, timeline::event_columns>; // a cell that no row has where the column is missing
  PlainCells(const PlainRow& row, const CellOf& cell_of) : row_(row), last_(static_cast<std::uint32_t>(row.cells() - 1)), cell_of_(cell_of) {}
  [[gnu::always_inline]] std::string_view operator[](Column column) const {
    const std::uint32_t cell = cell_of_[slot_of(column)];
    return cell < last_ ? row_.inner_text(cell) : cell == last_ ? row_.text(cell) : std::string_view();
  }
  [[gnu::always_inline]] static timeline::TextKey key(std::uint32_t scope, std::string_view text) {
    static_assert(PlainRows::readable >= timeline::TextKey::most_near);
    return timeline::TextKey::within_more(scope, text);
  }

private:
  const PlainRow row_;
  const std::uint32_t last_;
  const CellOf& cell_of_;
};

// Points at the value, past the blanks before it.
const char* value_begin(const CsvCell& cell) {
  if (cell.quoted) return cell.begin();
  const std::string_view value = trimmed(cell.text);
  return value.empty() ? cell.begin() : value.data();
}

class CsvEvents {
public:
  CsvEvents(const FileText& text, const Header& header, const std::vector<std::string>& names, Intake& intake)
      : text_(text), header_(header), names_(names), cells_(header), usual_(intake.rows()), intake_(intake) {
    for (Slot slot = 0; slot < cell_of_.size(); ++slot) cell_of_[slot] = static_cast<std::uint32_t>(header.cell_of[slot]);
  }

  void take(CsvRows& rows) {
    if (!text_.all_utf8 || !rows.are_plain()) {
      for (std::size_t row = 0; row < rows.size(); ++row) take(rows.row(row));
      return;
    }
    static_assert(PlainRows::most <= UsualRows::most);
    usual_.clear();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const PlainRow row = rows.plain()[i];
      if (row.cells() <= header_.cells)
        usual_.look_at(PlainCells(row, cell_of_), {text_.file, row.line()});
      else
        usual_.leave();
    }
    usual_.use([&](std::size_t row) { take(rows.row(row)); });
  }

private:
  void take(const CsvRow& row) {
    if (row.broken) return reject(row, row.broken, broken_quotes, {});
    if (!text_.all_utf8)
      if (const auto invalid = text::find_invalid_utf8(row.bytes)) return reject(row, row.bytes.data() + *invalid, not_utf8, {});
    if (const auto cell = beyond_header(row))
      return reject(row, value_begin(*cell), too_many_cells, {std::to_string(row.cells.size()), std::to_string(header_.cells)});
    const auto& problems = intake_.offer({cells_.of(row), false, {}, {text_.file, row.line}});
    if (problems.empty()) return;
    const CellProblem& problem = first_problem(problems, [&](CellPlace place) { return header_.cell_of[place.slot]; });
    const std::size_t cell = header_.cell_of[problem.place.slot];
    if (cell == not_there && problem.code.number == value_missing) return lack(problem.place.slot);
    reject(row, cell < row.cells.size() ? value_begin(row.cells[cell]) : row.bytes.data(), problem.code.number, problem.arguments);
  }
  // The first value beyond the header, if there is one. Spreadsheets add empty cells at the end; cells missing there are empty.
  std::optional<CsvCell> beyond_header(const CsvRow& row) const {
    for (std::size_t cell = header_.cells; cell < row.cells.size(); ++cell)
      if (!trimmed(row.cells[cell].text).empty()) return row.cells[cell];
    return std::nullopt;
  }
  // Every row of that type lacks it, so it is said once, of the file.
  void lack(Slot slot) {
    if (lacking_.insert(slot).second) intake_.refuse(missing_column(text_, intake_.layout().name(slot), names_));
  }
  using Helps = std::vector<text::Help>;
  // What spreadsheets leave below the data.
  static Helps helps_of(const CsvRow& row) {
    bool blank = true;
    for (std::size_t cell = 0; cell < row.cells.size(); ++cell) {
      const std::string_view text = trimmed(row.cells[cell].text);
      if (is_sum(text)) return {{"sum", {}, std::nullopt}};
      blank &= text.empty();
    }
    return blank ? Helps{{"blank_row", {}, std::nullopt}} : Helps{};
  }
  void reject(const CsvRow& row, const char* at, std::uint16_t code, std::vector<text::Argument> arguments) {
    const RowPosition position = position_in_row(row.bytes, row.line, at);
    intake_.reject({text_.file, position.line, position.column, {code}, std::move(arguments), code == value_missing ? helps_of(row) : Helps{}},
                   row.bytes, row.line);
  }

  const FileText& text_;
  const Header& header_;
  const std::vector<std::string>& names_;
  SlotCells cells_;
  PlainCells::CellOf cell_of_{};
  UsualRows usual_;
  Intake& intake_;
  std::set<Slot> lacking_; // columns that rows need and the file has not
};

} // namespace

std::optional<text::Diagnostic> problem_of_csv(const FileText& text, const EventLayout& layout) {
  CsvRow row;
  if (!CsvReader(text.content).next(row)) return file_problem(text, no_header, {});
  if (is_one_line_of_returns(text.content)) return file_problem(text, old_line_ends, {});
  const std::vector<std::string> names = names_of(row);
  return header_problem(text, row, names, layout, header_of(names, layout));
}

std::string_view first_row_of_csv(std::string_view content) {
  const std::string_view text = without_mark(content);
  CsvReader reader(text);
  CsvRow header;
  reader.next(header);
  return text.substr(0, static_cast<std::size_t>(reader.position() - text.data()));
}

Stretch rows_of_csv(const FileText& text) {
  CsvReader reader(text.content);
  CsvRow header;
  reader.next(header);
  return {reader.position(), text.content.data() + text.content.size(), reader.line()};
}

ReadTo read_csv(const FileText& text, const Stretch& stretch, Intake& intake) {
  CsvRow names_row;
  CsvReader(text.content).next(names_row);
  const std::vector<std::string> names = names_of(names_row);
  const Header header = header_of(names, intake.layout());
  for (const std::string& name : names) intake.note_column(name);
  CsvEvents events(text, header, names, intake);
  const auto begin = static_cast<std::size_t>(stretch.begin - text.content.data());
  CsvReader reader(text.content.substr(begin), stretch.line);
  for (CsvRows rows; reader.next_before(rows, stretch.end);) events.take(rows);
  return {reader.position(), reader.line()};
}

LocatedCell locate_in_csv(std::string_view content, const EventLayout& layout, std::string_view from, std::uint32_t line,
                          const std::vector<Slot>& slots) {
  CsvRow row;
  CsvReader(content).next(row);
  const Header header = header_of(names_of(row), layout);
  CsvReader(from, line).next(row);
  std::size_t which = 0;
  for (std::size_t i = 1; i < slots.size(); ++i)
    if (header.cell_of[slots[i]] < header.cell_of[slots[which]]) which = i;
  const std::size_t cell = slots.empty() ? not_there : header.cell_of[slots[which]];
  const char* at = cell < row.cells.size() ? value_begin(row.cells[cell]) : row.bytes.data();
  return {row.bytes, position_in_row(row.bytes, row.line, at), which};
}

} // namespace guiyin::io
