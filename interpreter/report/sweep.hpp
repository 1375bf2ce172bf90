// A sweep, to characters.
#pragma once

#include "grammar/text/diagnostic.hpp"
#include "interpreter/compare/sweep.hpp"

#include <optional>
#include <string>

namespace guiyin::report {

// Borrowed; all must outlive the writing.
struct SweepOutcome {
  const program::Program* program = nullptr; // as it is
  const timeline::Timeline* timeline = nullptr;
  const compare::Sweep* sweep = nullptr;
  program::ParamValue param; // the swept one, with the policy's own value
  std::optional<values::Moment> as_of;
};

// For people: a table (values with the same outcome as the one before share its row), a chart, and each step where credit changes.
std::string sweep_text(const SweepOutcome& outcome, text::Language language);
// The same as a page that stands alone.
std::string sweep_html(const SweepOutcome& outcome, text::Language language);
// One tidy table: param, value, own, kind (status, agent, flow), shop, key, to, orders, units, amount.
std::string sweep_csv(const SweepOutcome& outcome);
// docs/output-schema.md.
std::string sweep_json(const SweepOutcome& outcome);

} // namespace guiyin::report
