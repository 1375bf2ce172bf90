#include "tests/reference/as_of.hpp"

#include "tests/reference/futures.hpp"

#include <algorithm>

namespace reference {

namespace {

bool same_outcome(const Decision& a, const Decision& b) {
  auto same_credits = [](const Credit& x, const Credit& y) { return x.agent == y.agent && x.share == y.share && x.amount == y.amount; };
  return a.status == b.status && a.amount == b.amount && a.claim == b.claim && a.assists == b.assists && a.tied == b.tied &&
         std::equal(a.credits.begin(), a.credits.end(), b.credits.begin(), b.credits.end(), same_credits);
}

// One unit and the rows that it sees.
class Explorer {
public:
  Explorer(const Policy& policy, const Settings& settings, Events known, const Decision& unit, std::int64_t as_of, std::uint64_t seed)
      : policy_(policy), settings_(settings), known_(std::move(known)), unit_(unit), dice_(seed),
        horizon_(horizon_of(policy, settings, known_, unit.shop, unit.order, as_of)) {}

  Outlook explore(int tries);

private:
  Decision decided(const Events& future) const;
  void note(const Events& future, Outlook& outlook);
  bool in_play(std::int64_t time, const std::string& type, int tries);
  void find_edges(Outlook& outlook, int tries);
  std::optional<std::int64_t> last_edge(const std::string& type, int tries);

  const Policy& policy_;
  const Settings& settings_;
  Events known_;
  const Decision& unit_;
  Dice dice_;
  Horizon horizon_;
};

Decision Explorer::decided(const Events& future) const {
  Events events = known_;
  events.insert(events.end(), future.begin(), future.end());
  for (const Order& order : orders_of(events)) {
    if (order.number != unit_.order) continue;
    std::optional<std::size_t> line;
    if (unit_.line) line = static_cast<std::size_t>(*unit_.line - 1);
    return decide({events, policy_, settings_, order, line});
  }
  return unit_;
}

void Explorer::note(const Events& future, Outlook& outlook) {
  Decision then = decided(future);
  bool changes = !same_outcome(then, outlook.now), wins = outlook.now.credits.empty() && !then.credits.empty();
  if ((changes && !outlook.can_change) || (wins && !outlook.can_win)) outlook.witness = future;
  outlook.can_change = outlook.can_change || changes;
  outlook.can_win = outlook.can_win || wins;
}

// Whether a happening of this type at `time` makes a difference, whatever else may come.
bool Explorer::in_play(std::int64_t time, const std::string& type, int tries) {
  for (int i = 0; i < tries; ++i) {
    Events rows = some_rows(horizon_, dice_, time);
    if (rows.front().type != type) continue;
    Events rest = dice_.chance(40) ? Events{} : some_future(horizon_, dice_);
    if (time == horizon_.as_of + far_away && dice_.chance(70)) // a moment that the late happening lies at
      for (Row& row : rest)
        row.time = std::max(time + dice_.between(-1, 1) * dice_.one_of(horizon_.durations) + dice_.between(-1, 1), horizon_.as_of + 1);
    Events both = rest;
    both.insert(both.end(), rows.begin(), rows.end());
    if (!same_outcome(decided(rest), decided(both))) return true;
  }
  return false;
}

// The latest edge at which, or just before which, a happening of this type matters.
std::optional<std::int64_t> Explorer::last_edge(const std::string& type, int tries) {
  for (auto edge = horizon_.edges.rbegin(); edge != horizon_.edges.rend(); ++edge)
    if (in_play(*edge, type, tries) || (*edge - 1 > horizon_.as_of && in_play(*edge - 1, type, tries))) return *edge;
  return std::nullopt;
}

void Explorer::find_edges(Outlook& outlook, int tries) {
  for (const std::string type : {"chat", "transfer", "pay", "ship", "complete", "cancel", "refund"}) {
    if (in_play(horizon_.as_of + far_away, type, tries * 10)) {
      outlook.some_for_ever = true;
      continue;
    }
    std::optional<std::int64_t> edge = last_edge(type, tries);
    if (edge) outlook.last_in_play = std::max(outlook.last_in_play.value_or(*edge), *edge);
  }
}

Outlook Explorer::explore(int tries) {
  Outlook outlook;
  outlook.now = decided({});
  for (int i = 0; i < tries && !(outlook.can_change && (outlook.can_win || !outlook.now.credits.empty())); ++i)
    note(some_future(horizon_, dice_), outlook);
  if (outlook.can_change) find_edges(outlook, 30);
  return outlook;
}

Events seen_by(const Decision& unit, const Events& events) {
  Events rows;
  for (const Row& row : events)
    if (row.shop == unit.shop && (row.order == unit.order || (!unit.buyer.empty() && row.buyer == unit.buyer && row.order.empty())))
      rows.push_back(row);
  return rows;
}

} // namespace

Events known_at(const Events& events, std::int64_t as_of) {
  Events known;
  for (const Row& row : without_repetitions(events))
    if (row.time <= as_of) known.push_back(row);
  return known;
}

std::vector<Outlook> outlooks(const Policy& policy, const Settings& settings, const Events& events, std::int64_t as_of, const Search& search) {
  Events known = known_at(events, as_of);
  std::vector<Outlook> all;
  std::uint64_t seed = search.seed;
  for (const Decision& unit : evaluate(policy, settings, known))
    all.push_back(Explorer(policy, settings, seen_by(unit, known), unit, as_of, ++seed).explore(search.tries));
  return all;
}

} // namespace reference
