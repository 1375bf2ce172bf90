// LANGUAGE: “a unit that would be silent or excluded but to which an event still to come could give a winner is `pending`; anything else that can
// still change keeps its status with `final` false, and `settles` is the latest edge in play (null if none is bounded).”
#include "tests/reference/as_of.hpp"
#include "tests/reference/calendar.hpp"
#include "tests/reference/lines.hpp"

#include <algorithm>
#include <iterator>

namespace reference {

namespace {

// Everything up to `status`, and from `claim` to `tied`.
std::string facts(const std::string& line) {
  return line.substr(0, line.find("\"status\":")) + line.substr(line.find("\"claim\":"), line.find(",\"final\":") - line.find("\"claim\":"));
}

std::string witness(const Explorer& explorer) {
  return explorer.witness().empty() ? "" : "\n  as this future shows:\n" + print_events(explorer.witness(), EventFormat::json_lines, 1);
}

struct Fault {
  std::string what;  // empty: none
  bool hint = false; // nothing of the kind was found, which proves nothing
};

// Where a policy compares moments or deciding rows, an instant can cease to matter without being an edge that a clause names.
bool names_all_edges(const Policy& policy) {
  std::string text = print_policy(policy, Spelling::english);
  static const char* const comparing[] = {"==", "!=", " < ", "<=", " > ", ">=", "earliest of", ".time_of_day", ".weekday"};
  return std::none_of(std::begin(comparing), std::end(comparing), [&](const char* sign) { return text.find(sign) != std::string::npos; });
}

Fault settling_fault(const std::string& line, Explorer& explorer, bool hints) {
  std::string settles = text_of(line, "settles");
  std::optional<std::int64_t> claimed = settles == "null" ? std::nullopt : std::optional(read_time(settles));
  if (std::optional<std::int64_t> later = explorer.later_edge(claimed, 40)) return {"a later edge is in play: " + write_time(*later)};
  if (hints && claimed && !explorer.edge_in_play(*claimed, 200)) return {"nothing found in play at the edge", true};
  return {};
}

// What is wrong with a line. A future that was found proves its case.
Fault fault_of(const std::string& line, const Decision& unit, Explorer& explorer, bool bounded, bool hints) {
  std::string expected = without_reason(print_decision(unit));
  if (facts(expected) != facts(line)) return {"facts differ"};
  explorer.look(400);
  bool doubted = text_of(line, "final") == "false" && !(explorer.can_change() && (explorer.can_win() || text_of(line, "status") != "pending"));
  if (hints && doubted) explorer.look(20000); // a hint should be worth reading
  std::string wanted = explorer.can_win() ? "pending" : unit.status, said = text_of(line, "status");
  if (said == "pending" && wanted != said) return {"no future found that gives a winner", true};
  if (wanted != said) return {"status is " + wanted + witness(explorer)};
  bool final = text_of(line, "final") == "true";
  if (final && explorer.can_change()) return {"it can still change" + witness(explorer)};
  if (!final && !explorer.can_change()) return {"no future found that changes it", true};
  return final || !bounded ? Fault{} : settling_fault(line, explorer, hints);
}

} // namespace

void compare_as_of(const Batch& batch, const LinesByPolicy& actual, Comparison& comparison) {
  Events known = known_at(batch.events, *batch.as_of);
  for (const Policy& policy : resolved(batch.policies)) {
    std::vector<Decision> units = evaluate(policy, batch.settings, known);
    std::vector<std::string> lines = actual.contains(policy.name) ? actual.at(policy.name) : std::vector<std::string>{};
    comparison.decisions += units.size();
    bool bounded = names_all_edges(policy);
    if (units.size() != lines.size()) comparison.differences.push_back({policy.name, {}, {}, "units differ", {}, false});
    for (std::size_t i = 0; i < std::min(units.size(), lines.size()); ++i) {
      Explorer explorer(policy, batch.settings, known, units[i], *batch.as_of, batch.look + i);
      Fault fault = fault_of(lines[i], units[i], explorer, bounded, batch.hints);
      if (fault.what.empty() || (fault.hint && !batch.hints)) continue;
      comparison.differences.push_back(
          {policy.name, units[i].shop, units[i].order, print_decision(units[i]) + "\n  " + fault.what, lines[i], fault.hint});
    }
  }
}

} // namespace reference
