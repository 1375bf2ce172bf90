#include "interpreter/cli/run_in_parts.hpp"

#include "interpreter/cli/memory.hpp"
#include "interpreter/io/parted_events.hpp"
#include "interpreter/io/read_summary.hpp"
#include "interpreter/report/unit_runs.hpp"
#include "interpreter/timeline/as_of.hpp"

#include <algorithm>

namespace guiyin::cli {
namespace {

// What is kept free of groups of buyers: the program itself, and what readers and writers have at hand.
constexpr std::uint64_t base_memory = 24 * megabyte;

std::size_t stretch_of(const PartedRequest& request) {
  if (request.grain) return request.grain;
  return static_cast<std::size_t>(std::clamp<std::uint64_t>(request.memory / (32 * request.attribute.threads), megabyte, 16 * megabyte));
}

std::uint64_t group_memory(const PartedRequest& request) {
  const std::uint64_t readers = std::uint64_t{4} * stretch_of(request) * request.attribute.threads;
  const std::uint64_t taken = std::min(request.memory / 2, base_memory + readers);
  return (request.memory - taken) / 8 * 7;
}

class Parted {
public:
  Parted(const OpenFiles& open, const PartedRequest& request, const Console& console, io::FileSystem& files, io::ScratchFile& scratch)
      : request_(request), console_(console), files_(files), scratch_(scratch), space_(scratch),
        events_(io::parted_events(open.texts, options_of(request), parted_options(request), space_)), sums_(request.programs.size()) {
    for (std::size_t i = 0; i < request.programs.size(); ++i) {
      summaries_.emplace_back(request.telling.by);
      units_.emplace_back(space_, request.telling.form, request.telling.language);
    }
  }

  Exit carry_out(Progress& progress, const WriteParted& write) {
    events_->read();
    progress.pause();
    progress.begin({"deciding", "判定"});
    for (std::size_t group = 0; group < events_->groups() && space_.good(); ++group) decide(group);
    progress.pause();
    if (!space_.good()) return no_room();
    const std::size_t groups = std::max<std::size_t>(1, events_->groups());
    // A grain makes so many parts that what is held of them is more than the rows.
    if (events_->beyond_memory() && !request_.grain) console_.complain(message(632));
    const io::ReadResult read = events_->finish();
    if (!accept(read, request_.events.keep_going, request_.events.rejects, console_, files_)) return Exit::bad_data;
    if (!request_.events.quiet) console_.error(io::to_text(read.summary, console_.language()));
    std::vector<report::Result> results;
    const std::size_t read_at_once = std::clamp<std::size_t>(request_.memory / 8 / groups, 1 << 12, 1 << 20);
    for (std::size_t i = 0; i < request_.programs.size(); ++i)
      results.push_back({&request_.programs[i], summaries_[i].finish(), units_[i].merged(read_at_once)});
    const Exit done = write(sums_, results);
    return space_.good() ? done : no_room();
  }

private:
  static io::ReadOptions options_of(const PartedRequest& request) {
    return {request.events.fields, request.events.wanted, request.events.threads, request.events.least_piece, false, true};
  }

  static io::PartedOptions parted_options(const PartedRequest& request) {
    return {group_memory(request), stretch_of(request), request.programs.size(), request.grain > 0};
  }

  void decide(std::size_t group) {
    timeline::Timeline timeline = events_->timeline(group);
    // What is not going to be shown need not be decided; other groups may still have something to say of their rows.
    if (!space_.good() || (events_->has_problems() && !request_.events.keep_going)) return;
    if (request_.attribute.as_of) timeline = timeline::as_of(timeline, *request_.attribute.as_of);
    if (timeline.orders.empty()) return;
    const std::vector<engine::Outcome> outcomes = engine::attribute(request_.programs, timeline, request_.roster, request_.attribute);
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      const report::Section section{&request_.programs[i], &timeline, &outcomes[i]};
      sums_[i] += engine::conserve(outcomes[i], request_.attribute.threads);
      if (request_.telling.sums) summaries_[i].add(section, request_.attribute.threads);
      units_[i].add(section, request_.attribute.threads);
    }
  }

  Exit no_room() const {
    console_.complain(message(631, {files_.scratch_folder(), io::describe(scratch_.problem())}));
    return Exit::usage;
  }

  const PartedRequest& request_;
  const Console& console_;
  io::FileSystem& files_;
  io::ScratchFile& scratch_;
  spool::Space space_;
  std::unique_ptr<io::PartedEvents> events_;
  std::vector<engine::Conservation> sums_; // by policy
  std::vector<report::Sums> summaries_;
  std::vector<report::UnitRuns> units_;
};

} // namespace

// A row of a file has about as many bytes as its row of columns, its decision and what is in between; JSON lines have more.
bool fits_memory(const OpenFiles& open, std::uint64_t memory) {
  std::uint64_t bytes = base_memory;
  for (const io::EventText& text : open.texts) bytes += text.content.size() + text.content.size() / 4;
  return bytes <= memory;
}

Exit run_in_parts(const OpenFiles& open, const PartedRequest& request, const Console& console, io::FileSystem& files, Progress& progress,
                  const WriteParted& write) {
  auto created = files.create_scratch();
  if (const auto* problem = std::get_if<io::FileProblem>(&created)) {
    console.complain(message(631, {files.scratch_folder(), io::describe(*problem)}));
    return Exit::usage;
  }
  return Parted(open, request, console, files, *std::get<std::unique_ptr<io::ScratchFile>>(created)).carry_out(progress, write);
}

} // namespace guiyin::cli
