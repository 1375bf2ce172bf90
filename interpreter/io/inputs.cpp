#include "interpreter/io/inputs.hpp"

#include "interpreter/io/gather.hpp"
#include "interpreter/io/stored_columns.hpp"
#include "interpreter/store/format.hpp"
#include "interpreter/store/rows.hpp"

#include <algorithm>

namespace guiyin::io {

namespace {

std::uint16_t code_of(store::Damage::Kind kind) {
  switch (kind) {
  case store::Damage::Kind::foreign:
    return 580;
  case store::Damage::Kind::other_form:
    return 581;
  case store::Damage::Kind::cut_off:
    return 582;
  case store::Damage::Kind::changed:
    return 583;
  case store::Damage::Kind::no_sense:
    break;
  }
  return 584;
}

// Adds the store's files, or says why it cannot be used.
void open_store(const EventText& text, unsigned threads, Inputs& inputs) {
  auto opened = store::Store::open(text.content, text.owner, threads);
  if (const auto* damage = std::get_if<store::Damage>(&opened)) {
    inputs.problems.push_back({{code_of(damage->kind)}, text::Severity::error, {}, {text.path, damage->where}, {}, {}});
    return;
  }
  Input& input = inputs.inputs.emplace_back();
  input.first_file = static_cast<std::uint32_t>(inputs.files.size());
  input.store = std::move(std::get<store::Store>(opened));
  for (std::string& path : input.store->files()) inputs.files.push_back({std::move(path), {}});
}

} // namespace

Inputs open_inputs(const std::vector<EventText>& texts, unsigned threads) {
  Inputs inputs;
  for (const EventText& text : texts) {
    if (detect_format(text) == EventFormat::store) {
      open_store(text, threads, inputs);
      continue;
    }
    inputs.inputs.push_back({static_cast<std::uint32_t>(inputs.files.size())});
    inputs.files.push_back(text);
  }
  return inputs;
}

bool has_store(const Inputs& inputs) {
  return std::any_of(inputs.inputs.begin(), inputs.inputs.end(), [](const Input& input) { return input.store.has_value(); });
}

bool is_one_store(const Inputs& inputs) { return inputs.inputs.size() == 1 && has_store(inputs); }

std::vector<std::string> stored_columns(const Inputs& inputs) {
  std::vector<std::string> columns;
  for (const Input& input : inputs.inputs)
    if (input.store) add_columns(input.store->columns(), columns);
  return columns;
}

ReadResult from_store(const Inputs& inputs) {
  const store::Store& store = *inputs.inputs.front().store;
  ReadResult result;
  result.timeline = store.timeline();
  result.counts = store.counts();
  result.files = inputs.files;
  result.summary = summary_of(store.counts(), result.timeline.orders.size());
  result.summary.rejected = store.rejected() + store.contradicting().size();
  result.file_problems = inputs.problems;
  return result;
}

void bring_store(const store::Store& store, std::uint32_t first_file, const std::vector<timeline::FieldRequest>& fields, Intake& intake) {
  timeline::RowBatch rows = store::rows_of(store, first_file, fields);
  StoredCounts counts{store.counts().duplicates, store.rejected(), store.contradicting()};
  for (timeline::RowSource& source : counts.said) source.file += first_file;
  for (const std::string& column : store.columns()) intake.note_column(column);
  intake.bring(std::move(rows), std::move(counts));
}

std::vector<store::LoadedFile> loaded_files(const Inputs& inputs) {
  std::vector<store::LoadedFile> loaded;
  for (const Input& input : inputs.inputs) {
    if (input.store) {
      for (const store::LoadedFile& file : input.store->loaded()) loaded.push_back(file);
      continue;
    }
    const std::string_view content = inputs.files[input.first_file].content;
    loaded.push_back({content.size(), store::checksum_of(content)});
  }
  return loaded;
}

} // namespace guiyin::io
