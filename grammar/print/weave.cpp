#include "grammar/print/weave.hpp"

#include <algorithm>

namespace guiyin::print {

namespace {

constexpr int step = 2;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\v\f") == std::string_view::npos; }

// What stands on the source line before a place.
std::string_view before_on_line(const text::Source& source, std::uint32_t at) {
  const std::string_view before = source.content().substr(0, at);
  const std::size_t line = before.rfind('\n');
  return line == std::string_view::npos ? before : before.substr(line + 1);
}

// Whether a place begins its source line and the line above is blank.
bool follows_blank_line(const text::Source& source, std::uint32_t at) {
  if (at == nowhere || !is_blank(before_on_line(source, at))) return false;
  const std::uint32_t line = source.position(at).line;
  return line > 1 && is_blank(source.line(line - 1));
}

std::string comment_text(const syntax::Comment& comment, const text::Source& source) {
  std::string text(source.content().substr(comment.span.begin, comment.span.end - comment.span.begin));
  while (!text.empty() && is_blank({&text.back(), 1})) text.pop_back();
  constexpr std::string_view full_width = "＃";
  if (text.starts_with(full_width)) text.replace(0, full_width.size(), "#");
  return text;
}

void append(std::string& out, int indent, std::string_view text, bool blank_before) {
  if (blank_before && !out.empty()) out += '\n';
  if (!text.empty()) out.append(static_cast<std::size_t>(indent), ' ');
  out += text;
  out += '\n';
}

// The comments that come with one line.
struct Attached {
  std::vector<const syntax::Comment*> above, behind;
};

// The first line that begins after a place; lines that come from nowhere go with the line before them.
std::size_t line_after(const std::vector<Line>& lines, std::uint32_t at) {
  const auto found = std::find_if(lines.begin(), lines.end(), [&](const Line& line) { return line.anchor != nowhere && line.anchor > at; });
  return static_cast<std::size_t>(found - lines.begin());
}

std::vector<Attached> attach(const std::vector<Line>& lines, const std::vector<syntax::Comment>& comments, const text::Source& source) {
  std::vector<Attached> attached(lines.size() + 1);
  for (const syntax::Comment& comment : comments) {
    const std::size_t next = line_after(lines, comment.span.begin);
    const bool own_line = is_blank(before_on_line(source, comment.span.begin)) || next == 0;
    (own_line ? attached[next].above : attached[next - 1].behind).push_back(&comment);
  }
  return attached;
}

void append_above(std::string& out, const Attached& attached, int indent, const text::Source& source, bool keep_blank) {
  for (const auto* comment : attached.above) {
    append(out, indent, comment_text(*comment, source), keep_blank && follows_blank_line(source, comment->span.begin));
  }
}

} // namespace

std::string weave(const std::vector<Line>& lines, const std::vector<syntax::Comment>& comments, const text::Source& source) {
  const std::vector<Attached> attached = attach(lines, comments, source);
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    append_above(out, attached[i], line.indent + (line.closes ? step : 0), source, !line.continues);
    std::string text = line.text;
    const auto& behind = attached[i].behind;
    for (std::size_t k = 0; k < behind.size(); ++k) { // one fits behind the line, others go above it
      const std::string comment = comment_text(*behind[k], source);
      if (k + 1 < behind.size()) {
        append(out, line.indent, comment, false);
      } else {
        text += "  " + comment;
      }
    }
    append(out, line.indent, text, !line.closes && !line.continues && follows_blank_line(source, line.anchor));
  }
  append_above(out, attached.back(), 0, source, true);
  return out;
}

std::string join(const std::vector<Line>& lines) {
  std::string out;
  for (const Line& line : lines) append(out, line.indent, line.text, false);
  return out;
}

} // namespace guiyin::print
