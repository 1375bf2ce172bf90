#include "interpreter/engine/moving_window.hpp"

#include <algorithm>
#include <unordered_map>

namespace guiyin::engine {

using timeline::Sender;

namespace {

constexpr std::uint32_t minus_one = UINT32_MAX; // counts are unsigned, and wrap

} // namespace

MovingWindow::MovingWindow(const timeline::Messages& messages, std::vector<std::uint32_t> rows) : messages_(messages) {
  std::unordered_map<TextId, std::uint32_t> candidate_of;
  std::vector<std::uint32_t> latest; // by candidate: her last place so far
  places_.reserve(rows.size());
  for (const std::uint32_t row : rows) {
    const auto place = static_cast<std::uint32_t>(places_.size());
    const auto [known, is_new] = candidate_of.try_emplace(messages.agent[row], static_cast<std::uint32_t>(candidates_.size()));
    const std::uint32_t candidate = known->second;
    places_.push_back({row, candidate, is_new ? none : latest[candidate], none});
    if (is_new) {
      candidates_.push_back({});
      candidates_.back().agent = messages.agent[row];
      latest.push_back(place);
    } else {
      places_[latest[candidate]].after = place;
      latest[candidate] = place;
    }
  }
}

// The first place at or after `moment`; looked for from `from` in steps that double, since it is mostly near.
std::uint32_t MovingWindow::find(std::uint32_t from, Moment moment) const {
  const auto size = static_cast<std::uint32_t>(places_.size());
  const auto is_before = [&](std::uint32_t place) { return messages_.time[places_[place].row] < moment; };
  std::uint32_t low = 0, high = size; // what stands before `low` is before the moment, what stands from `high` on is not
  if (from < size && is_before(from)) {
    low = from + 1;
    for (std::uint32_t step = 1; low + step < size; step *= 2) {
      if (!is_before(low + step)) {
        high = low + step;
        break;
      }
      low += step + 1;
    }
  } else {
    high = std::min(from, size);
    for (std::uint32_t step = 1; step < high; step *= 2) {
      if (is_before(high - step)) {
        low = high - step + 1;
        break;
      }
      high -= step;
    }
  }
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (is_before(middle))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

void MovingWindow::move_to(Moment begin_moment, Moment end_moment) {
  const std::uint32_t begin = find(begin_, begin_moment), end = std::max(begin, find(end_, end_moment));
  const auto apart = [](std::uint32_t a, std::uint32_t b) { return a < b ? b - a : a - b; };
  if (apart(begin, begin_) + apart(end, end_) > end - begin) start_anew(begin);
  while (end_ < end) enter_last();
  while (begin_ > begin) enter_first();
  while (end_ > end) leave_last();
  while (begin_ < begin) leave_first();
}

// Whichever are fewer: the window's rows, of which the first of each agent tells, or all agents that the buyer ever had.
void MovingWindow::append_candidates(std::vector<Candidate>& out) const {
  if (end_ - begin_ < candidates_.size()) {
    for (std::uint32_t place = begin_; place < end_; ++place)
      if (places_[place].before == none || places_[place].before < begin_) out.push_back(candidates_[places_[place].candidate]);
    return;
  }
  for (const Candidate& candidate : candidates_)
    if (candidate.counts.messages) out.push_back(candidate);
  std::sort(out.begin(), out.end(), [](const Candidate& a, const Candidate& b) { return a.first_row < b.first_row; });
}

// An empty window at `begin`.
void MovingWindow::start_anew(std::uint32_t begin) {
  for (std::uint32_t place = begin_; place < end_; ++place) {
    Candidate& candidate = candidates_[places_[place].candidate];
    const TextId agent = candidate.agent;
    candidate = {};
    candidate.agent = agent;
  }
  begin_ = end_ = begin;
}

bool MovingWindow::is_round(std::uint32_t question, std::uint32_t answer) const {
  return is_by(Sender::buyer, messages_, question) && is_by(Sender::agent, messages_, answer);
}

void MovingWindow::count(Candidate& candidate, std::uint32_t row, std::uint32_t by) const {
  candidate.counts.messages += by;
  if (is_by(Sender::buyer, messages_, row)) candidate.counts.buyer_messages += by;
  if (is_by(Sender::agent, messages_, row)) candidate.counts.agent_messages += by;
}

void MovingWindow::enter_last() {
  const Place& place = places_[end_++];
  Candidate& candidate = candidates_[place.candidate];
  if (candidate.counts.messages == 0)
    candidate.first_row = place.row;
  else
    candidate.counts.rounds += is_round(places_[place.before].row, place.row);
  candidate.last_row = place.row;
  count(candidate, place.row, 1);
}

void MovingWindow::leave_last() {
  const Place& place = places_[--end_];
  Candidate& candidate = candidates_[place.candidate];
  count(candidate, place.row, minus_one);
  if (candidate.counts.messages == 0) return;
  candidate.last_row = places_[place.before].row;
  candidate.counts.rounds -= is_round(candidate.last_row, place.row);
}

void MovingWindow::enter_first() {
  const Place& place = places_[--begin_];
  Candidate& candidate = candidates_[place.candidate];
  if (candidate.counts.messages == 0)
    candidate.last_row = place.row;
  else
    candidate.counts.rounds += is_round(place.row, places_[place.after].row);
  candidate.first_row = place.row;
  count(candidate, place.row, 1);
}

void MovingWindow::leave_first() {
  const Place& place = places_[begin_++];
  Candidate& candidate = candidates_[place.candidate];
  count(candidate, place.row, minus_one);
  if (candidate.counts.messages == 0) return;
  candidate.first_row = places_[place.after].row;
  candidate.counts.rounds -= is_round(place.row, candidate.first_row);
}

} // namespace guiyin::engine
