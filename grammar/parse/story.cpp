#include "grammar/parse/story.hpp"

#include "grammar/parse/story_run.hpp"

#include <algorithm>

namespace guiyin::parse {

syntax::Story parse_story(const text::Source& source, text::FileId file, std::uint32_t begin, std::uint32_t end, bool is_test,
                          text::Diagnostics& diagnostics) {
  const auto size = static_cast<std::uint32_t>(source.content().size());
  end = std::min(end, size);
  begin = std::min(begin, end);
  const story::StoryText text = story::read_story_text(source.content(), begin, end);
  story::StoryBuilder builder(text, source.content(), file, is_test ? story::Place::test : story::Place::timeline, diagnostics);
  story::run(text, builder);
  builder.story.span = {file, begin, end};
  return std::move(builder.story);
}

} // namespace guiyin::parse
