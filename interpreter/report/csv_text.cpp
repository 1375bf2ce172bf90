#include "interpreter/report/csv_text.hpp"

namespace guiyin::report {

void append_cell(std::string& out, std::string_view cell) {
  const bool blank_edge = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
  if (!blank_edge && cell.find_first_of(",\"\r\n") == cell.npos) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

} // namespace guiyin::report
