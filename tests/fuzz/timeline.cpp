// A written timeline: read as events, and printed again in both spellings.
#include "grammar/parse/parse.hpp"
#include "grammar/print/print_story.hpp"
#include "interpreter/io/story_rows.hpp"
#include "tests/fuzz/events.hpp"
#include "tests/fuzz/target.hpp"

namespace guiyin::fuzz {

namespace {

using text::Language;

struct Read {
  text::Source source;
  parse::ParsedStories parsed;
  explicit Read(std::string content) : source("a.timeline", std::move(content)), parsed(parse::parse_timelines(source, {})) {}
};

// `every 10s x1000000` is legal and slow; what it does is seen with few repetitions as well.
bool is_long(const parse::ParsedStories& parsed) {
  std::int64_t rows = 0;
  for (const syntax::TimelineBlock& block : parsed.blocks)
    for (const syntax::Entry& entry : block.story.entries) rows += entry.repeat.times;
  return rows > 1000;
}

std::size_t rows_of(const syntax::Story& story, const text::Source& source) {
  const io::StoryTimeline made = io::timeline_of(story.entries, source, declared_fields());
  return made.timeline.messages.size() + made.timeline.lines.order.size() + made.timeline.happenings.time.size() +
         made.timeline.transfers.time.size();
}

void check_printed(const syntax::Story& story, const text::Source& source, Language language) {
  const Read once(print::print_story(story, language, 0));
  promise(once.parsed.diagnostics.empty(), "a printed timeline cannot be read:\n" + std::string(once.source.content()));
  promise(once.parsed.blocks.size() == 1, "a printed timeline is not one timeline");
  const syntax::Story& again = once.parsed.blocks[0].story;
  promise(print::print_story(again, language, 0) == once.source.content(),
          "printed twice it is not the same:\n" + std::string(once.source.content()));
  promise(rows_of(again, once.source) == rows_of(story, source), "the printed timeline has other rows:\n" + std::string(once.source.content()));
}

} // namespace

void timeline(std::string_view bytes) {
  const Read read{std::string(bytes)};
  if (is_long(read.parsed)) return;
  read_and_attribute("events.timeline", bytes);
  if (!read.parsed.diagnostics.empty()) return;
  for (const syntax::TimelineBlock& block : read.parsed.blocks)
    for (const Language language : {Language::english, Language::chinese}) check_printed(block.story, read.source, language);
}

} // namespace guiyin::fuzz
