#include "interpreter/io/columns_of.hpp"

#include "interpreter/io/gather.hpp"
#include "interpreter/io/read_rounds.hpp"
#include "interpreter/io/stored_columns.hpp"

namespace guiyin::io {

std::vector<std::string> columns_of(const Inputs& inputs, const ReadOptions& given) {
  ReadOptions options;
  options.note_columns = true;
  options.threads = given.threads;
  std::vector<EventText> texts = inputs.files;
  text::Diagnostics ignored; // it is said when they are read for good
  const EventLayout layout(options.fields);
  std::vector<EventFile> files;
  for (const Input& input : inputs.inputs) {
    if (input.store) continue;
    EventText& text = texts[input.first_file];
    if (detect_format(text) == EventFormat::csv) text.content = first_row_of_csv(text.content);
    if (const auto file = usable_file(text, input.first_file, layout, options, ignored)) files.push_back(*file);
  }
  Gathering gathering(texts, layout, options, {});
  read_rounds(files, layout, options, usual_stretch, [&](std::vector<Intake> intakes) {
    for (Intake& intake : intakes) gathering.take(intake);
    return true;
  });
  return std::move(gathering).finish().columns;
}

std::vector<std::string> all_columns(const Inputs& inputs, const ReadOptions& options) {
  std::vector<std::string> columns = further_columns(columns_of(inputs, options));
  add_columns(stored_columns(inputs), columns);
  return columns;
}

} // namespace guiyin::io
