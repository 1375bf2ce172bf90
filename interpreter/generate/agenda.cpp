#include "interpreter/generate/agenda.hpp"

namespace guiyin::generate {

void Agenda::add(const Record& row) {
  if (free_.empty()) {
    free_.push_back(static_cast<std::uint32_t>(rows_.size()));
    rows_.emplace_back();
  }
  const std::uint32_t place = free_.back();
  free_.pop_back();
  rows_[place] = row;
  waiting_.push({row.at, added_++, place});
}

Record Agenda::take_first() {
  const std::uint32_t place = waiting_.top().place;
  waiting_.pop();
  free_.push_back(place);
  return rows_[place];
}

} // namespace guiyin::generate
