#include "interpreter/io/shared_reading.hpp"

#include "interpreter/io/text_check.hpp"
#include "interpreter/io/usable_file.hpp"
#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <tuple>

namespace guiyin::io {

namespace {

constexpr std::size_t steps_per_least = 16; // a reader looks up from its work once in so many least pieces: mostly every four megabytes

} // namespace

SharedReading::SharedReading(const std::vector<EventFile>& files, const EventLayout& layout, const ReadOptions& options)
    : files_(files), layout_(layout), options_(options), step_(std::max<std::size_t>(1, options.least_piece) * steps_per_least) {
  for (std::vector<Piece>& pieces : cut_into_parts(files, options.threads, options.least_piece))
    if (!pieces.empty()) parts_.emplace_back(std::move(pieces), layout, options);
}

std::optional<std::vector<Intake>> SharedReading::read() {
  const std::size_t readers = parts_.size();
  values::in_parallel(options_.threads, readers, [&](std::size_t) {
    while (Part* part = next_part()) read(*part);
  });
  if (!is_all_text_) return std::nullopt;
  const std::vector<Part*> parts = in_order();
  if (!join_lines(parts)) return std::nullopt;
  std::vector<Intake> intakes;
  for (Part* part : parts) intakes.push_back(std::move(part->intake));
  return intakes;
}

SharedReading::Part* SharedReading::next_part() {
  const std::scoped_lock lock(mutex_);
  if (begun_ < parts_.size()) return &parts_[begun_++];
  return take_from_another();
}

SharedReading::Part* SharedReading::take_from_another() {
  std::vector<std::pair<std::size_t, Part*>> by_left;
  for (Part& part : parts_)
    if (const std::size_t left = left_of(part); left >= 2 * options_.least_piece) by_left.emplace_back(left, &part);
  std::sort(by_left.rbegin(), by_left.rend());
  for (const auto& [left, part] : by_left) {
    std::vector<Piece> taken = second_half(*part);
    if (taken.empty()) continue;
    ++begun_;
    return &parts_.emplace_back(std::move(taken), layout_, options_);
  }
  return nullptr;
}

std::size_t SharedReading::left_of(const Part& part) const {
  std::size_t left = 0;
  for (std::size_t i = part.at; i < part.pieces.size(); ++i) left += size_of(part.pieces[i].stretch);
  return left;
}

// Takes away what comes behind the middle of what is left.
std::vector<Piece> SharedReading::second_half(Part& part) {
  std::size_t keep = left_of(part) / 2, which = part.at;
  for (; which < part.pieces.size() && size_of(part.pieces[which].stretch) <= keep; ++which) keep -= size_of(part.pieces[which].stretch);
  std::vector<Piece> taken;
  if (which == part.pieces.size()) return taken;
  Piece& cut = part.pieces[which];
  if (files_[cut.file].format == EventFormat::timeline) {
    if (which > part.at) --which; // it goes as a whole
  } else {
    const char* const middle = next_line(cut.stretch.begin + keep, cut.stretch.end);
    if (middle != cut.stretch.end) taken.push_back({cut.file, {middle, cut.stretch.end, 1}});
    cut.stretch.end = middle;
  }
  const auto behind = part.pieces.begin() + static_cast<std::ptrdiff_t>(which) + 1;
  taken.insert(taken.end(), behind, part.pieces.end());
  part.pieces.erase(behind, part.pieces.end());
  return taken;
}

void SharedReading::read(Part& part) {
  {
    const std::scoped_lock lock(mutex_);
    part.intake.reserve(left_of(part));
  }
  while (const auto step = next_step(part)) {
    const EventFile& file = files_[step->file];
    const ReadTo to = read_step(*step, part.intake);
    const std::scoped_lock lock(mutex_);
    Stretch& rest = part.pieces[part.at].stretch;
    rest.begin = std::max(rest.begin, to.end);
    rest.line = to.line;
    if (rest.begin < rest.end && file.format != EventFormat::timeline) continue;
    part.reached.push_back(to);
    ++part.at;
  }
}

// What is asked of a step comes from the cache when it is read, not from memory twice.
ReadTo SharedReading::read_step(const Piece& step, Intake& intake) {
  const EventFile& file = files_[step.file];
  const auto ask = [&](const char* begin, const char* end) {
    if (begin < end && !file.text.is_checked && !is_text({begin, static_cast<std::size_t>(end - begin)})) is_all_text_ = false;
  };
  ask(step.stretch.begin, step.stretch.end);
  if (!is_all_text_) return {step.stretch.end, step.stretch.line};
  const ReadTo to = read_piece(file, step.stretch, intake);
  ask(step.stretch.end, to.end); // of a row that went beyond
  return to;
}

std::optional<Piece> SharedReading::next_step(Part& part) {
  const std::scoped_lock lock(mutex_);
  if (part.at == part.pieces.size()) return std::nullopt;
  Piece step = part.pieces[part.at];
  Stretch& rest = part.pieces[part.at].stretch;
  if (size_of(rest) > step_ && files_[step.file].format != EventFormat::timeline) step.stretch.end = next_line(rest.begin + step_, rest.end);
  rest.begin = step.stretch.end; // what is being read cannot be taken away
  return step;
}

std::vector<SharedReading::Part*> SharedReading::in_order() {
  std::vector<Part*> parts;
  for (Part& part : parts_) parts.push_back(&part);
  std::sort(parts.begin(), parts.end(), [](const Part* a, const Part* b) {
    const auto place = [](const Part& part) { return std::tuple(part.pieces.front().file, part.pieces.front().stretch.end); };
    return place(*a) < place(*b);
  });
  return parts;
}

// Pieces that begin within a file learn how many lines stand before them.
bool SharedReading::join_lines(const std::vector<Part*>& parts) {
  struct Shift {
    Part* part;
    std::size_t file;
    std::uint32_t lines;
  };
  std::vector<Shift> shifts;
  std::size_t file = SIZE_MAX;
  std::uint32_t lines = 0; // of the file so far
  for (Part* part : parts) {
    for (std::size_t i = 0; i < part->pieces.size(); ++i) {
      const Piece& piece = part->pieces[i];
      if (part->reached[i].end != piece.stretch.end) return false;
      const bool goes_on = piece.file == file;
      if (goes_on) shifts.push_back({part, file, lines}); // at most once in a part
      file = piece.file;
      lines = (goes_on ? lines : 0) + part->reached[i].line - 1;
    }
  }
  values::in_parallel(options_.threads, shifts.size(),
                      [&](std::size_t i) { shifts[i].part->intake.shift_lines(files_[shifts[i].file].text.file, shifts[i].lines); });
  return true;
}

} // namespace guiyin::io
