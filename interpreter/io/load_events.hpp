// Event files to what a prepared store holds.
#pragma once

#include "interpreter/io/read_events.hpp"
#include "interpreter/store/contents.hpp"

#include <optional>
#include <string>
#include <vector>

namespace guiyin::io {

struct LoadOptions {
  std::optional<std::vector<std::string>> columns = {}; // which further columns to keep beside those of the stores among the texts; else all
  unsigned threads = 1;
  std::size_t least_piece = ReadOptions().least_piece;
};

struct LoadResult {
  ReadResult read; // without timeline and backlog: these are the contents'
  store::Contents contents;
};

// Stores among the texts go on, so to speak: the outcome is the same as if the files that they were made of stood in their place.
LoadResult load_events(const std::vector<EventText>& texts, const LoadOptions& options = {});

} // namespace guiyin::io
