#include "interpreter/report/summary.hpp"

#include "interpreter/timeline/text_key.hpp"
#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <tuple>
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

struct KeyHash {
  std::size_t operator()(const Key& key) const { return timeline::TextKey(timeline::TextKey(0, key.shop).hash, key.name).hash; }
};

std::size_t at(Status status) { return static_cast<std::size_t>(status); }

// What an agent of a shop was credited with, and how many units she helped with.
struct AgentSums {
  timeline::TextId shop{}, agent{};
  Counter credited;
  std::uint64_t assists = 0;
};

// By the codes of shop and agent. There may be many thousands of them, who come in no order, so all of one stands together and is found by one look.
class AgentTable {
public:
  AgentSums& of(timeline::TextId shop, timeline::TextId agent) {
    std::size_t place = first_place(shop, agent);
    for (; places_[place]; place = (place + 1) & (places_.size() - 1)) {
      AgentSums& sums = sums_[places_[place] - 1];
      if (sums.shop == shop && sums.agent == agent) return sums;
    }
    sums_.push_back({shop, agent, {}, 0});
    places_[place] = static_cast<std::uint32_t>(sums_.size());
    if (2 * sums_.size() > places_.size()) grow();
    return sums_.back();
  }
  // What was added up of other orders.
  void add(const AgentTable& others) {
    for (const AgentSums& other : others.sums_) {
      AgentSums& sums = of(other.shop, other.agent);
      sums.credited.add(other.credited);
      sums.assists += other.assists;
    }
  }
  const std::vector<AgentSums>& all() const { return sums_; }

private:
  std::size_t first_place(timeline::TextId shop, timeline::TextId agent) const {
    const std::uint64_t codes = std::uint64_t{static_cast<std::uint32_t>(shop)} << 32 | static_cast<std::uint32_t>(agent);
    return codes * 0x9E3779B97F4A7C15u >> 32 & (places_.size() - 1);
  }
  void grow() {
    places_.assign(places_.size() * 2, 0);
    for (std::uint32_t i = 0; i < sums_.size(); ++i) {
      std::size_t place = first_place(sums_[i].shop, sums_[i].agent);
      while (places_[place]) place = (place + 1) & (places_.size() - 1);
      places_[place] = i + 1;
    }
  }

  std::vector<AgentSums> sums_;
  std::vector<std::uint32_t> places_ = std::vector<std::uint32_t>(64); // a power of two, at most half full; numbers of sums plus one, 0: empty
};

} // namespace

// What has been added up so far.
class Sums::Growth {
public:
  explicit Growth(std::optional<By> by) : by_(by) {}

  using Entry = std::pair<const Key, Growing>;
  std::optional<By> by() const { return by_; }

  Growing& group(Key key) { return groups_.try_emplace(std::move(key)).first->second; }
  // A unit's own group, and where it stands in the output.
  Growing& unit_group(const UnitText& unit) {
    const auto place = groups_.try_emplace({std::string(unit.shop), unit_name(unit)}).first;
    units_.push_back({&*place, unit.placed, std::string(unit.order), unit.line});
    return place->second;
  }
  void add_agents(const timeline::Timeline& timeline, const AgentTable& agents) {
    groups_.reserve(groups_.size() + agents.all().size());
    for (const AgentSums& sums : agents.all()) {
      Growing& growing = group({std::string(timeline.texts[sums.shop]), std::string(timeline.texts[sums.agent])});
      growing.by_status[at(Status::credited)].add(sums.credited);
      growing.assists += sums.assists;
    }
  }
  void count(const timeline::Timeline& timeline, const Decision& decision) {
    add_amounts(timeline, all_, decision, true);
    tied_ += decision.tied;
    open_ += !decision.final;
  }
  // What `nobody` keeps of a credited unit is silent; a claim's row leaves it out.
  static void add_amounts(const timeline::Timeline& timeline, Growing& target, const Decision& decision, bool with_silent) {
    const Money silent_part = decision.status == Status::credited ? decision.silent_amount : Money{};
    Counter& counter = target.by_status[at(decision.status)];
    counter.count(timeline, decision);
    counter.tally.amount += decision.amount - silent_part;
    if (with_silent) target.by_status[at(Status::silent)].tally.amount += silent_part;
    target.total.count(timeline, decision);
    target.total.tally.amount += decision.amount;
  }

  // What another has added up, of other orders.
  void add(const Growth& other) {
    all_.add(other.all_);
    tied_ += other.tied_;
    open_ += other.open_;
    for (const Entry& entry : other.groups_) group(entry.first).add(entry.second);
    for (const UnitSeen& unit : other.units_) units_.push_back({&*groups_.find(unit.entry->first), unit.placed, unit.order, unit.line});
  }

