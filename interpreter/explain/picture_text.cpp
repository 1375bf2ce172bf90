#include "grammar/text/utf8.hpp"
#include "interpreter/explain/picture.hpp"
#include "interpreter/explain/wrap.hpp"

#include <algorithm>

namespace guiyin::explain {

namespace {

int label_width(const std::vector<PictureRow>& rows) {
  int width = 10; // a date
  for (const PictureRow& row : rows) width = std::max(width, text::display_width(row.label));
  return std::min(width, longest_label);
}

std::string shortened(const std::string& label) {
  if (text::display_width(label) <= longest_label) return label;
  std::string out;
  for (std::size_t at = 0; at < label.size();) {
    const text::CodePoint point = text::decode(label, at);
    if (text::display_width(out) + text::display_width(point.value) > longest_label - 2) break;
    out += label.substr(at, point.bytes);
    at += point.bytes;
  }
  return out + "..";
}

void draw(const Bar& bar, std::string& cells) {
  const auto first = static_cast<std::size_t>(bar.first), last = static_cast<std::size_t>(bar.last);
  std::fill(cells.begin() + bar.first, cells.begin() + bar.last + 1, '=');
  if (!bar.open_begin) cells[first] = '[';
  if (bar.open_begin) cells[first] = '<';
  if (!bar.open_end) cells[last] = bar.closed ? ']' : ')';
  if (bar.open_end) cells[last] = '>';
}

// The labels of one of two lines; those that found no room in it are left for the next.
std::string label_line(std::vector<AxisLabel>& labels, int cells) {
  std::string line(static_cast<std::size_t>(cells), ' ');
  std::vector<AxisLabel> left;
  int free_from = 0;
  for (const AxisLabel& label : labels) {
    const auto width = static_cast<int>(label.text.size());
    const int begin = std::max(0, std::min(label.cell, cells - width));
    if (begin < free_from) {
      left.push_back(label);
      continue;
    }
    line.replace(static_cast<std::size_t>(begin), static_cast<std::size_t>(width), label.text);
    free_from = begin + width + 1;
  }
  labels = std::move(left);
  return line;
}

std::string trimmed(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

} // namespace

std::string picture_text(const Picture& picture) {
  const int width = label_width(picture.rows);
  const auto line = [&](const std::string& label, const std::string& cells) {
    return trimmed(text::pad_right(shortened(label), width) + "  " + cells);
  };
  std::vector<AxisLabel> labels = picture.labels;
  std::string ticks(static_cast<std::size_t>(picture.cells), '-');
  for (const AxisLabel& label : labels) ticks[static_cast<std::size_t>(label.cell)] = '|';
  std::string out;
  std::string lower = label_line(labels, picture.cells);
  if (!labels.empty()) out += line("", label_line(labels, picture.cells));
  out += line(picture.date, lower) + line("", ticks);
  for (const PictureRow& row : picture.rows) {
    std::string cells(static_cast<std::size_t>(picture.cells), ' ');
    for (const Bar& bar : row.bars) draw(bar, cells);
    for (const MarkAt& mark : row.marks) cells[static_cast<std::size_t>(mark.cell)] = glyph(mark.mark);
    out += line(row.label, cells);
  }
  const std::string indent(static_cast<std::size_t>(width) + 2, ' ');
  for (const std::string& words : picture.legend) out += wrapped(words, indent, indent, picture_width);
  return out;
}

} // namespace guiyin::explain
