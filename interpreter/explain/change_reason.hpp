// Why one unit comes out otherwise under another policy, in one line, from the engine's records of both.
#pragma once

#include "grammar/text/diagnostic.hpp"
#include "interpreter/compare/difference.hpp"

#include <string>

namespace guiyin::explain {

// Two policies over one timeline; all borrowed.
struct Contrast {
  const program::Program& baseline;
  const program::Program& revised;
  const text::Sources& sources;
  const timeline::Timeline& timeline;
  const timeline::Roster& roster;
  std::optional<values::Moment> as_of;
};

// Of who loses it, what keeps her out under the revised policy; of who gains it, what kept her out before. Where no agent is concerned, why nobody
// holds it or what its amount is now. Where an order is compared as a whole and the policy in question decides about its
// lines, of the first line that tells it.
std::string change_reason(const Contrast& contrast, const compare::UnitChange& change, text::Language language);

} // namespace guiyin::explain
