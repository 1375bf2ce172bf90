// Event files to a timeline, with everything that was wrong or left out. LANGUAGE "Events", "Bad rows", "Left out and counted".
#pragma once

#include "grammar/text/diagnostic.hpp"
#include "interpreter/timeline/assemble.hpp"
#include "interpreter/timeline/event.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::io {

enum class EventFormat : std::uint8_t { csv, json_lines, timeline, store };

// A file's bytes, already read or mapped; the caller keeps `content` alive during `read_events`.
struct EventText {
  std::string path; // "-" for standard input
  std::string_view content;
  std::shared_ptr<const void> owner = nullptr; // keeps a store's bytes alive, which a timeline goes on to use
  // Where set, called with each part of `content` whose rows have been read: its memory may go until it is looked at again.
  std::function<void(std::string_view)> let_go = nullptr;
};

// By a store's first bytes, then the name's end (.csv, .jsonl/.ndjson/.json, .timeline, .gys), else by the first bytes that are not blank.
EventFormat detect_format(const EventText& text);

using timeline::event_types; // how many there are
using timeline::EventType;

// A row that cannot be used. Line and column count from 1 and are those of the field that is wrong (of the row, if it is the whole row); the column
// is in code points. In a row of several lines, `line` can lie after the row's first.
struct RowProblem {
  std::uint32_t file = 0; // index into `ReadResult::files`
  std::uint32_t line = 0;
  std::uint32_t column = 1;
  text::Code code; // GY05xx; in a .timeline file also GY01xx
  std::vector<text::Argument> arguments;
  std::vector<text::Help> helps{}; // without edits
};

// The bytes of a bad row as they stood in the file, without the line end; null if it came with a store, which does not have them.
struct RejectedRow {
  std::uint32_t file = 0;
  std::uint32_t line = 0;
  std::string_view bytes;
};

struct ReadSummary {
  std::array<std::uint64_t, event_types> rows{}; // used rows by type; order rows are lines
  std::uint64_t orders = 0, shops = 0, buyers = 0, agents = 0;
  std::optional<values::Moment> first, last;
  std::array<std::uint64_t, event_types> left_out{}; // rows of orders that are not in the input
  std::uint64_t duplicates = 0;                      // rows with an `id` seen before with the same content
  std::uint64_t rejected = 0;
};

struct ReadOptions {
  std::vector<timeline::FieldRequest> fields = {}; // further columns to keep
  timeline::Wanted wanted = {};
  unsigned threads = 1; // the outcome does not depend on it
  // A thread gets at least so many bytes to read; below that it costs more than it saves.
  std::size_t least_piece = 1 << 18;
  bool note_columns = false; // give `ReadResult::columns`
  bool spare_memory = false; // the contents' memory goes whenever a part was looked at, though it is looked at again
};

struct ReadResult {
  timeline::Timeline timeline; // of the rows that are not bad
  timeline::Backlog backlog;   // empty unless wanted
  timeline::BuildCounts counts;
  std::vector<EventText> files;     // what was read, as `timeline.files`: of a store the files that it was made of, without their content
  std::vector<std::string> columns; // sorted: those that some file has or some row carries, fixed ones included. Only if asked for, or fields were
  ReadSummary summary;
  std::vector<RowProblem> problems; // by file, then line; one per bad row
  std::vector<RejectedRow> rejected;
  // A declared column that no file has, a file that is no text, GBK bytes, a header without `type`: nothing of that file can be used.
  text::Diagnostics file_problems; // with empty spans; the path is an argument
};

ReadResult read_events(const std::vector<EventText>& texts, const ReadOptions& options = {});

// "orders.csv:12:5: error GY0507: …" in the language given, with the row, where it is at hand, and a caret; ends in a newline. `files` are those of
// the result.
std::string render(const RowProblem& problem, const std::vector<EventText>& files, text::Language language);

} // namespace guiyin::io
