#include "tests/bench/stages/by_hand.hpp"

#include <algorithm>
#include <tuple>

namespace guiyin::by_hand {

namespace {

using engine::Status;
using timeline::HappeningType;
using timeline::Kind;
using timeline::Sender;
using timeline::TextId;
using values::Moment;
using values::Money;

constexpr std::int64_t day = values::ms_per_day;

struct Seen {
  TextId agent{};
  bool by_buyer = false, by_agent = false;
};

std::uint32_t first_at(const timeline::Timeline& timeline, const timeline::Buyer& buyer, Moment moment) {
  const auto begin = timeline.messages.time.begin();
  return static_cast<std::uint32_t>(std::lower_bound(begin + buyer.messages.begin, begin + buyer.messages.end, moment) - begin);
}

// The agent whose last row is the latest of those who `may_win`, looking backwards from row `end`; done as soon as nobody later can still come to it.
template <class Counts, class MayWin> TextId latest(const timeline::Messages& messages, std::uint32_t begin, std::uint32_t end,
                                                    std::vector<Seen>& seen, const Counts& counts, const MayWin& may_win) {
  seen.clear();
  for (std::uint32_t row = end; row-- > begin;) {
    if (messages.kind[row] != Kind::human || !counts(row)) continue;
    auto who = std::find_if(seen.begin(), seen.end(), [&](const Seen& each) { return each.agent == messages.agent[row]; });
    if (who == seen.end()) who = seen.insert(seen.end(), {messages.agent[row]});
    (messages.sender[row] == Sender::buyer ? who->by_buyer : who->by_agent) = true;
    if (who == seen.begin() && may_win(*who)) return who->agent;
  }
  const auto winner = std::find_if(seen.begin(), seen.end(), may_win);
  return winner == seen.end() ? TextId::missing : winner->agent;
}

bool cancelled(const timeline::Timeline& timeline, const timeline::Order& order, TextId sku) {
  const auto& what = timeline.happenings;
  for (std::uint32_t row = order.happenings.begin; row < order.happenings.end; ++row)
    if (what.type[row] == HappeningType::cancel && (what.sku[row] == TextId::missing || what.sku[row] == sku) && what.time[row] >= order.placed &&
        what.time[row].ms - order.placed.ms <= 15 * day)
      return true;
  return false;
}

const Moment* paid(const timeline::Timeline& timeline, const timeline::Order& order) {
  const auto& what = timeline.happenings;
  for (std::uint32_t row = order.happenings.begin; row < order.happenings.end; ++row)
    if (what.type[row] == HappeningType::pay || what.type[row] == HappeningType::pay_balance) return &what.time[row];
  return nullptr;
}

} // namespace

std::vector<Result> jd(const timeline::Timeline& timeline) {
  std::vector<Result> results;
  results.reserve(timeline.lines.order.size());
  std::vector<Seen> seen;
  const timeline::Messages& messages = timeline.messages;
  const timeline::Lines& lines = timeline.lines;
  const auto replied = [](const Seen& each) { return each.by_agent; };
  for (const timeline::Order& order : timeline.orders) {
    const timeline::Buyer& buyer = timeline.buyers[static_cast<std::uint32_t>(order.buyer)];
    const std::uint32_t begin = first_at(timeline, buyer, {order.placed.ms - day}), end = first_at(timeline, buyer, order.placed);
    for (std::uint32_t line = order.lines.begin; line < order.lines.end; ++line) {
      const TextId sku = lines.sku[line];
      Result& result = results.emplace_back();
      result.amount =
          Money{lines.qty[line] * lines.price[line].fen} - lines.full_reduction[line] - lines.category_discount[line] - lines.item_discount[line];
      if (sku != TextId::missing)
        result.agent = latest(
            messages, begin, end, seen, [&](std::uint32_t row) { return messages.topic[row] == sku; }, replied);
      if (result.agent == TextId::missing)
        result.agent = latest(
            messages, begin, end, seen, [](std::uint32_t) { return true; }, replied);
      if (result.agent != TextId::missing) result.status = cancelled(timeline, order, sku) ? Status::revoked : Status::credited;
    }
  }
  return results;
}

std::vector<Result> taobao(const timeline::Timeline& timeline) {
  std::vector<Result> results;
  results.reserve(timeline.orders.size());
  std::vector<Seen> seen;
  const auto both_spoke = [](const Seen& each) { return each.by_buyer && each.by_agent; };
  const auto any = [](std::uint32_t) { return true; };
  for (const timeline::Order& order : timeline.orders) {
    const timeline::Buyer& buyer = timeline.buyers[static_cast<std::uint32_t>(order.buyer)];
    Result& result = results.emplace_back();
    for (std::uint32_t line = order.lines.begin; line < order.lines.end; ++line) result.amount += timeline.lines.amount[line];
    const Moment* const at = paid(timeline, order);
    if (!at) {
      result.status = Status::excluded;
      continue;
    }
    const std::uint32_t begin = buyer.messages.begin;
    result.agent = latest(timeline.messages, begin, first_at(timeline, buyer, *at), seen, any, both_spoke);
    if (result.agent == TextId::missing) continue;
    result.status = Status::credited;
    const TextId helper = latest(timeline.messages, begin, first_at(timeline, buyer, order.placed), seen, any, both_spoke);
    if (helper != result.agent) result.assist = helper;
  }
  return results;
}

std::vector<Result> results_of(const engine::Outcome& outcome) {
  std::vector<engine::Decision> sorted(outcome.decisions.begin(), outcome.decisions.end());
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return std::tie(a.order, a.line) < std::tie(b.order, b.line); });
  std::vector<Result> results;
  for (const engine::Decision& decision : sorted)
    results.push_back({decision.status, decision.credits.empty() ? TextId::missing : decision.credits.front().agent,
                       decision.assists.empty() ? TextId::missing : decision.assists.front(), decision.amount});
  return results;
}

} // namespace guiyin::by_hand
