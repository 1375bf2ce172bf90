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

// The texts, and the bytes that they are views of.
struct OpenFiles {
  std::vector<io::FileBytes> bytes;
  std::vector<io::EventText> texts;
};
// Nullopt if a file cannot be read; that was said.
std::optional<OpenFiles> open_all(const std::vector<std::string>& paths, const Console& console, const io::FileSystem& files);
// Says what was wrong with what was read. False if it cannot be used, or if bad rows cannot be written to `rejects`.
bool accept(const io::ReadResult& result, bool keep_going, const std::string& rejects, const Console& console, io::FileSystem& files);

// Called before anything is written to standard error.
using BeforeSpeaking = std::function<void()>;
// Nullopt if a file cannot be read or has bad rows that are not to be passed over; that was said. Bad rows are listed, the first 20 and their number.
std::optional<ReadEvents> load_events(const EventRequest& request, const Console& console, io::FileSystem& files,
                                      const BeforeSpeaking& before_speaking);
// The same of files that are open.
std::optional<ReadEvents> load_events(const OpenFiles& open, const EventRequest& request, const Console& console, io::FileSystem& files,
                                      const BeforeSpeaking& before_speaking);

} // namespace guiyin::cli
