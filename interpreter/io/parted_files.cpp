#include "interpreter/io/parted_files.hpp"

#include "interpreter/io/columns_of.hpp"
#include "interpreter/io/read_rounds.hpp"
#include "interpreter/timeline/assemble.hpp"

#include <algorithm>
#include <utility>

namespace guiyin::io {

namespace {

std::optional<ColumnTyping> typing_of(const Inputs& inputs, const ReadOptions& options) {
  if (!has_store(inputs)) return std::nullopt;
  return ColumnTyping(options.fields, all_columns(inputs, options));
}

// With stores everything is read as it would have been stored.
ReadOptions options_with(const std::optional<ColumnTyping>& typing, ReadOptions options) {
  if (!typing) return options;
  options.fields = as_texts(typing->columns());
  options.wanted = store::whole;
  return options;
}

} // namespace

PartedFiles::PartedFiles(Inputs inputs, const ReadOptions& options, const PartedOptions& parted, spool::Space& space)
    : inputs_(std::move(inputs)), typing_(typing_of(inputs_, options)), options_(options_with(typing_, options)), parted_(parted),
      layout_(options_.fields), gathering_(inputs_.files, layout_, options_, inputs_.problems), spool_(space) {}

void PartedFiles::read() {
  std::vector<EventFile> together;
  text::Diagnostics problems;
  for (const Input& input : inputs_.inputs) {
    if (!input.store) {
      if (const auto file = usable_file(inputs_.files[input.first_file], input.first_file, layout_, options_, problems)) together.push_back(*file);
      continue;
    }
    read_together(std::exchange(together, {}));
    read_store(input);
  }
  read_together(together);
  for (text::Diagnostic& problem : problems) gathering_.add_problem(std::move(problem));
  if (spool_.good()) spool_.settle(options_.fields, options_.wanted, options_.threads);
  if (spool_.good()) group();
}

void PartedFiles::read_together(const std::vector<EventFile>& files) {
  read_rounds(files, layout_, options_, parted_.stretch, [&](std::vector<Intake> intakes) {
    std::vector<timeline::RowBatch> batches;
    for (Intake& intake : intakes) batches.push_back(gathering_.take(intake));
    spool_.add(std::move(batches), options_.threads);
    return spool_.good();
  });
}

void PartedFiles::read_store(const Input& input) {
  Intake intake(layout_, options_);
  bring_store(*input.store, input.first_file, options_.fields, intake);
  std::vector<timeline::RowBatch> batches;
  batches.push_back(gathering_.take(intake));
  spool_.add_by_buyer(std::move(batches), options_.threads);
}

void PartedFiles::group() {
  const std::uint64_t held = spool_.bytes_held(), left = parted_.memory > held ? parted_.memory - held : 0;
  groups_ = spool_.groups(parted_.small_groups ? 1 : left, parted_.policies);
  beyond_memory_ = std::any_of(groups_.begin(), groups_.end(), [&](const spool::Group& group) { return group.bytes > left; });
}

timeline::Timeline PartedFiles::timeline(std::size_t group) {
  std::vector<timeline::RowBatch> batches = spool_.rows_of(groups_[group], options_.fields, options_.wanted, options_.threads);
  if (!spool_.good()) return {};
  timeline::Built built = timeline::assemble(std::move(batches), gathering_.paths(), options_.threads);
  gathering_.take_part(built);
  if (typing_) typing_->type(built.timeline);
  return std::move(built.timeline);
}

ReadResult PartedFiles::finish() {
  ReadResult result = std::move(gathering_).finish();
  if (typing_)
    for (text::Diagnostic& problem : typing_->problems()) result.file_problems.push_back(std::move(problem));
  return result;
}

} // namespace guiyin::io
