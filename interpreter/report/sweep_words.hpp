// What text and page of a sweep have in common.
#pragma once

#include "interpreter/report/sweep.hpp"

#include <string>
#include <vector>

namespace guiyin::report {

std::string value_text(const program::ParamValue& value, text::Language language);

// A row of the table: points with the same outcome, all units alike.
struct SweepRow {
  std::size_t first = 0, last = 0; // indexes of points
  bool own = false;                // holds the policy's own value
};
std::vector<SweepRow> sweep_rows(const compare::Sweep& sweep);
// "24h"; "1h, 2h"; "1h – 23h" of three and more.
std::string row_text(const compare::Sweep& sweep, const SweepRow& row, text::Language language);

// An agent's amount at every point.
struct AgentCurve {
  compare::AgentKey who;
  std::vector<values::Money> amounts;
};
// Those who hold something anywhere; the one with the largest amount anywhere first.
std::vector<AgentCurve> agent_curves(const compare::Sweep& sweep);
// All credited money at every point.
std::vector<values::Money> credited_curve(const compare::Sweep& sweep);

// "values tried: 72; credit changes at 5 of them; …"
std::string sweep_summary(const SweepOutcome& outcome, text::Language language);
// "own value: 24h", and that it was not tried, if so.
std::string own_value_text(const SweepOutcome& outcome, text::Language language);

} // namespace guiyin::report
