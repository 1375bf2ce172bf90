// The smallest change of one param that gives an agent the order: found by compiling the policy with other values and running it.
#pragma once

#include "interpreter/explain/what_if.hpp"
#include "interpreter/program/compile.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace guiyin::explain {

// The policy with one param set anew, all else as it is; nullopt if the value is not allowed.
using Recompile = std::function<std::optional<program::Program>(const program::Setting&)>;

enum class Bound : std::uint8_t { exactly, at_least, at_most };

struct ParamChange {
  std::string name;
  Bound bound = Bound::exactly;
  program::ParamValue from, to;             // as the rule file spells them
  std::optional<values::Duration> duration; // of `to`, where it is one
};

// One per param that can do it, the smallest value that does, in the order of the params. A param is tried where an edge of it would meet an event of
// the buyer, and in steps that double; what is found is narrowed by bisection in whole units (seconds, counts, fen).
std::vector<ParamChange> param_changes(const Subject& subject, Retold& retold, const Recompile& recompile);

} // namespace guiyin::explain
