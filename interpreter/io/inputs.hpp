// What the command line names, opened: event files, and stores in their place.
#pragma once

#include "interpreter/io/intake.hpp"
#include "interpreter/store/store.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace guiyin::io {

// An event file, or a store, which stands for the files that it was made of.
struct Input {
  std::uint32_t first_file = 0; // index of `Inputs::files`
  std::optional<store::Store> store = {};
};

struct Inputs {
  std::vector<EventText> files; // what RowSource::file indexes; those of stores have no content
  std::vector<Input> inputs;    // in reading order
  text::Diagnostics problems;   // damaged stores
};

Inputs open_inputs(const std::vector<EventText>& texts, unsigned threads);
bool has_store(const Inputs& inputs);
bool is_one_store(const Inputs& inputs); // and nothing else

// The further columns that the stores have, each once.
std::vector<std::string> stored_columns(const Inputs& inputs);

// Of the one store, with its columns as they are.
ReadResult from_store(const Inputs& inputs);
void bring_store(const store::Store& store, std::uint32_t first_file, const std::vector<timeline::FieldRequest>& fields, Intake& intake);
// What the store to be made will know of each file again.
std::vector<store::LoadedFile> loaded_files(const Inputs& inputs);

} // namespace guiyin::io
