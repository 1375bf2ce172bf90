// What changes when one policy takes the place of another: units, money, agents, claims, and why.
#pragma once

#include "interpreter/compare/edits.hpp"
#include "interpreter/compare/holding.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace guiyin::compare {

// amount_only: the same agents hold other amounts, or nobody holds it and its amount differs. status_only: nobody holds it in both, for another
// reason.
enum class Change : std::uint8_t { same, other_agent, gained, lost, amount_only, status_only };
inline constexpr std::size_t change_kinds = 6;
Change classify(const Holding& before, const Holding& after);

struct Tally {
  std::uint64_t units = 0, orders = 0; // an order counts once, however many of its units are here
  Money before, after;                 // credited money of these units
  std::optional<OrderId> last;         // the order of the unit that was added last: the units of an order follow each other

  void add(OrderId order, const Holding& was, const Holding& is);
};

struct AgentKey {
  TextId shop{}, agent{};
  friend auto operator<=>(const AgentKey&, const AgentKey&) = default;
};
struct AgentChange {
  AgentKey who;
  std::uint64_t units_before = 0, units_after = 0;
  Money before, after;
};
struct ClaimChange {
  std::string claim; // names joined by `+` where several give one unit's credits
  std::uint64_t units_before = 0, units_after = 0;
  Money before, after;
};
TextId shop_of(const timeline::Timeline& timeline, OrderId order);

// Money that passes from one holder to another; an agent of TextId::missing is nobody.
struct Flow {
  AgentKey from, to;
  Money amount;
  std::uint64_t orders = 0;    // that this money is of
  std::optional<OrderId> last; // as in Tally
};

struct UnitChange {
  OrderId order{};
  std::optional<LineId> line;
  Change change = Change::same;
  Holding before, after;
  std::vector<std::size_t> cause; // the smallest set of edits that gives `after`; indexes into Difference::edits
};
struct Cause {
  std::vector<std::size_t> edits;
  Tally tally;
};

struct Difference {
  bool same_program = false;              // nothing was run
  bool by_order = false;                  // the policies decide about different units, so orders are compared
  std::array<Tally, change_kinds> matrix; // by Change
  std::vector<AgentChange> agents;        // by shop and name
  std::vector<ClaimChange> claims;        // by name
  std::vector<Flow> flows;                // largest first
  std::vector<UnitChange> changes;        // all units that are not the same, in output order
  std::vector<Edit> edits;
  std::vector<Cause> causes; // most money moved first
};

// What separates two outcomes on one timeline: all of the above but edits and causes. Both hold the same units in the same order.
Difference contrast(const std::vector<ComparedUnit>& before, const std::vector<ComparedUnit>& after, const timeline::Timeline& timeline);

// Both programs over one timeline. `edits` come from the same two programs.
Difference compare(const Edits& edits, const program::Program& baseline, const program::Program& revised, const timeline::Timeline& timeline,
                   const timeline::Roster& roster, const engine::AttributeOptions& options = {});

} // namespace guiyin::compare
