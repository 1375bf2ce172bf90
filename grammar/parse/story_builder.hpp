// Builds the tree of a story from what the grammar has found, line by line: a line either ends in `finish…` and counts, or in `mistake` and does not.
#pragma once

#include "grammar/parse/story_text.hpp"
#include "grammar/syntax/tree.hpp"
#include "grammar/text/diagnostic.hpp"

#include <string_view>
#include <vector>

namespace guiyin::parse::story {

// What a line may be depends on where it stands.
enum class Place : std::uint8_t {
  timeline, // events only
  test,     // timelines or events, then steps
  file,     // timelines or events
  then,     // the events of `then { … }`
  case_,    // the expectations of `case … { … }`
  ignored,  // a block that should not be there, already reported
};

// A range of the story's text.
struct Range {
  std::size_t begin = 0, end = 0;
};

class StoryBuilder {
public:
  StoryBuilder(const StoryText& source, std::string_view content, text::FileId file, Place outermost, text::Diagnostics& diagnostics);

  syntax::Story story;                       // of a `timeline` or `test` body
  std::vector<syntax::TimelineBlock> blocks; // of a file

  // The line in the making; a branch of the grammar that fails leaves nothing that the next one does not overwrite.
  struct Draft {
    std::vector<syntax::Entry> entries;
    std::optional<syntax::At> at;
    syntax::EntryNode node;
    syntax::Repeat repeat;
    std::vector<syntax::Label> labels;
    std::optional<syntax::Text> title;
    syntax::UnitName unit;
    syntax::Expect expect;
    std::vector<syntax::CaseSetting> settings;
    std::int64_t fen = 0, count = 1, duration = 0;
    text::Span amount; // where `fen` stands
    std::string share;
    bool reported = false; // one message a line
  };
  Draft draft;

  std::string_view text(Range range) const { return std::string_view(source_.text).substr(range.begin, range.end - range.begin); }
  text::Span span(Range range) const { return source_.span(file_, range.begin, range.end); }
  std::string written(Range range) const; // as it stands in the source

  std::vector<std::size_t> starts; // of the rules that are being tried and have a name for people
  // What a rule wanted at a place where it failed. Only the farthest place is kept.
  void missed(std::size_t at, text::Argument expected);
  // False if the line has been reported already, or stands in a block that has.
  bool report(std::uint16_t code, text::Span where, std::vector<text::Argument> arguments = {}, std::vector<text::Help> helps = {});

  void finish_entries();
  void finish_then_line(text::Span where);
  void finish_expectation(text::Span where);
  void mistake(Range passed);

  void open_timeline(text::Span where);
  void open_then(text::Span where);
  void open_case(text::Span where);
  void close(std::size_t at);
  bool lacks_brace() const { return lacking_ > 0; } // a block is opened and never closed
  void missing_brace(std::size_t at);
  void missing_open_brace(std::size_t at);
  void stray_brace(text::Span where);
  void finish_file();

private:
  struct Open {
    Place place;
    text::Span where;
  };

  Place place() const { return open_.empty() ? outermost_ : open_.back().place; }
  void begin_line();
  bool open(Place place, text::Span where, bool allowed, std::uint16_t code);
  std::vector<syntax::Entry>* events_here(text::Span where);
  std::string indent_of(text::Span head) const;
  text::Argument found(std::size_t at) const;
  std::vector<text::Help> way_out(std::string_view line, std::size_t at) const;
  std::vector<std::string> candidates() const; // the words that may stand at the farthest place, in both languages
  bool report_other_verb(Range passed);

  const StoryText& source_;
  std::string_view content_; // of the whole file
  text::FileId file_;
  Place outermost_;
  text::Diagnostics& diagnostics_;
  std::vector<Open> open_;
  std::optional<text::Span> first_bare_line_; // of a file
  std::size_t farthest_ = 0;
  int lacking_ = 0; // closing braces
  std::vector<text::Argument> expected_;
};

} // namespace guiyin::parse::story
