#include "interpreter/engine/moving_window.hpp"

#include "interpreter/engine/find_near.hpp"

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
  std::uint32_t candidate = 0;       // mostly the same as of the row before
  places_.reserve(rows.size());
  for (const std::uint32_t row : rows) {
    const auto place = static_cast<std::uint32_t>(places_.size());
    bool is_new = false;
    if (candidates_.empty() || candidates_[candidate].agent != messages.agent[row]) {
      const auto [known, added] = candidate_of.try_emplace(messages.agent[row], static_cast<std::uint32_t>(candidates_.size()));
      candidate = known->second;
      is_new = added;
    }
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

// The first place at or after `moment`, mostly near `from`.
std::uint32_t MovingWindow::find(std::uint32_t from, Moment moment) const {
  const auto is_before = [&](std::uint32_t place) { return messages_.time[places_[place].row] < moment; };
  return find_near(0, static_cast<std::uint32_t>(places_.size()), from, is_before);
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
