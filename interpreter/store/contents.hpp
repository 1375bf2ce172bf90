// What a prepared store holds: a timeline as it stands in memory, and all that is needed to add more rows to it.
#pragma once

#include "interpreter/timeline/assemble.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace guiyin::store {

// An event file as it was when it was loaded.
struct LoadedFile {
  std::uint64_t bytes = 0;
  std::uint64_t checksum = 0; // of its bytes, by `checksum_of`
  friend bool operator==(const LoadedFile&, const LoadedFile&) = default;
};

struct Contents {
  timeline::Timeline timeline;      // read with `whole`; its extra columns are texts, as they stood in the files
  timeline::Backlog backlog;        // its order rows and chats are empty
  timeline::BuildCounts counts;     // what was read
  std::uint64_t rejected = 0;       // bad rows, without those that the backlog keeps
  std::vector<LoadedFile> loaded;   // one for each of `timeline.files`
  std::vector<std::string> columns; // the further columns that were kept, each once, also those without a value
};

// What of the rows has to be kept so that they can be stored.
inline constexpr timeline::Wanted whole{true, true, true, true, true};

} // namespace guiyin::store
