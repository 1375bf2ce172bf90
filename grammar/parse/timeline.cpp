// `.timeline` files: the same notation as in the blocks of rule files, bare or in blocks.
#include "grammar/parse/parse.hpp"
#include "grammar/parse/story_run.hpp"

namespace guiyin::parse {

ParsedStories parse_timelines(const text::Source& source, text::FileId file) {
  ParsedStories parsed;
  const story::StoryText text = story::read_story_text(source.content(), 0, static_cast<std::uint32_t>(source.content().size()));
  story::StoryBuilder builder(text, source.content(), file, story::Place::file, parsed.diagnostics);
  story::run(text, builder);
  builder.finish_file();
  parsed.blocks = std::move(builder.blocks);
  text::sort_unique(parsed.diagnostics);
  return parsed;
}

} // namespace guiyin::parse
