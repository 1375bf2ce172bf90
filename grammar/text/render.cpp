#include "grammar/text/render.hpp"

#include "grammar/text/catalogue.hpp"
#include "grammar/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guiyin::text {

namespace {

constexpr std::uint32_t widest_excerpt = 120; // cells of a source line that are shown; a table's row may have thousands
constexpr std::uint32_t lead_in = 40;         // cells shown before a span that stands far to the right

bool is_in(const Sources& sources, FileId file) { return static_cast<std::uint32_t>(file) < sources.size(); }

// A source line fit for a terminal, and where the marks go, in cells from 0.
struct Excerpt {
  std::string line;
  std::uint32_t mark_begin = 0, mark_end = 0;
};

// What a cell shows for a character: tabs are blanks already, control characters must not reach the terminal.
char32_t printable(char32_t value) { return value < 0x20 || (value >= 0x7F && value < 0xA0) ? U'\uFFFD' : value; }

// Appends the cells [from, to) of `line`, with tabs as blanks.
void append_cells(std::string& out, std::string_view line, std::uint32_t from, std::uint32_t to) {
  std::uint32_t cell = 0;
  for (std::size_t at = 0; at < line.size() && cell < to;) {
    const CodePoint point = decode(line, at);
    at += point.bytes;
    const bool tab = point.value == U'\t';
    const std::uint32_t width = tab ? 8 - cell % 8 : static_cast<std::uint32_t>(display_width(point.value));
    if (tab && cell + width > from) {
      out.append(std::min(cell + width, to) - std::max(cell, from), ' ');
    } else if (cell >= from && cell + width <= to) {
      append_utf8(out, printable(point.value));
    } else if (cell + width > from) {
      out.append(cell + width - std::max(cell, from), ' '); // half a wide character at the cut
    }
    cell += width;
  }
}

Excerpt excerpt(const Source& source, Span span) {
  const Position begin = source.position(span.begin);
  const std::string_view line = source.line(begin.line);
  const auto line_begin = static_cast<std::uint32_t>(line.data() - source.content().data());
  const auto line_end = line_begin + static_cast<std::uint32_t>(line.size());
  const Position end = source.position(std::min(std::max(span.begin, span.end), line_end));
  std::uint32_t mark_begin = begin.display_column - 1;
  std::uint32_t mark_end = std::max(mark_begin + 1, end.line == begin.line ? end.display_column - 1 : 0);
  const std::uint32_t cut = mark_begin + 20 > widest_excerpt ? mark_begin - lead_in : 0;
  Excerpt shown;
  if (cut) shown.line = "… ";
  append_cells(shown.line, line, cut, cut + widest_excerpt);
  const std::uint32_t shift = cut ? cut - 2 : 0;
  mark_begin -= shift;
  mark_end = std::min(mark_end - shift, widest_excerpt + 2);
  return {std::move(shown.line), mark_begin, mark_end};
}

void append_snippet(std::string& out, const Source& source, Span span, char mark) {
  const Excerpt shown = excerpt(source, span);
  out += fmt::format("{:>4} | {}\n", source.position(span.begin).line, shown.line);
  out += fmt::format("     | {}{}\n", std::string(shown.mark_begin, ' '), std::string(shown.mark_end - shown.mark_begin, mark));
}

std::string place(const Source& source, Span span) {
  const Position at = source.position(span.begin);
  return fmt::format("{}:{}:{}", source.path(), at.line, at.column);
}

std::string_view word(Severity severity, Language language) {
  if (severity == Severity::error) return language == Language::english ? "error" : "错误";
  return language == Language::english ? "warning" : "警告";
}

void append_label(std::string& out, const Label& label, const std::string& words, const Sources& sources) {
  if (!is_in(sources, label.span.file)) return;
  const Source& source = sources[label.span.file];
  out += fmt::format("     --> {}: {}\n", place(source, label.span), words);
  append_snippet(out, source, label.span, '-');
}

} // namespace

std::string render(const Diagnostic& diagnostic, const Sources& sources, Language language) {
  std::string out;
  const bool placed = is_in(sources, diagnostic.span.file);
  if (placed) out += place(sources[diagnostic.span.file], diagnostic.span) + ": ";
  out += fmt::format("{} {}: {}\n", word(diagnostic.severity, language), to_string(diagnostic.code), message(diagnostic, language));
  if (placed) append_snippet(out, sources[diagnostic.span.file], diagnostic.span, '^');
  for (const Label& label : diagnostic.labels) append_label(out, label, message(diagnostic.code, label, language), sources);
  const std::string_view help_word = language == Language::english ? "help" : "帮助";
  for (const WayOut& way : ways_out(diagnostic, language)) out += fmt::format("     | {}: {}\n", help_word, way.words);
  return out;
}

} // namespace guiyin::text
