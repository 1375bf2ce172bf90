// A row problem for a terminal: the place, what is wrong, the row around the field, a caret.
#include "interpreter/io/read_events.hpp"

#include "grammar/text/catalogue.hpp"
#include "grammar/text/utf8.hpp"
#include "interpreter/io/text_check.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guiyin::io {

namespace {

constexpr int widest = 120; // cells of the row that are shown
constexpr int lead_in = 60; // cells before the field, where the row does not fit

std::string_view line_of(std::string_view content, std::uint32_t line) {
  for (std::uint32_t number = 1; number < line; ++number) {
    const auto end = content.find('\n');
    if (end == std::string_view::npos) return {};
    content.remove_prefix(end + 1);
  }
  content = content.substr(0, content.find('\n'));
  if (content.ends_with('\r')) content.remove_suffix(1);
  return content;
}

// The byte at which the code point `column` (from 1) begins.
std::size_t byte_of(std::string_view line, std::uint32_t column) {
  std::size_t at = 0;
  for (std::uint32_t i = 1; i < column && at < line.size(); ++i) at += text::decode(line, at).bytes;
  return at;
}

// Fit for a terminal: one cell for a tab or a control character.
std::string printable(std::string_view part) {
  std::string out;
  for (std::size_t at = 0; at < part.size();) {
    const text::CodePoint point = text::decode(part, at);
    text::append_utf8(out, point.value == U'\t' ? U' ' : point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0) ? U'\uFFFD' : point.value);
    at += point.bytes;
  }
  return out;
}

// The end of `text` that fits into `cells`, and its beginning that does, in whole code points.
std::string_view last_cells(std::string_view text, int cells) {
  std::size_t at = 0;
  for (int width = text::display_width(text); width > cells && at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    width -= text::display_width(point.value);
    at += point.bytes;
  }
  return text.substr(at);
}
std::string_view first_cells(std::string_view text, int cells) {
  std::size_t at = 0;
  while (at < text.size()) {
    const text::CodePoint point = text::decode(text, at);
    cells -= text::display_width(point.value);
    if (cells < 0) break;
    at += point.bytes;
  }
  return text.substr(0, at);
}

// The row with a caret below the field.
std::string excerpt(std::string_view line, const RowProblem& problem) {
  const std::size_t split = byte_of(line, problem.column);
  const std::string before = printable(line.substr(0, split)), after = printable(line.substr(split));
  const bool fits = text::display_width(before) + text::display_width(after) <= widest;
  const std::string_view head = fits ? std::string_view(before) : last_cells(before, lead_in);
  const bool cut_before = head.size() < before.size();
  const std::string_view tail = first_cells(after, widest - text::display_width(head));
  const std::string shown = fmt::format("{}{}{}{}", cut_before ? "… " : "", head, tail, tail.size() < after.size() ? " …" : "");
  const int caret = text::display_width(head) + (cut_before ? 2 : 0);
  return fmt::format("{:>4} | {}\n     | {}^\n", problem.line, shown, std::string(static_cast<std::size_t>(caret), ' '));
}

} // namespace

std::string render(const RowProblem& problem, const std::vector<EventText>& files, text::Language language) {
  const bool english = language == text::Language::english;
  const EventText& file = files.at(problem.file);
  const text::Diagnostic diagnostic{problem.code, text::Severity::error, {}, problem.arguments, {}, problem.helps};
  std::string out = fmt::format("{}:{}:{}: {} {}: {}\n", file.path, problem.line, problem.column, english ? "error" : "错误", to_string(problem.code),
                                text::message(diagnostic, language));
  if (file.content.data()) out += excerpt(line_of(without_mark(file.content), problem.line), problem);
  for (const text::WayOut& way : text::ways_out(diagnostic, language)) out += fmt::format("     | {}: {}\n", english ? "help" : "帮助", way.words);
  return out;
}

} // namespace guiyin::io
