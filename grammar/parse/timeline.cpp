// `.timeline` files: the same notation as in the blocks of rule files, bare or in blocks.
#include "grammar/parse/codes.hpp"
#include "grammar/parse/parse.hpp"
#include "grammar/parse/story_run.hpp"
#include "grammar/text/utf8.hpp"

namespace guiyin::parse {

namespace {

// One message for the whole file: nothing in it can be trusted.
bool is_utf8(const text::Source& source, text::FileId file, text::Diagnostics& diagnostics) {
  const auto broken = text::find_invalid_utf8(source.content());
  if (!broken) return true;
  const auto at = static_cast<std::uint32_t>(*broken);
  const char* const way_out = text::looks_like_gbk(source.content()) ? "gbk" : "save";
  diagnostics.push_back({code::not_utf8, text::Severity::error, {file, at, at + 1}, {}, {}, {{way_out, {}, std::nullopt}}});
  return false;
}

} // namespace

ParsedStories parse_timelines(const text::Source& source, text::FileId file) {
  ParsedStories parsed;
  if (!is_utf8(source, file, parsed.diagnostics)) return parsed;
  const story::StoryText text = story::read_story_text(source.content(), 0, static_cast<std::uint32_t>(source.content().size()));
  story::StoryBuilder builder(text, source.content(), file, story::Place::file, parsed.diagnostics);
  story::run(text, builder);
  builder.finish_file();
  parsed.blocks = std::move(builder.blocks);
  text::sort_unique(parsed.diagnostics);
  return parsed;
}

} // namespace guiyin::parse
