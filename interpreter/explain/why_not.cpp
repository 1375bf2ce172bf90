#include "interpreter/explain/why_not.hpp"

namespace guiyin::explain {

WhyNot why_not(const Subject& subject, const engine::Explained& explained, const std::string& agent, const Recompile& recompile) {
  WhyNot answer{agent, hurdles(subject, explained, agent), std::nullopt, std::nullopt, {}};
  if (answer.hurdles.empty()) return answer;
  Retold retold(subject, agent);
  if (const auto program = without(subject, explained, agent, answer.hurdles.front())) answer.wins_without = retold.wins(*program);
  retold.begin_search();
  answer.event = smallest_event_change(subject, retold);
  answer.params = param_changes(subject, retold, recompile);
  return answer;
}

} // namespace guiyin::explain
