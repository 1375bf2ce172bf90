#include "interpreter/io/read_events.hpp"

#include "grammar/text/utf8.hpp"
#include "grammar/vocabulary/vocabulary.hpp"
#include "interpreter/io/columns_of.hpp"
#include "interpreter/io/gather.hpp"
#include "interpreter/io/inputs.hpp"
#include "interpreter/io/load_events.hpp"
#include "interpreter/io/missing_columns.hpp"
#include "interpreter/io/shared_reading.hpp"
#include "interpreter/io/stored_columns.hpp"
#include "interpreter/io/stretches.hpp"
#include "interpreter/io/text_check.hpp"
#include "interpreter/io/usable_file.hpp"

#include <algorithm>
#include <utility>

namespace guiyin::io {

namespace {

std::optional<EventFormat> format_of_name(std::string_view written) {
  const std::string path = text::to_small(written);
  if (path.ends_with(".csv")) return EventFormat::csv;
  if (path.ends_with(".jsonl") || path.ends_with(".ndjson") || path.ends_with(".json")) return EventFormat::json_lines;
  if (path.ends_with(".timeline")) return EventFormat::timeline;
  if (path.ends_with(".gys")) return EventFormat::store;
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

// Nullopt if a file that was not checked is not text.
std::optional<std::vector<Intake>> read_files(const std::vector<EventFile>& files, const EventLayout& layout, const ReadOptions& options) {
  SharedReading shared(files, layout, options);
  auto intakes = shared.read();
  if (intakes || !shared.is_all_text()) return intakes;
  // A line end within quotes was taken for the end of a row; with one reader that cannot happen.
  ReadOptions alone = options;
  alone.threads = 1;
  return SharedReading(files, layout, alone).read();
}

// All inputs in reading order: event files that stand together are read together, a store brings its rows. Nullopt if a file turned out to be no text
// while it was read; then `problems` are not all.
std::optional<std::vector<Intake>> read_all(const Inputs& inputs, const EventLayout& layout, const ReadOptions& options, AskForText when,
                                            text::Diagnostics& problems) {
  std::vector<Intake> intakes;
  std::vector<EventFile> together;
  const auto read_together = [&] {
    if (together.empty()) return true;
    auto read = read_files(std::exchange(together, {}), layout, options);
    if (!read) return false;
    for (Intake& intake : *read) intakes.push_back(std::move(intake));
    return true;
  };
  for (const Input& input : inputs.inputs) {
    if (!input.store) {
      if (const auto file = usable_file(inputs.files[input.first_file], input.first_file, layout, options, problems, when)) together.push_back(*file);
      continue;
    }
    if (!read_together()) return std::nullopt;
    bring_store(*input.store, input.first_file, options.fields, intakes.emplace_back(layout, options));
  }
  if (!read_together()) return std::nullopt;
  if (intakes.empty()) intakes.emplace_back(layout, options); // so that there is a batch, of no rows
  return intakes;
}

// Nearly all files are text from end to end. If one is not, it is read once more, by those who can tell what it is instead.
ReadResult read_inputs(Inputs inputs, const ReadOptions& options) {
  const EventLayout layout(options.fields);
  text::Diagnostics problems = inputs.problems;
  auto intakes = read_all(inputs, layout, options, AskForText::while_reading, problems);
  if (!intakes) {
    problems = inputs.problems;
    intakes = read_all(inputs, layout, options, AskForText::before, problems);
  }
  return gather(std::move(*intakes), std::move(inputs.files), layout, options, std::move(problems));
}

// The stores' rows and those of event files put together as they would have been stored, then looked at as the policies declare them.
ReadResult read_with_stores(Inputs inputs, const ReadOptions& options) {
  ColumnTyping typing(options.fields, all_columns(inputs, options));
  ReadOptions stored = options;
  stored.fields = as_texts(typing.columns());
  stored.wanted = store::whole;
  ReadResult result = is_one_store(inputs) ? from_store(inputs) : read_inputs(std::move(inputs), stored);
  typing.type(result.timeline);
  for (text::Diagnostic& problem : typing.problems()) result.file_problems.push_back(std::move(problem));
  return result;
}

} // namespace

EventFormat detect_format(const EventText& text) {
  if (store::is_store(text.content)) return EventFormat::store;
  if (const auto format = format_of_name(text.path)) return *format;
  const std::string_view words = first_words(without_mark(text.content));
  if (words.starts_with('{') || words.starts_with('[')) return EventFormat::json_lines;
  return begins_like_a_timeline(words) ? EventFormat::timeline : EventFormat::csv;
}

ReadResult read_events(const std::vector<EventText>& texts, const ReadOptions& options) {
  Inputs inputs = open_inputs(texts, options.threads);
  return has_store(inputs) ? read_with_stores(std::move(inputs), options) : read_inputs(std::move(inputs), options);
}

LoadResult load_events(const std::vector<EventText>& texts, const LoadOptions& given) {
  ReadOptions options;
  options.threads = given.threads;
  options.least_piece = given.least_piece;
  options.wanted = store::whole;
  Inputs inputs = open_inputs(texts, options.threads);
  std::vector<std::string> there = columns_of(inputs, options);
  const std::vector<std::string> stored = stored_columns(inputs);
  add_columns(stored, there);
  std::vector<std::string> columns = given.columns ? *given.columns : further_columns(there);
  if (inputs.problems.empty())
    for (text::Diagnostic& problem : columns_not_there(columns, there)) inputs.problems.push_back(std::move(problem));
  add_columns(stored, columns);
  std::vector<store::LoadedFile> loaded = loaded_files(inputs);
  options.fields = as_texts(columns);
  LoadResult result;
  ReadResult& read = result.read;
  read = read_inputs(std::move(inputs), options);
  const auto waiting = static_cast<std::uint64_t>(std::count(read.backlog.contradicts.begin(), read.backlog.contradicts.end(), true));
  result.contents = {std::move(read.timeline),        std::move(read.backlog), read.counts,
                     read.summary.rejected - waiting, std::move(loaded),       std::move(columns)};
  return result;
}

} // namespace guiyin::io
