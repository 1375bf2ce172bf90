// One reader per format. Each brings every row of a file to the intake, and can find the cell of a row that turned out wrong later.
#pragma once

#include "interpreter/io/intake.hpp"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace guiyin::io {

// The file is UTF-8 (rows that are not are rejected one by one) and holds no NUL; `content` is without byte order mark. Borrows all.
struct FileText {
  const std::string& path;
  std::string_view content;
  std::uint32_t file = 0;
  bool all_utf8 = true;
  bool is_checked = true;                                        // else whoever reads a part of it must ask first whether that is text
  const std::function<void(std::string_view)>* let_go = nullptr; // as of `EventText`
};

// What makes a file of the format unusable as a whole.
std::optional<text::Diagnostic> problem_of_csv(const FileText& text, const EventLayout& layout);
std::optional<text::Diagnostic> problem_of_json_lines(const FileText& text);

// A stretch of a file without problems: rows that begin in [begin, end), of which the first is said to stand in `line`.
struct Stretch {
  const char* begin = nullptr;
  const char* end = nullptr;
  std::uint32_t line = 1;
};
// The header alone, with its line end.
std::string_view first_row_of_csv(std::string_view content);
// All rows.
Stretch rows_of_csv(const FileText& text);
Stretch rows_of_json_lines(const FileText& text);

// Where reading ended and which line begins there. A CSV row may go beyond its stretch; then the next stretch does not begin with a row.
struct ReadTo {
  const char* end = nullptr;
  std::uint32_t line = 1;
};
ReadTo read_csv(const FileText& text, const Stretch& stretch, Intake& intake);
ReadTo read_json_lines(const FileText& text, const Stretch& stretch, Intake& intake);
void read_timeline(const FileText& text, Intake& intake);

// A row whose cell is to be shown: its bytes from the file, and where the cell stands. Of several columns the one that stands first in the row is
// shown; `which` is its index. `from` is the file's content from the row's first line on.
struct LocatedCell {
  std::string_view bytes;
  RowPosition position;
  std::size_t which = 0;
};
LocatedCell locate_in_csv(std::string_view content, const EventLayout& layout, std::string_view from, std::uint32_t line,
                          const std::vector<Slot>& slots);
LocatedCell locate_in_json(const EventLayout& layout, std::string_view from, std::uint32_t line, const std::vector<Slot>& slots);
LocatedCell locate_in_timeline(std::string_view from, std::uint32_t line);

} // namespace guiyin::io
