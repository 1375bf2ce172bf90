#include "interpreter/io/parted_events.hpp"

#include "interpreter/io/usable_file.hpp"
#include "interpreter/timeline/assemble.hpp"
#include "interpreter/values/parallel.hpp"

#include <algorithm>

namespace guiyin::io {

PartedEvents::PartedEvents(const std::vector<EventText>& texts, const ReadOptions& options, const PartedOptions& parted, spool::Scratch& scratch)
    : options_(options), parted_(parted), layout_(options.fields), gathering_(texts, layout_, options_, {}), spool_(scratch) {}

void PartedEvents::read() {
  text::Diagnostics problems;
  const std::vector<EventText>& texts = gathering_.files();
  for (std::uint32_t i = 0; i < texts.size(); ++i)
    if (const auto file = usable_file(texts[i], i, layout_, options_, problems)) files_.push_back(*file);
  for (text::Diagnostic& problem : problems) gathering_.add_problem(std::move(problem));
  Rounds rounds(files_, options_.threads, parted_.stretch);
  for (auto parts = rounds.next(); !parts.empty() && good(); parts = rounds.next()) read_round(parts, rounds);
  if (good()) spool_.settle(options_.fields, options_.wanted, options_.threads);
  if (!good()) return;
  const std::uint64_t held = spool_.bytes_held();
  const std::uint64_t left = parted_.memory > held ? parted_.memory - held : 0;
  groups_ = spool_.groups(parted_.small_groups ? 1 : left, parted_.policies);
  beyond_memory_ = std::any_of(groups_.begin(), groups_.end(), [&](const spool::Group& group) { return group.bytes > left; });
}

void PartedEvents::read_round(const std::vector<std::vector<Piece>>& parts, Rounds& rounds) {
  std::vector<Intake> intakes;
  for (std::size_t i = 0; i < parts.size(); ++i) intakes.emplace_back(layout_, options_);
  std::vector<std::vector<ReadTo>> reached(parts.size());
  values::in_parallel(options_.threads, parts.size(), [&](std::size_t i) {
    for (const Piece& piece : parts[i]) {
      intakes[i].reserve(size_of(piece.stretch));
      reached[i].push_back(read_piece(files_[piece.file], piece.stretch, intakes[i]));
    }
  });
  const std::size_t right = rounds.reached(parts, reached, intakes);
  std::vector<timeline::RowBatch> batches;
  for (std::size_t i = 0; i < right; ++i) batches.push_back(gathering_.take(intakes[i]));
  intakes.clear();
  spool_.add(std::move(batches), options_.threads);
  for (const auto& part : parts)
    for (const Piece& piece : part)
      if (const auto& let_go = gathering_.files()[files_[piece.file].text.file].let_go)
        let_go({piece.stretch.begin, size_of(piece.stretch)});
}

timeline::Timeline PartedEvents::timeline(std::size_t group) {
  std::vector<timeline::RowBatch> batches = spool_.rows_of(groups_[group], options_.fields, options_.wanted, options_.threads);
  if (!good()) return {};
  timeline::Built built = timeline::assemble(std::move(batches), gathering_.paths(), options_.threads);
  gathering_.take_part(built);
  return std::move(built.timeline);
}

} // namespace guiyin::io