  Summary finish() const {
    Summary summary{by_.value_or(By::agent), {}, tallies(all_.by_status), all_.total.tally, tied_, open_};
    const auto add = [&](const Entry& entry) {
      summary.groups.push_back({entry.first.shop, entry.first.name, tallies(entry.second.by_status), entry.second.total.tally, entry.second.assists});
    };
    summary.groups.reserve(groups_.size());
    if (by_ == By::unit) {
      for (const UnitSeen& unit : units_in_order()) add(*unit.entry);
    } else {
      for (const Entry* entry : groups_in_order()) add(*entry);
    }
    return summary;
  }

private:
  struct UnitSeen {
    const Entry* entry;
    values::Moment placed;
    std::string order;
    std::uint32_t line;
  };
  // Winners by what they won, the largest first; then by key.
  std::vector<const Entry*> groups_in_order() const {
    std::vector<const Entry*> entries;
    entries.reserve(groups_.size());
    for (const Entry& entry : groups_) entries.push_back(&entry);
    const bool by_amount = by_ == By::agent || by_ == By::claim;
    const auto credited = [](const Entry& entry) { return entry.second.by_status[at(Status::credited)].tally.amount; };
    std::sort(entries.begin(), entries.end(), [&](const Entry* a, const Entry* b) {
      if (by_amount && credited(*a) != credited(*b)) return credited(*a) > credited(*b);
      return a->first < b->first;
    });
    return entries;
  }
  // As decisions stand.
  std::vector<UnitSeen> units_in_order() const {
    std::vector<UnitSeen> units = units_;
    const auto key = [](const UnitSeen& unit) {
      return std::tuple(unit.placed, std::string_view(unit.entry->first.shop), std::string_view(unit.order), unit.line);
    };
    std::sort(units.begin(), units.end(), [&](const UnitSeen& a, const UnitSeen& b) { return key(a) < key(b); });
    return units;
  }
  static Tallies tallies(const std::array<Counter, statuses>& counters) {
    Tallies result;
    for (std::size_t i = 0; i < statuses; ++i) result[i] = counters[i].tally;
    return result;
  }

  std::optional<By> by_;
  std::unordered_map<Key, Growing, KeyHash> groups_; // entries stay where they are
  std::vector<UnitSeen> units_;                      // by unit alone
  Growing all_;
  std::uint64_t tied_ = 0, open_ = 0;
};

namespace {

// Brings a section's decisions to the sums.
template <class Growth> class Adder {
public:
  Adder(const Section& section, Growth& growth) : section_(section), timeline_(*section.timeline), growth_(growth) {}

  // Decisions [begin, end): all of an order, or none.
  void add_decisions(std::size_t begin, std::size_t end) {
    const std::optional<By> by = growth_.by();
    UnitsAhead ahead(timeline_, section_.outcome->decisions, begin, end);
    for (const Decision& decision : section_.outcome->decisions.range(begin, end)) {
      ahead.next();
      growth_.count(timeline_, decision);
      if (by == By::agent) {
        add_agents(decision);
      } else if (by == By::unit) {
        Growth::add_amounts(timeline_, growth_.unit_group(unit_text(timeline_, decision)), decision, true);
      } else if (by && (by != By::claim || decision.status == Status::credited)) {
        Growth::add_amounts(timeline_, growth_.group(key_of(*by, decision)), decision, by != By::claim);
      }
    }
  }

  AgentTable agents() && { return std::move(agents_); }

private:
  void add_agents(const Decision& decision) {
    if (decision.status != Status::credited) return;
    const timeline::Order& order = timeline_.orders[static_cast<std::uint32_t>(decision.order)];
    const timeline::TextId shop = timeline_.buyers[static_cast<std::uint32_t>(order.buyer)].shop;
    for (const engine::Credit& credit : decision.credits) {
      Counter& counter = agents_.of(shop, credit.agent).credited;
      counter.count(timeline_, decision);
      counter.tally.amount += credit.amount;
    }
    for (const timeline::TextId agent : decision.assists) ++agents_.of(shop, agent).assists;
  }

  Key key_of(By by, const Decision& decision) const {
    const UnitText unit = unit_text(timeline_, decision);
    switch (by) {
    case By::claim:
      return {"", claim_name(*section_.program, decision).value_or("")};
    case By::day:
      return {"", values::date_to_string(values::local_day(unit.placed, section_.program->day_start))};
    case By::shop:
      return {std::string(unit.shop), ""};
    case By::sku:
      return {std::string(unit.shop), skus_of(decision)};
    case By::unit:
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

  const Section& section_;
  const timeline::Timeline& timeline_;
  Growth& growth_;
  AgentTable agents_; // by agent alone
};

} // namespace

Sums::Sums(std::optional<By> by) : growth_(std::make_unique<Growth>(by)) {}
Sums::~Sums() = default;
Sums::Sums(Sums&&) noexcept = default;

void Sums::add(const Section& section, unsigned threads) {
  constexpr std::size_t stretch = 1 << 14;
  const auto& decisions = section.outcome->decisions;
  // So that no order is cut in two: the units of an order stand together.
  const auto cut = [&](std::size_t at) {
    return values::cut_behind(at, decisions.size(), [&](std::size_t i) { return decisions.order(i) == decisions.order(i - 1); });
  };
  std::mutex adding;
  AgentTable agents;
  values::share_out(threads, decisions.size(), stretch, [&](auto& next) {
    Growth growth(growth_->by());
    Adder adder(section, growth);
    while (const auto at = next()) adder.add_decisions(cut(at->begin), cut(at->end));
    const std::scoped_lock lock(adding);
    growth_->add(growth);
    agents.add(std::move(adder).agents());
  });
  growth_->add_agents(*section.timeline, agents);
}

Summary Sums::finish() const { return growth_->finish(); }

Summary summarize(const Section& section, By by, unsigned threads) {
  Sums sums(by);
  sums.add(section, threads);
  return sums.finish();
}

} // namespace guiyin::report
