#include "interpreter/io/read_events.hpp"

#include "grammar/vocabulary/vocabulary.hpp"
#include "interpreter/io/format_readers.hpp"
#include "interpreter/io/text_check.hpp"

#include <algorithm>

namespace guiyin::io {

namespace {

bool ends_in(std::string_view path, std::string_view ending) {
  if (path.size() < ending.size()) return false;
  path.remove_prefix(path.size() - ending.size());
  return std::equal(path.begin(), path.end(), ending.begin(), [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

std::optional<EventFormat> format_of_name(std::string_view path) {
  if (ends_in(path, ".csv")) return EventFormat::csv;
  if (ends_in(path, ".jsonl") || ends_in(path, ".ndjson") || ends_in(path, ".json")) return EventFormat::json_lines;
  if (ends_in(path, ".timeline")) return EventFormat::timeline;
  return std::nullopt;
}

// The first line that is neither blank nor a comment.
std::string_view first_words(std::string_view content) {
  while (!content.empty()) {
    const auto end = std::min(content.find('\n'), content.size());
    const std::string_view line = content.substr(0, end);
    const auto begin = line.find_first_not_of(" \t\r");
    if (begin != std::string_view::npos && line[begin] != '#') return line.substr(begin);
    content.remove_prefix(std::min(end + 1, content.size()));
  }
  return content;
}

bool begins_like_a_timeline(std::string_view line) {
  const std::string_view word = line.substr(0, line.find_first_of(" \t\r\"{"));
  using vocabulary::Position;
  using vocabulary::Word;
  const Word found = vocabulary::find(word, Position::story).word;
  if (found == Word::story_timeline || found == Word::story_shop || found == Word::story_buyer || found == Word::story_agents) return true;
  return line.find("->") != std::string_view::npos;
}

void read_file(const EventText& text, std::uint32_t file, Intake& intake) {
  TextCheck checked = check_text(text);
  if (checked.problem) return intake.refuse(std::move(*checked.problem));
  const FileText content{text.path, without_mark(text.content), file, checked.all_utf8};
  switch (detect_format(text)) {
  case EventFormat::csv:
    return read_csv(content, intake);
  case EventFormat::json_lines:
    return read_json_lines(content, intake);
  case EventFormat::timeline:
    return read_timeline(content, intake);
  }
}

} // namespace

EventFormat detect_format(const EventText& text) {
  if (const auto format = format_of_name(text.path)) return *format;
  const std::string_view words = first_words(without_mark(text.content));
  if (words.starts_with('{') || words.starts_with('[')) return EventFormat::json_lines;
  return begins_like_a_timeline(words) ? EventFormat::timeline : EventFormat::csv;
}

ReadResult read_events(const std::vector<EventText>& texts, const ReadOptions& options) {
  Intake intake(texts, options);
  for (std::uint32_t file = 0; file < texts.size(); ++file) read_file(texts[file], file, intake);
  return std::move(intake).finish(texts);
}

} // namespace guiyin::io
