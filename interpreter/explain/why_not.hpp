// Why an agent is not credited, and what would give her the order.
#pragma once

#include "interpreter/explain/document.hpp"
#include "interpreter/explain/event_change.hpp"
#include "interpreter/explain/hurdle.hpp"
#include "interpreter/explain/param_change.hpp"

#include <optional>
#include <string>
#include <vector>

namespace guiyin::explain {

struct WhyNot {
  std::string agent;
  std::vector<Hurdle> hurdles;      // empty: she is credited
  std::optional<bool> wins_without; // the first hurdle; absent where it cannot be left out
  std::optional<EventChange> event;
  std::vector<ParamChange> params;
};

WhyNot why_not(const Subject& subject, const engine::Explained& explained, const std::string& agent, const Recompile& recompile);

// The answer as a paragraph to stand before all others.
Paragraph tell_why_not(const Subject& subject, const engine::Explained& explained, const WhyNot& answer, text::Language language);

// One hurdle in one line: "in_shop: all her messages lie outside the window, …".
std::string tell_hurdle(const Subject& subject, const engine::Explained& explained, const std::string& agent, const Hurdle& hurdle,
                        text::Language language);

} // namespace guiyin::explain
