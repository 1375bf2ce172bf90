#include "interpreter/explain/event_change.hpp"

#include "interpreter/explain/hurdle.hpp"
#include "interpreter/explain/program_edit.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace guiyin::explain {

namespace {

using timeline::EventRow;
using timeline::EventType;
using values::Duration;
using values::Moment;

constexpr std::size_t most_moved_rows = 12;
constexpr std::int64_t most_rounds = 10;

bool bounded(Moment moment) { return moment > values::beginning_of_time && moment < values::end_of_time; }

// Makes the list of changes for one agent.
class Changes {
public:
  Changes(const Subject& subject, const Retold& retold)
      : subject_(subject), retold_(retold), order_(subject.timeline.orders[static_cast<std::uint32_t>(subject.order)]),
        number_(subject.timeline.texts[order_.number]), rows_(retold.story().rows()) {
    step_ = std::all_of(rows_.begin(), rows_.end(), [](const EventRow& row) { return row.time.ms % values::ms_per_second == 0; })
                ? Duration{values::ms_per_second}
                : Duration{1};
    for (const std::uint32_t claim : credit_claims(subject.program)) look_at(claim);
    add_moments();
  }

  std::vector<EventChange> all() {
    move_rows();
    for (const Moment target : targets_) add_rows(target);
    pay();
    leave_out(EventType::cancel, ChangeKind::no_cancel);
    leave_out_rivals();
    std::stable_sort(changes_.begin(), changes_.end(), [this](const EventChange& a, const EventChange& b) { return size_of(a) < size_of(b); });
    return std::move(changes_);
  }

private:
  // What others would have had to do comes last; then by the number of rows; a short shift is less than a further message, a long one more. Of
  // further messages, those nearest to the order's placing come first.
  using Size = std::tuple<bool, std::size_t, int, ChangeKind, std::int64_t>;
  Size size_of(const EventChange& change) const {
    const std::size_t rows = change.edit.moves.size() + change.edit.adds.size() + change.edit.drops.size();
    const std::int64_t shift = std::abs(change.shift.ms);
    const bool moves = !change.edit.moves.empty(), of_buyer = moves && change.edit.moves.size() == 1 && !is_agents(change.rows.front());
    const int effort = !moves ? 2 : shift > values::ms_per_hour ? 3 : of_buyer ? 1 : 0;
    const std::int64_t distance = moves ? shift : std::abs((change.at - order_.placed).ms);
    return {change.kind == ChangeKind::no_rival, rows, effort, change.kind, distance};
  }
  static bool is_agents(const EventRow& row) { return row.from == timeline::Sender::agent; }

  // The instants at which something may turn, of one claim: the edges of its window, its winners' first and last rows.
  void look_at(std::uint32_t claim) {
    const engine::Explained alone = retold_.decide(with_credit(without_when(subject_.program), claim));
    const engine::ClaimTrace* trace = claim_record(alone, claim);
    if (!trace || !trace->window.happened) return;
    const engine::WindowTrace& window = trace->window;
    if (bounded(window.begin)) add_target(window.begin);
    if (bounded(window.edge)) add_target(window.edge < window.end ? window.edge : window.edge - step_);
    for (const std::uint32_t winner : trace->winners) look_at(trace->candidates[winner]);
  }

  void look_at(const engine::CandidateTrace& winner) {
    const timeline::Timeline& timeline = retold_.timeline();
    if (timeline.texts[winner.agent] == retold_.agent()) return;
    rivals_.insert(std::string(timeline.texts[winner.agent]));
    for (const std::uint32_t row : {winner.rows.front(), winner.rows.back()})
      for (const Moment time : {timeline.messages.time[row], timeline.messages.time[row] - step_, timeline.messages.time[row] + step_})
        add_target(time);
  }

  void add_moments() {
    add_target(order_.placed - step_);
    add_target(order_.placed + step_);
    for (const EventRow& row : rows_) {
      if (row.type != EventType::pay || row.order != number_) continue;
      add_target(row.time - step_);
      add_target(row.time + step_);
    }
  }

  void add_target(Moment target) {
    const bool known = std::find(targets_.begin(), targets_.end(), target) != targets_.end();
    if (!known && (!subject_.as_of || target <= *subject_.as_of)) targets_.push_back(target);
  }

  bool is_hers(const EventRow& row) const { return row.type == EventType::chat && row.agent == retold_.agent(); }

