#include "interpreter/io/read_events.hpp"

#include "grammar/vocabulary/vocabulary.hpp"
#include "interpreter/io/gather.hpp"
#include "interpreter/io/stretches.hpp"
#include "interpreter/io/text_check.hpp"
#include "interpreter/values/parallel.hpp"

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

// The files that can be read; what is wrong with the others is added to `problems`.
std::vector<EventFile> usable_files(const std::vector<EventText>& texts, const EventLayout& layout, const ReadOptions& options,
                                    text::Diagnostics& problems) {
  std::vector<EventFile> files;
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    TextCheck checked = check_text(texts[i], options.threads);
    const EventFile file{{texts[i].path, without_mark(texts[i].content), i, checked.all_utf8}, detect_format(texts[i])};
    auto problem = std::move(checked.problem);
    if (!problem && file.format == EventFormat::csv) problem = problem_of_csv(file.text, layout);
    if (!problem && file.format == EventFormat::json_lines) problem = problem_of_json_lines(file.text);
    if (problem)
      problems.push_back(std::move(*problem));
    else
      files.push_back(file);
  }
  return files;
}

ReadTo read_piece(const EventFile& file, const Stretch& stretch, Intake& intake) {
  switch (file.format) {
  case EventFormat::csv:
    return read_csv(file.text, stretch, intake);
  case EventFormat::json_lines:
    return read_json_lines(file.text, stretch, intake);
  case EventFormat::timeline:
    break;
  }
  read_timeline(file.text, intake);
  return {stretch.end, stretch.line};
}

using Parts = std::vector<std::vector<Piece>>;

// Pieces that begin within a file learn how many lines stand before them. False if a row went beyond its piece, into the next one.
bool join(const Parts& parts, const std::vector<std::vector<ReadTo>>& reached, const std::vector<EventFile>& files, std::vector<Intake>& intakes) {
  std::size_t file = SIZE_MAX;
  std::uint32_t lines = 0; // of the file so far
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (std::size_t j = 0; j < parts[i].size(); ++j) {
      if (reached[i][j].end != parts[i][j].stretch.end) return false;
      const bool goes_on = parts[i][j].file == file;
      if (goes_on) intakes[i].shift_lines(files[file].text.file, lines);
      file = parts[i][j].file;
      lines = (goes_on ? lines : 0) + reached[i][j].line - 1;
    }
  }
  return true;
}

// Nullopt if the pieces do not begin where rows do.
std::optional<std::vector<Intake>> read_parts(const std::vector<EventFile>& files, const Parts& parts, const EventLayout& layout,
                                              const ReadOptions& options) {
  std::vector<Intake> intakes;
  for (std::size_t i = 0; i < parts.size(); ++i) intakes.emplace_back(layout, options);
  std::vector<std::vector<ReadTo>> reached(parts.size());
  values::in_parallel(options.threads, parts.size(), [&](std::size_t i) {
    for (const Piece& piece : parts[i]) {
      intakes[i].reserve(static_cast<std::size_t>(piece.stretch.end - piece.stretch.begin));
      reached[i].push_back(read_piece(files[piece.file], piece.stretch, intakes[i]));
    }
  });
  if (!join(parts, reached, files, intakes)) return std::nullopt;
  return intakes;
}

} // namespace

EventFormat detect_format(const EventText& text) {
  if (const auto format = format_of_name(text.path)) return *format;
  const std::string_view words = first_words(without_mark(text.content));
  if (words.starts_with('{') || words.starts_with('[')) return EventFormat::json_lines;
  return begins_like_a_timeline(words) ? EventFormat::timeline : EventFormat::csv;
}

ReadResult read_events(const std::vector<EventText>& texts, const ReadOptions& options) {
  const EventLayout layout(options.fields);
  text::Diagnostics problems;
  const std::vector<EventFile> files = usable_files(texts, layout, options, problems);
  auto intakes = read_parts(files, cut_into_parts(files, options.threads, options.least_piece), layout, options);
  // A line end within quotes was taken for the end of a row; in one piece that cannot happen.
  if (!intakes) intakes = read_parts(files, cut_into_parts(files, 1, 1), layout, options);
  return gather(std::move(*intakes), texts, layout, options, std::move(problems));
}

} // namespace guiyin::io
