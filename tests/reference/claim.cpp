#include "tests/reference/claim.hpp"

#include "tests/reference/calendar.hpp"
#include "tests/reference/money.hpp"

#include <algorithm>
#include <stdexcept>

namespace reference {

namespace {

Span not_happened() { return {false, {}, {}, 0}; }

// “`D before M` is [M − D, M), `D after M` is [M, M + D] … any time before M is everything < M, and so is `D before M` with D unlimited.” The end
// M + D counts, which in whole milliseconds is [M, M + D + 1).
Span bounded(const Node& window, const Scope& scope) {
  std::optional<std::int64_t> moment = instant(window.parts.at(1), scope);
  if (!moment) return not_happened();
  const Node& duration = settled(window.parts.at(0), scope);
  bool unlimited = duration.op == Op::unlimited;
  std::int64_t length = unlimited ? 0 : value_of(duration, scope).number.value();
  if (window.op == Op::before) return {true, unlimited ? std::optional<std::int64_t>{} : *moment - length, *moment, *moment};
  return {true, *moment, unlimited ? std::optional<std::int64_t>{} : *moment + length + 1, *moment};
}

// “N calendar days before M is [start of M's day minus N − 1 days, M), N calendar days after M is [M, end of M's day plus N − 1 days).”
Span calendar(const Node& window, const Scope& scope) {
  std::optional<std::int64_t> moment = instant(window.parts.at(1), scope);
  if (!moment) return not_happened();
  std::int64_t days = value_of(window.parts.at(0), scope).number.value();
  std::int64_t start = start_of_day(*moment, scope.unit.policy.day_starts.value_or(0));
  if (window.op == Op::calendar_before) return {true, start - (days - 1) * day, *moment, *moment};
  return {true, *moment, start + day + (days - 1) * day, *moment};
}

// “`from A to B` is [A, B) and empty if B ≤ A.”
Span from_to(const Node& window, const Scope& scope) {
  std::optional<std::int64_t> from = instant(window.parts.at(0), scope), to = instant(window.parts.at(1), scope);
  if (!from || !to) return not_happened();
  return {true, *from, *to, *to};
}

Span open(const Node& window, const Scope& scope) {
  std::optional<std::int64_t> moment = instant(window.parts.at(0), scope);
  if (!moment) return not_happened();
  if (window.op == Op::any_before) return {true, {}, *moment, *moment};
  return {true, *moment, {}, *moment};
}

// “What a list leaves equal goes to the candidate whose last row is later, and the decision is marked tied.”
bool later_last(const Candidate& a, const Candidate& b) { return comes_before(b.rows.back(), a.rows.back()); }

// Whether `a` is better than `b` by one key: `latest` / `earliest` compare the last / first row, `most X` / `fewest X` a count.
bool better(const Node& key, const Candidate& a, const Candidate& b) {
  switch (key.op) {
  case Op::latest:
    return later_last(a, b);
  case Op::earliest:
    return comes_before(a.rows.front(), b.rows.front());
  case Op::most:
    return count_of(key.text, a) > count_of(key.text, b);
  default:
    return count_of(key.text, a) < count_of(key.text, b);
  }
}

// “The deciding row is the first row under earliest, else the last”: under earliest means before any latest in the list (Reading 9).
Message deciding_row(const std::vector<Node>& keys, const Candidate& winner) {
  for (const Node& key : keys) {
    if (key.op == Op::earliest) return winner.rows.front();
    if (key.op == Op::latest) break;
  }
  return winner.rows.back();
}

bool is_share(const Node& choice, const Scope& scope) {
  Op op = settled(choice, scope).op;
  return op == Op::evenly || op == Op::by_count || op == Op::positions || op == Op::decaying || op == Op::at_least;
}

ClaimResult by_tie_break(const std::vector<Node>& keys, const std::vector<Candidate>& candidates) {
  auto [index, tied] = pick(keys, candidates);
  const Candidate& winner = candidates[index];
  return {{{winner.agent, 1, winner.rows.front()}}, deciding_row(keys, winner), tied};
}

// Of a shared claim the deciding row is the latest of its winners' last rows (Reading 9); a share of 0 wins nothing (Reading 3).
ClaimResult by_share(const std::vector<Fraction>& shares, const std::vector<Candidate>& candidates) {
  ClaimResult result;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (shares[i] == 0) continue;
    const Message& last = candidates[i].rows.back();
    if (result.winners.empty() || comes_before(result.deciding_row, last)) result.deciding_row = last;
    result.winners.push_back({candidates[i].agent, shares[i], candidates[i].rows.front()});
  }
  return result;
}

} // namespace

