#include "interpreter/report/csv_text.hpp"

#include <algorithm>
#include <array>

namespace guiyin::report {

namespace {

constexpr auto is_sign = [] {
  std::array<bool, 256> signs{};
  for (const unsigned char sign : {',', '"', '\r', '\n'}) signs[sign] = true;
  return signs;
}();

bool needs_quotes(std::string_view cell) {
  if (cell.empty()) return false;
  return cell.front() == ' ' || cell.back() == ' ' ||
         std::any_of(cell.begin(), cell.end(), [](char byte) { return is_sign[static_cast<unsigned char>(byte)]; });
}

} // namespace

void append_cell(std::string& out, std::string_view cell) {
  if (!needs_quotes(cell)) {
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
