// Where the steps of the compiler put what they find wrong.
#pragma once

#include "grammar/syntax/tree.hpp"
#include "grammar/text/diagnostic.hpp"
#include "grammar/text/source.hpp"

#include <cstdint>
#include <deque>
#include <set>
#include <string>
#include <vector>

namespace guiyin::program {

using text::Argument;
using text::Span;

// A message being put together. Stays valid while its Reports lives.
class Report {
public:
  explicit Report(text::Diagnostic& diagnostic) : diagnostic_(&diagnostic) {}
  Report& label(Span span, std::string key, std::vector<Argument> arguments = {});
  Report& help(std::string key, std::vector<Argument> arguments = {});
  Report& fix(std::string key, std::vector<Argument> arguments, text::Edit edit);
  // A fix for each of those that may be meant.
  Report& did_you_mean(Span span, const std::vector<std::string>& meant);
  // "did you mean …?" if candidates are near, else the list of those that there are, if it is short.
  Report& suggest(Span span, std::string_view written, const std::vector<std::string>& candidates,
                  vocabulary::Position position = vocabulary::Position::general);
  // The same of a text, whose quotes belong to it.
  Report& suggest_text(const syntax::Text& text, const std::vector<std::string>& candidates);

private:
  text::Diagnostic* diagnostic_;
};

class Reports {
public:
  explicit Reports(const text::Sources& sources) : sources_(sources) {}
  // A name as its file spells it; of a word of the vocabulary the tree keeps the English spelling alone.
  std::string written(const syntax::Name& name) const;
  Report error(std::uint16_t code, Span span, std::vector<Argument> arguments = {});
  Report warning(std::uint16_t code, Span span, std::vector<Argument> arguments = {});
  // GY0203: `names` lead from one to the next and from the last to the first. The same circle, entered at another place, is told of once.
  void circle(Span span, const Argument& what, std::vector<std::string> names);
  bool has_errors() const { return errors_ > 0; }
  std::size_t errors() const { return errors_; }
  // What the parser said of a file that is used.
  void take(const text::Diagnostics& diagnostics);
  // The same of the file that is compiled, which its caller reports.
  void note_syntax(const text::Diagnostics& diagnostics);
  bool has_syntax_errors(text::FileId file) const { return unreadable_.contains(file); }
  bool has_syntax_errors() const { return !unreadable_.empty(); }
  // All of them, sorted; each mistake once. Warnings of other files than `file` are those files' business.
  text::Diagnostics finish(text::FileId file) const;

private:
  Report add(text::Severity severity, std::uint16_t code, Span span, std::vector<Argument> arguments);
  std::deque<text::Diagnostic> diagnostics_; // a deque, since reports point into it
  const text::Sources& sources_;
  std::size_t errors_ = 0;
  std::set<text::FileId> unreadable_;
  std::set<std::vector<std::string>> circles_;
};

// "a, b, c" or "a、b、c".
Argument list_of(const std::vector<std::string>& items);

} // namespace guiyin::program
