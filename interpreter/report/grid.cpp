#include "interpreter/report/grid.hpp"

#include "grammar/text/utf8.hpp"

#include <algorithm>

namespace guiyin::report {
namespace {

constexpr int gap = 2;

} // namespace

std::string printable(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const text::CodePoint point = text::decode(name, at);
    at += point.bytes;
    text::append_utf8(out, text::is_control(point.value) ? U'\uFFFD' : point.value);
  }
  return out;
}

std::string Grid::line(const std::vector<std::string>& cells, const std::vector<int>& widths) const {
  std::string out;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const std::string_view cell = i < cells.size() ? std::string_view(cells[i]) : std::string_view();
    out += std::string(gap, ' ');
    out += columns_[i].align == Align::left ? text::pad_right(cell, widths[i]) : text::pad_left(cell, widths[i]);
  }
  out.erase(out.find_last_not_of(' ') + 1);
  return out + "\n";
}

std::string Grid::text() const {
  std::vector<int> widths;
  std::vector<std::string> titles;
  int across = -gap;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    int width = text::display_width(columns_[i].title);
    for (const auto& row : rows_) width = std::max(width, i < row.size() ? text::display_width(row[i]) : 0);
    widths.push_back(width);
    titles.push_back(columns_[i].title);
    across += width + gap;
  }
  std::string rule(gap, ' ');
  for (int i = 0; i < across; ++i) rule += "─";
  rule += "\n";
  std::string out = line(titles, widths) + rule;
  auto note = notes_.begin();
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    out += rows_[i].empty() ? rule : line(rows_[i], widths);
    for (; note != notes_.end() && note->first == i + 1; ++note) out += std::string(2 * gap, ' ') + note->second + "\n";
  }
  return out;
}

} // namespace guiyin::report