  // Her messages and the buyer's to her, those nearest to the order's placing.
  std::vector<std::size_t> her_rows() const {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (is_hers(rows_[i])) rows.push_back(i);
    const auto distance = [&](std::size_t row) { return std::abs((rows_[row].time - order_.placed).ms); };
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) { return distance(a) < distance(b); });
    if (rows.size() > most_moved_rows) rows.resize(most_moved_rows);
    std::sort(rows.begin(), rows.end());
    return rows;
  }

  void move_rows() {
    const std::vector<std::size_t> rows = her_rows();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (const Moment target : targets_) {
        move(rows[i], target);
        const bool round =
            i + 1 < rows.size() && rows_[rows[i]].from == timeline::Sender::buyer && rows_[rows[i + 1]].from == timeline::Sender::agent;
        if (!round) continue;
        move_round(rows[i], rows[i + 1], target - rows_[rows[i]].time);
        move_round(rows[i], rows[i + 1], target - rows_[rows[i + 1]].time);
      }
    }
  }

  void move(std::size_t row, Moment target) {
    if (rows_[row].time == target) return;
    changes_.push_back({ChangeKind::move, {{{row, target}}, {}, {}}, {rows_[row]}, 1, target - rows_[row].time, target});
  }

  void move_round(std::size_t question, std::size_t answer, Duration shift) {
    if (shift.ms == 0) return;
    const Moment last = rows_[answer].time + shift;
    if (subject_.as_of && last > *subject_.as_of) return;
    changes_.push_back({ChangeKind::move_round,
                        {{{question, rows_[question].time + shift}, {answer, last}}, {}, {}},
                        {rows_[question], rows_[answer]},
                        1,
                        shift,
                        last});
  }

  EventRow message(timeline::Sender from, Moment time, std::string_view sku = {}) const {
    EventRow row;
    row.type = EventType::chat;
    row.time = time;
    const timeline::Buyer& buyer = subject_.timeline.buyers[static_cast<std::uint32_t>(order_.buyer)];
    row.shop = subject_.timeline.texts[buyer.shop];
    row.buyer = subject_.timeline.texts[buyer.name];
    row.agent = retold_.agent();
    row.from = from;
    row.sku = sku;
    return row;
  }

  void add_rows(Moment at) {
    using enum timeline::Sender;
    changes_.push_back({ChangeKind::answer, {{}, {}, {message(agent, at)}}, {}, 1, {}, at});
    std::vector<EventRow> rounds;
    for (std::int64_t count = 1; count <= most_rounds; ++count) {
      rounds.push_back(message(buyer, at));
      rounds.push_back(message(agent, at));
      changes_.push_back({ChangeKind::round, {{}, {}, rounds}, {}, count, {}, at});
    }
    if (!subject_.line) return;
    const std::string_view sku = subject_.timeline.texts[subject_.timeline.lines.sku[static_cast<std::uint32_t>(*subject_.line)]];
    changes_.push_back({ChangeKind::asked_about, {{}, {}, {message(buyer, at, sku), message(agent, at)}}, {}, 1, {}, at});
  }

  void pay() {
    const auto pays = [&](const EventRow& row) { return row.type == EventType::pay && row.order == number_; };
    if (std::any_of(rows_.begin(), rows_.end(), pays)) return;
    EventRow row = message(timeline::Sender::buyer, order_.placed);
    row.type = EventType::pay;
    row.agent = {};
    row.order = number_;
    changes_.push_back({ChangeKind::pay, {{}, {}, {row}}, {}, 1, {}, order_.placed});
  }

  void leave_out_row(EventChange& change, std::size_t row) const {
    change.edit.drops.push_back(row);
    change.rows.push_back(rows_[row]);
  }

  void leave_out(EventType type, ChangeKind kind) {
    EventChange change{kind, {}, {}, 0, {}, {}};
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (rows_[i].type == type && rows_[i].order == number_) leave_out_row(change, i);
    change.count = static_cast<std::int64_t>(change.edit.drops.size());
    if (change.count > 0) changes_.push_back(std::move(change));
  }

  // The last one, the last two, … messages of the winner.
  void leave_out_rivals() {
    constexpr std::size_t most = 6;
    for (const std::string& rival : rivals_) {
      EventChange change{ChangeKind::no_rival, {}, {}, 0, {}, {}};
      std::vector<std::size_t> theirs;
      for (std::size_t i = 0; i < rows_.size(); ++i)
        if (rows_[i].type == EventType::chat && rows_[i].agent == rival && rows_[i].from == timeline::Sender::agent) theirs.push_back(i);
      std::stable_sort(theirs.begin(), theirs.end(), [&](std::size_t a, std::size_t b) { return rows_[a].time > rows_[b].time; });
      for (std::size_t i = 0; i < std::min(most, theirs.size()); ++i) {
        leave_out_row(change, theirs[i]);
        change.count = static_cast<std::int64_t>(i + 1);
        change.at = rows_[theirs[i]].time;
        changes_.push_back(change);
      }
    }
  }

  const Subject& subject_;
  const Retold& retold_;
  const timeline::Order& order_;
  std::string_view number_;
  const std::vector<EventRow>& rows_;
  Duration step_{};
  std::vector<Moment> targets_;
  std::set<std::string> rivals_;
  std::vector<EventChange> changes_;
};

} // namespace

std::vector<EventChange> possible_changes(const Subject& subject, const Retold& retold) { return Changes(subject, retold).all(); }

std::optional<EventChange> smallest_event_change(const Subject& subject, const Retold& retold) {
  std::vector<EventChange> changes = possible_changes(subject, retold);
  for (EventChange& change : changes) {
    if (!retold.has_effort_left()) return std::nullopt;
    if (retold.wins(subject.program, change.edit)) return std::move(change);
  }
  const auto pay = std::find_if(changes.begin(), changes.end(), [](const EventChange& change) { return change.kind == ChangeKind::pay; });
  if (pay == changes.end()) return std::nullopt;
  const timeline::EventRow payment = pay->edit.adds.front();
  for (EventChange& change : changes) {
    if (!retold.has_effort_left()) return std::nullopt;
    if (change.kind == ChangeKind::pay) continue;
    change.edit.adds.push_back(payment);
    change.also_paid = true;
    if (retold.wins(subject.program, change.edit)) return std::move(change);
  }
  return std::nullopt;
}

} // namespace guiyin::explain
