#include "interpreter/io/usable_file.hpp"

#include "interpreter/io/text_check.hpp"

namespace guiyin::io {

namespace {

// Far enough to see what a file is. A small one is as well asked before.
bool begins_as_text(const EventText& text, const ReadOptions& options) {
  const std::string_view content = text.content;
  if (content.size() <= options.least_piece) return false;
  const char* const end = content.data() + content.size();
  const char* const front_end = next_line(content.data() + options.least_piece, end);
  return !is_office_file(without_mark(content)) && is_text(content.substr(0, static_cast<std::size_t>(front_end - content.data())));
}

} // namespace

std::optional<EventFile> usable_file(const EventText& text, std::uint32_t number, const EventLayout& layout, const ReadOptions& options,
                                     text::Diagnostics& problems, AskForText when) {
  const EventFormat format = detect_format(text);
  const bool later = when == AskForText::while_reading && format != EventFormat::timeline && begins_as_text(text, options);
  TextCheck checked = later ? TextCheck() : check_text(text, options);
  const EventFile file{{text.path, without_mark(text.content), number, checked.all_utf8, !later, text.let_go ? &text.let_go : nullptr}, format};
  auto problem = std::move(checked.problem);
  if (!problem && file.format == EventFormat::csv) problem = problem_of_csv(file.text, layout);
  if (!problem && file.format == EventFormat::json_lines) problem = problem_of_json_lines(file.text);
  if (!problem) return file;
  problems.push_back(std::move(*problem));
  return std::nullopt;
}

namespace {

ReadTo read_rows(const EventFile& file, const Stretch& stretch, Intake& intake) {
  switch (file.format) {
  case EventFormat::csv:
    return read_csv(file.text, stretch, intake);
  case EventFormat::json_lines:
    return read_json_lines(file.text, stretch, intake);
  case EventFormat::timeline:
  case EventFormat::store:
    break;
  }
  read_timeline(file.text, intake);
  return {stretch.end, stretch.line};
}

} // namespace

// Pages go while others read, instead of all at the end, when one thread alone gives up those of a whole file.
ReadTo read_piece(const EventFile& file, const Stretch& stretch, Intake& intake) {
  const ReadTo to = read_rows(file, stretch, intake);
  if (file.text.let_go) (*file.text.let_go)({stretch.begin, size_of(stretch)});
  return to;
}

} // namespace guiyin::io
