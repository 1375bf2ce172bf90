// What the readers of all stretches brought, put together: a timeline, and all that was wrong.
#pragma once

#include "interpreter/io/intake.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace guiyin::io {

// Without rejected rows.
ReadSummary summary_of(const timeline::BuildCounts& counts, std::uint64_t orders);

// What the readers bring, in parts or all at once. First every intake, then what was assembled of their rows, then `finish`.
class Gathering {
public:
  // `files` are what the rows' sources index. Borrows layout and options.
  Gathering(std::vector<EventText> files, const EventLayout& layout, const ReadOptions& options, text::Diagnostics file_problems);

  // Notes what was wrong, and gives the rows. Intakes come in reading order.
  timeline::RowBatch take(Intake& intake);
  // Whether a row or a file was wrong so far.
  bool has_problems() const { return !result_.problems.empty() || text::has_errors(result_.file_problems); }
  const std::vector<EventText>& files() const { return result_.files; }
  std::vector<std::string> paths() const;
  // Of all rows.
  void take(timeline::Built& built);
  // Of all that is said of some buyers; the timeline and the problems of its columns are the caller's.
  void take_part(timeline::Built& built);
  void add_problem(text::Diagnostic problem) { result_.file_problems.push_back(std::move(problem)); }
  // Without timeline and backlog. Rows that turned out to be wrong beside others are located by reading their lines once more.
  ReadResult finish() &&;

private:
  void note(timeline::Built& built);
  void note_shortened_numbers(const timeline::Timeline& timeline);
  void reject_late();
  void warn_of_shortened_numbers();

  const EventLayout& layout_;
  const ReadOptions& options_;
  StoredCounts stored_;
  std::set<std::string, std::less<>> columns_;
  std::vector<timeline::Conflict> conflicts_;
  std::set<std::string> shops_;
  std::set<std::pair<std::string, std::string>> agents_; // by shop
  std::uint64_t orders_ = 0;
  struct Shortened {
    std::uint64_t count = 0;
    values::Moment placed; // of the first
    std::string first;
  } shortened_;
  ReadResult result_;
};

// `intakes` in reading order, at least one. Rows that turn out to be wrong beside others are located by reading their lines once more. `files` are
// what the rows' sources index.
ReadResult gather(std::vector<Intake> intakes, std::vector<EventText> files, const EventLayout& layout, const ReadOptions& options,
                  text::Diagnostics file_problems);

} // namespace guiyin::io
