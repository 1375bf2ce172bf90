#include "tests/reference/as_of.hpp"

#include <algorithm>

namespace reference {

namespace {

const std::vector<std::string> types{"chat", "pay", "cancel", "refund", "ship", "complete", "transfer"};

bool same_outcome(const Decision& a, const Decision& b) {
  auto same_credits = [](const Credit& x, const Credit& y) { return x.agent == y.agent && x.share == y.share && x.amount == y.amount; };
  return a.status == b.status && a.amount == b.amount && a.claim == b.claim && a.assists == b.assists && a.tied == b.tied &&
         std::equal(a.credits.begin(), a.credits.end(), b.credits.begin(), b.credits.end(), same_credits);
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

Explorer::Explorer(const Policy& policy, const Settings& settings, const Events& known, const Decision& unit, std::int64_t as_of, std::uint64_t seed)
    : policy_(policy), settings_(settings), unit_(unit), known_(seen_by(unit, known)), dice_(seed),
      horizon_(horizon_of(policy, settings, known_, unit.shop, unit.order, as_of)) {}

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

void Explorer::look(int tries) {
  for (int i = 0; i < tries && !(can_change_ && (can_win_ || !unit_.credits.empty())); ++i) {
    Events future = some_future(horizon_, dice_);
    Decision then = decided(future);
    bool changes = !same_outcome(then, unit_), wins = unit_.credits.empty() && !then.credits.empty();
    if ((changes && !can_change_) || (wins && !can_win_)) witness_ = future;
    can_change_ = can_change_ || changes;
    can_win_ = can_win_ || wins;
  }
}

bool Explorer::in_play(const std::string& type, std::int64_t time, int tries) {
  if (time <= horizon_.as_of) return false;
  for (int i = 0; i < tries; ++i) {
    Events rest = i % 4 == 0 ? Events{} : some_future(horizon_, dice_, time);
    Events both = rest;
    for (const Row& row : rows_of(horizon_, dice_, type, time)) both.push_back(row);
    if (!same_outcome(decided(rest), decided(both))) return true;
  }
  return false;
}

bool Explorer::in_play_for_ever(const std::string& type, int tries) { return in_play(type, horizon_.as_of + far_away, tries); }

bool Explorer::edge_in_play(std::int64_t edge, int tries) {
  return std::any_of(types.begin(), types.end(),
                     [&](const std::string& type) { return in_play(type, edge, tries) || in_play(type, edge - 1, tries); });
}

std::optional<std::int64_t> Explorer::later_edge(std::optional<std::int64_t> than, int tries) {
  for (const std::string& type : types) {
    if (in_play_for_ever(type, tries * 5)) continue;
    for (int i = 0; i < tries; ++i) {
      std::int64_t edge = some_edge(horizon_, dice_);
      if (than && edge - 1 <= *than) continue;
      if (!in_play(type, edge - 1, 6)) continue;
      if (in_play_for_ever(type, tries * 200)) break; // looks again, more closely
      return edge;
    }
  }
  return std::nullopt;
}

} // namespace reference
