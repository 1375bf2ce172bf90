// How the outcome moves with a param: the engine over one timeline, once for each value.
#pragma once

#include "interpreter/compare/difference.hpp"

#include <array>
#include <functional>
#include <map>
#include <vector>

namespace guiyin::compare {

// One value of the param, and the policy with it.
struct SweepCase {
  program::Program program;
  program::ParamValue value; // of the swept param
  bool own = false;          // the value that the policy has without being told
};

struct Amount {
  std::uint64_t units = 0, orders = 0;
  Money amount;
  std::optional<OrderId> last; // as in Tally

  void add(OrderId order, Money part);
};

inline constexpr std::size_t statuses = 5;
struct SweepPoint {
  program::ParamValue value;
  bool own = false;
  std::array<Amount, statuses> by_status; // by Status; what `nobody` keeps of a split is in the silent amount, its unit counts as credited
  std::map<AgentKey, Amount> agents;
  std::uint64_t changed = 0; // units that come out otherwise than at the point before, in any way; 0 at the first
};

// Where somebody's credit changes, from a point to the next.
struct SweepStep {
  std::size_t to = 0;                  // index of the point; the one before it is `to` − 1
  std::uint64_t units = 0, orders = 0; // whose credit changes
  std::vector<AgentChange> agents;     // whose money or number of units changes
  std::vector<Flow> flows;             // largest first
};

struct Sweep {
  std::vector<SweepPoint> points;         // in the order of the cases
  std::vector<SweepStep> steps;           // by point
  std::vector<std::size_t> not_conserved; // points where the engine's amounts do not add up: a mistake of the engine's own
};

// `before_each` is called before each case is run. All programs have the same unit.
Sweep sweep(const std::vector<SweepCase>& cases, const timeline::Timeline& timeline, const timeline::Roster& roster,
            const engine::AttributeOptions& options, const std::function<void()>& before_each);

} // namespace guiyin::compare
