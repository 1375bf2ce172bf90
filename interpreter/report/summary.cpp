#include "interpreter/report/summary.hpp"

#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>

namespace guiyin::report {
namespace {

using engine::Decision;
using engine::OrderId;
using engine::Status;
using values::Money;

// A tally that knows the order it counted last: the units of an order stand together.
struct Counter {
  Tally tally;
  std::optional<OrderId> last;

  void count(const timeline::Timeline& timeline, const Decision& decision) {
    ++tally.units;
    tally.lines += lines_of(timeline, decision);
    if (last != decision.order) ++tally.orders;
    last = decision.order;
  }
  // What was counted of other orders.
  void add(const Counter& other) {
    tally.units += other.tally.units;
    tally.orders += other.tally.orders;
    tally.lines += other.tally.lines;
    tally.amount += other.tally.amount;
  }
};

struct Growing {
  std::array<Counter, statuses> by_status;
  Counter total;
  std::uint64_t assists = 0;

  void add(const Growing& other) {
    for (std::size_t i = 0; i < statuses; ++i) by_status[i].add(other.by_status[i]);
    total.add(other.total);
    assists += other.assists;
  }
};

struct Key {
  std::string shop, name;
  friend auto operator<=>(const Key&, const Key&) = default;
};

std::size_t at(Status status) { return static_cast<std::size_t>(status); }

class Adder {
public:
  Adder(const Section& section, By by) : section_(section), timeline_(*section.timeline), by_(by) {}

  // Decisions [begin, end): all of an order, or none.
  void add_decisions(std::size_t begin, std::size_t end) {
    UnitsAhead ahead(timeline_, section_.outcome->decisions, begin, end);
    for (const Decision& decision : section_.outcome->decisions.range(begin, end)) {
      ahead.next();
      add_amounts(all_, decision, true);
      if (by_ == By::agent) {
        add_agents(decision);
      } else if (by_ != By::claim || decision.status == Status::credited) {
        add_amounts(group(key_of(decision)), decision, by_ != By::claim);
      }
    }
  }

  // What another has added up, of decisions behind these.
  void add(const Adder& other) {
    all_.add(other.all_);
    for (const auto* entry : other.seen_) group(entry->first).add(entry->second);
  }

  Summary finish() const {
    Summary summary{by_, {}, tallies(all_.by_status), all_.total.tally};
    const auto add = [&](const auto& entry) {
      summary.groups.push_back({entry.first.shop, entry.first.name, tallies(entry.second.by_status), entry.second.total.tally, entry.second.assists});
    };
    if (by_ == By::unit) {
      for (const auto* entry : seen_) add(*entry);
    } else {
      for (const auto& entry : groups_) add(entry);
    }
    if (by_ == By::agent || by_ == By::claim) {
      const auto larger = [](const Group& a, const Group& b) {
        return a.by_status[at(Status::credited)].amount > b.by_status[at(Status::credited)].amount;
      };
      std::stable_sort(summary.groups.begin(), summary.groups.end(), larger);
    }
    return summary;
  }

private:
  // What `nobody` keeps of a credited unit is silent; a claim's row leaves it out.
  void add_amounts(Growing& target, const Decision& decision, bool with_silent) {
    Counter& counter = target.by_status[at(decision.status)];
    counter.count(timeline_, decision);
    counter.tally.amount += decision.amount - silent_part(decision);
    if (with_silent) target.by_status[at(Status::silent)].tally.amount += silent_part(decision);
    target.total.count(timeline_, decision);
    target.total.tally.amount += decision.amount;
  }

  static Money silent_part(const Decision& decision) { return decision.status == Status::credited ? decision.silent_amount : Money{}; }

  void add_agents(const Decision& decision) {
    if (decision.status != Status::credited) return;
    const timeline::Order& order = timeline_.orders[static_cast<std::uint32_t>(decision.order)];
    const timeline::TextId shop = timeline_.buyers[static_cast<std::uint32_t>(order.buyer)].shop;
    for (const engine::Credit& credit : decision.credits) {
      Counter& counter = agent_group(shop, credit.agent).by_status[at(Status::credited)];
      counter.count(timeline_, decision);
      counter.tally.amount += credit.amount;
    }
    for (const timeline::TextId agent : decision.assists) ++agent_group(shop, agent).assists;
  }

  // The same few agents come again and again, so their groups are known by code.
  Growing& agent_group(timeline::TextId shop, timeline::TextId agent) {
    Growing*& known = agents_[std::uint64_t{static_cast<std::uint32_t>(shop)} << 32 | static_cast<std::uint32_t>(agent)];
    if (!known) known = &group({std::string(timeline_.texts[shop]), std::string(timeline_.texts[agent])});
    return *known;
  }

  Key key_of(const Decision& decision) const {
    const UnitText unit = unit_text(timeline_, decision);
    switch (by_) {
    case By::claim:
      return {"", claim_name(*section_.program, decision).value_or("")};
    case By::day:
      return {"", values::date_to_string(values::local_day(unit.placed, section_.program->day_start))};
    case By::shop:
      return {std::string(unit.shop), ""};
    case By::sku:
      return {std::string(unit.shop), skus_of(decision)};
    case By::unit:
      return {std::string(unit.shop), unit_name(unit)};
    case By::agent:
      break;
    }
    return {};
  }

  // An order of several products is a group of its own: `SKU1+SKU2`, each once, in the order of its lines.
  std::string skus_of(const Decision& decision) const {
    if (decision.line) return std::string(timeline_.texts[timeline_.lines.sku[static_cast<std::uint32_t>(*decision.line)]]);
    const auto lines = timeline_.orders[static_cast<std::uint32_t>(decision.order)].lines;
    std::vector<std::string_view> skus;
    std::string name;
    for (std::uint32_t line = lines.begin; line < lines.end; ++line) {
      const std::string_view sku = timeline_.texts[timeline_.lines.sku[line]];
      if (std::find(skus.begin(), skus.end(), sku) != skus.end()) continue;
      if (!skus.empty()) name += '+';
      name += skus.emplace_back(sku);
    }
    return name;
  }

  Growing& group(Key key) {
    const auto [place, added] = groups_.try_emplace(std::move(key));
    if (added) seen_.push_back(&*place);
    return place->second;
  }

  static Tallies tallies(const std::array<Counter, statuses>& counters) {
    Tallies result;
    for (std::size_t i = 0; i < statuses; ++i) result[i] = counters[i].tally;
    return result;
  }

  const Section& section_;
  const timeline::Timeline& timeline_;
  By by_;
  std::map<Key, Growing> groups_; // entries stay where they are
  std::unordered_map<std::uint64_t, Growing*> agents_;
  std::vector<const std::pair<const Key, Growing>*> seen_; // in the order of first units
  Growing all_;
};

} // namespace

Summary summarize(const Section& section, By by, unsigned threads) {
  const auto& decisions = section.outcome->decisions;
  // So that no order is cut in two: the units of an order stand together.
  const auto begin_of = [&](std::size_t piece) {
    std::size_t at = decisions.size() * piece / threads;
    while (at > 0 && at < decisions.size() && decisions.order(at) == decisions.order(at - 1)) ++at;
    return at;
  };
  std::vector<std::unique_ptr<Adder>> adders(threads);
  values::in_parallel(threads, threads, [&](std::size_t piece) {
    adders[piece] = std::make_unique<Adder>(section, by);
    adders[piece]->add_decisions(begin_of(piece), begin_of(piece + 1));
  });
  for (unsigned piece = 1; piece < threads; ++piece) adders[0]->add(*adders[piece]);
  return adders[0]->finish();
}

} // namespace guiyin::report
