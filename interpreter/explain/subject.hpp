// What is asked about: one unit of a policy on a timeline, with the engine's decision and records. Everything is borrowed and must outlive its use.
#pragma once

#include "grammar/text/source.hpp"
#include "interpreter/engine/attribute.hpp"

#include <optional>

namespace guiyin::explain {

struct Subject {
  const program::Program& program;
  const text::Sources& sources; // of the rule files that the program came from
  const timeline::Timeline& timeline;
  const timeline::Roster& roster;
  timeline::OrderId order{};
  std::optional<timeline::LineId> line; // of a line unit
  std::optional<values::Moment> as_of;  // the timeline is cut to it
};

engine::Explained decide(const Subject& subject);

} // namespace guiyin::explain
