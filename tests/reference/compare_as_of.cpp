// LANGUAGE: “a unit that would be silent or excluded but to which an event still to come could give a winner is `pending`; anything else that can
// still change keeps its status with `final` false, and `settles` is the latest edge in play (null if none is bounded).”
#include "tests/reference/as_of.hpp"
#include "tests/reference/calendar.hpp"
#include "tests/reference/lines.hpp"

namespace reference {

namespace {

std::string expected_line(const Outlook& outlook) {
  Decision decision = outlook.now;
  if (outlook.can_win) decision.status = "pending";
  decision.final = !outlook.can_change;
  decision.settles = outlook.last_in_play;
  return without_reason(print_decision(decision));
}

// Everything up to `status`, and from `claim` to `tied`.
std::string facts(const std::string& line) {
  return line.substr(0, line.find("\"status\":")) + line.substr(line.find("\"claim\":"), line.find(",\"final\":") - line.find("\"claim\":"));
}

std::string witness(const Outlook& outlook) {
  return outlook.witness.empty() ? "" : "\n  as this future shows:\n" + print_events(outlook.witness, EventFormat::json_lines, 1);
}

// What is wrong with a line, or nothing. A future that was found proves its case; that none was found is only a hint.
std::string fault(const std::string& expected, const std::string& line, const Outlook& outlook) {
  if (facts(expected) != facts(line)) return "facts differ";
  std::string status = text_of(expected, "status"), said = text_of(line, "status");
  if (status != said)
    return outlook.can_win ? "a winner is possible" + witness(outlook) : said == "pending" ? "no future found that gives a winner" : "status differs";
  bool final = text_of(line, "final") == "true";
  if (final && outlook.can_change) return "can still change" + witness(outlook);
  if (!final && !outlook.can_change) return "no future found that changes it";
  std::string settles = text_of(line, "settles"), wanted = text_of(expected, "settles");
  bool later = settles != "null" && (wanted == "null" || settles > wanted);
  // Where one event of a kind matters for ever, another of the same kind may still have a bound that trying did not tell apart.
  if (settles == wanted || (outlook.some_for_ever && later)) return {};
  return "settles differs" + witness(outlook);
}

bool is_hint(const std::string& fault) { return fault.starts_with("no future") || fault.starts_with("settles"); }

} // namespace

void compare_as_of(const Batch& batch, const LinesByPolicy& actual, Comparison& comparison) {
  for (const Policy& policy : resolved(batch.policies)) {
    Search search{batch.look % 7 ? 400 : 800, batch.look};
    std::vector<Outlook> all = outlooks(policy, batch.settings, batch.events, *batch.as_of, search);
    std::vector<std::string> lines = actual.contains(policy.name) ? actual.at(policy.name) : std::vector<std::string>{};
    comparison.decisions += all.size();
    for (std::size_t i = 0; i < std::max(all.size(), lines.size()); ++i) {
      std::string expected = i < all.size() ? expected_line(all[i]) : "", line = i < lines.size() ? lines[i] : "";
      std::string wrong = expected.empty() || line.empty() ? "units differ" : fault(expected, line, all[i]);
      if (wrong.empty()) continue;
      const std::string& one = expected.empty() ? line : expected;
      comparison.differences.push_back({policy.name, text_of(one, "shop"), text_of(one, "order"), expected + "\n  " + wrong, line, is_hint(wrong)});
    }
  }
}

} // namespace reference
