// Lines in the making. Each remembers the place in the source that it comes from, so that comments and blank lines find their way back.
#pragma once

#include "grammar/syntax/tree.hpp"
#include "grammar/text/diagnostic.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::print {

using vocabulary::Word;

inline constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

struct Line {
  int indent = 0; // in cells
  std::string text;
  std::uint32_t anchor = nowhere; // the first byte of the source that the line comes from
  bool closes = false;            // a closing brace: comments before it stand one step further in
  bool continues = false;         // goes on with the value of the line above
};

class Pen {
public:
  // `source`, where given, is what the spans of the tree point into.
  Pen(const text::Source* source, text::Language language) : source_(source), language_(language) {}

  const text::Source* source() const { return source_; }
  text::Language language() const { return language_; }
  bool is_english() const { return language_ == text::Language::english; }

  void new_line(int indent, std::uint32_t anchor = nowhere) { lines.push_back({indent, {}, anchor, false, false}); }
  void continue_line() { lines.push_back({margin, {}, nowhere, false, true}); }
  void closing_line(int indent, std::uint32_t anchor) { lines.push_back({indent, "}", anchor, true, false}); }
  void put(std::string_view text) { lines.back().text += text; }
  void put(Word word) { put(spelling(word)); }
  // The line in the making comes from there, too.
  void note(text::Span span) { lines.back().anchor = std::min(lines.back().anchor, span.begin); }

  std::string_view spelling(Word word) const { return vocabulary::spelling(word, language_); }
  std::string_view written(text::Span span) const; // empty without source
  // Whether the source goes to a new line between two places.
  bool breaks_between(std::uint32_t begin, std::uint32_t end) const;
  int column() const; // where the line in the making ends, in cells

  std::vector<Line> lines{Line{}};
  int margin = 0; // where the lines that go on with a value begin

private:
  const text::Source* source_;
  text::Language language_;
};

} // namespace guiyin::print
