#include "interpreter/report/csv_text.hpp"

#include <algorithm>

namespace guiyin::report {

void append_cell(std::string& out, std::string_view cell) {
  const bool blank_edge = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
  const auto is_sign = [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; };
  if (!blank_edge && std::none_of(cell.begin(), cell.end(), is_sign)) {
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