Span span_of(const Node& any, const Unit& unit) {
  Scope scope{unit};
  const Node& window = settled(any, scope);
  switch (window.op) {
  case Op::before:
  case Op::after:
    return bounded(window, scope);
  case Op::calendar_before:
  case Op::calendar_after:
    return calendar(window, scope);
  case Op::from_to:
    return from_to(window, scope);
  case Op::any_before:
  case Op::any_after:
    return open(window, scope);
  case Op::any_time:
    return {true, {}, {}, unit.order.placed};
  default:
    throw std::logic_error("no window");
  }
}

// In the order of first rows.
std::vector<Candidate> candidates_of(const Claim& claim, const Unit& unit) {
  Span span = span_of(*claim.window, unit);
  std::vector<Candidate> candidates;
  for (const Message& row : messages_of(unit.events, unit.order.shop, unit.order.buyer)) {
    if (claim.source == "chats" && !is_chat(row.kind)) continue;
    if (!span.contains(row.time)) continue; // “Windows compare instants only, never reading order.”
    if (claim.where && !holds(*claim.where, {unit, &row})) continue;
    auto known = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& c) { return c.agent == row.agent; });
    if (known == candidates.end()) known = candidates.insert(candidates.end(), {row.agent, {}});
    known->rows.push_back(row);
  }
  return candidates;
}

std::vector<Node> keys_in_force(const Node& ranking, const Scope& scope) {
  const Node& node = settled(ranking, scope);
  if (node.op == Op::latest || node.op == Op::earliest || node.op == Op::most || node.op == Op::fewest) return {node};
  if (node.op != Op::ranking) throw std::logic_error("no tie-break");
  std::vector<Node> keys;
  for (const Node& part : node.parts)
    for (const Node& key : keys_in_force(part, scope)) keys.push_back(key);
  return keys;
}

// “A list of keys, each deciding only what those before left equal.”
Pick pick(const std::vector<Node>& keys, const std::vector<Candidate>& candidates) {
  std::vector<std::size_t> left;
  for (std::size_t i = 0; i < candidates.size(); ++i) left.push_back(i);
  for (const Node& key : keys) {
    auto beaten = [&](std::size_t b) {
      return std::any_of(left.begin(), left.end(), [&](std::size_t a) { return better(key, candidates[a], candidates[b]); });
    };
    std::vector<std::size_t> best;
    std::copy_if(left.begin(), left.end(), std::back_inserter(best), [&](std::size_t i) { return !beaten(i); });
    left = best;
  }
  std::size_t winner = left.front();
  for (std::size_t i : left)
    if (later_last(candidates[i], candidates[winner])) winner = i;
  return {winner, left.size() > 1};
}

// “`require`, every count, `opened_by` and the tie-break are judged on [the candidate's rows] and on nothing else.”
ClaimResult result_of(const Claim& claim, const Unit& unit) {
  std::vector<Candidate> eligible;
  for (const Candidate& candidate : candidates_of(claim, unit))
    if (!claim.require || holds(*claim.require, {unit, nullptr, &candidate})) eligible.push_back(candidate);
  if (eligible.empty()) return {};
  Scope scope{unit};
  if (!claim.choice) return by_tie_break({}, eligible); // Reading 13
  if (!is_share(*claim.choice, scope)) return by_tie_break(keys_in_force(*claim.choice, scope), eligible);
  return by_share(shares_of(*claim.choice, eligible, span_of(*claim.window, unit), scope), eligible);
}

const Claim& claim_named(const std::string& name, const Unit& unit) {
  for (const Claim& claim : unit.policy.claims)
    if (claim.name == name) return claim;
  throw std::logic_error("no claim " + name);
}

bool has_winner(const std::string& claim, const Unit& unit) { return !result_of(claim_named(claim, unit), unit).winners.empty(); }

} // namespace reference
