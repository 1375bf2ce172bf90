#include "interpreter/explain/wrap.hpp"

#include "grammar/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace guiyin::explain {

namespace {

// Never at the beginning of a line.
bool closes(char32_t value) {
  constexpr std::u32string_view closing = U"，。：；、）”」！？…";
  return closing.find(value) != closing.npos;
}
// Never at the end of a line.
bool opens(char32_t value) {
  constexpr std::u32string_view opening = U"（“「";
  return opening.find(value) != opening.npos;
}

// Whether a line may end between the two.
bool may_break(char32_t before, char32_t after) {
  if (before == U' ') return true;
  if (after == U' ' || closes(after) || opens(before)) return false;
  return text::display_width(before) == 2 || text::display_width(after) == 2;
}

// Pieces that stay whole.
std::vector<std::string_view> pieces(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    if (at > begin && may_break(before, point.value)) {
      out.push_back(text.substr(begin, at - begin));
      begin = at;
    }
    before = point.value;
    at += point.bytes;
  }
  if (begin < text.size()) out.push_back(text.substr(begin));
  return out;
}

std::string_view without_end_blanks(std::string_view line) { return line.substr(0, line.find_last_not_of(' ') + 1); }

} // namespace

std::string wrapped(std::string_view text, std::string_view first, std::string_view rest, int width) {
  std::string out, line(first);
  bool empty = true;
  for (const std::string_view piece : pieces(text)) {
    if (empty && !out.empty() && without_end_blanks(piece).empty()) continue; // no blanks at the beginning of a further line
    if (!empty && text::display_width(line) + text::display_width(without_end_blanks(piece)) > width) {
      out.append(without_end_blanks(line)) += '\n';
      line = rest;
      empty = true;
    }
    line += piece;
    empty = false;
  }
  return out.append(without_end_blanks(line)) += '\n';
}

} // namespace guiyin::explain
