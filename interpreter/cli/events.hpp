// Event files as the command line names them: opened, read, and what was wrong with them said.
#pragma once

#include "interpreter/cli/console.hpp"
#include "interpreter/io/read_events.hpp"
#include "interpreter/program/program.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace guiyin::cli {

struct EventRequest {
  std::vector<std::string> files; // paths, or "-"
  std::vector<timeline::FieldRequest> fields;
  bool keep_going = false;
  std::string rejects; // where bad rows go; empty: nowhere
  bool quiet = false;  // do not say what was read
  timeline::Wanted wanted = {};
  unsigned threads = 1;
  std::size_t least_piece = io::ReadOptions().least_piece;
};

struct ReadEvents {
  timeline::Timeline timeline;
  io::ReadSummary summary;
};
// Adds the fields that a program reads and that are not there yet.
void add_fields(const program::Program& program, std::vector<timeline::FieldRequest>& fields);

// Called before anything is written to standard error.
using BeforeSpeaking = std::function<void()>;
// Nullopt if a file cannot be read or has bad rows that are not to be passed over; that was said. Bad rows are listed, the first 20 and their number.
std::optional<ReadEvents> load_events(const EventRequest& request, const Console& console, io::FileSystem& files,
                                      const BeforeSpeaking& before_speaking);

} // namespace guiyin::cli
