// The difference of two policies, to characters.
#pragma once

#include "grammar/text/source.hpp"
#include "interpreter/compare/difference.hpp"
#include "interpreter/report/report.hpp"

#include <functional>
#include <optional>
#include <string>

namespace guiyin::report {

struct Reason {
  std::string english, chinese;
};

// Borrowed; all must outlive the writing.
struct Comparison {
  const program::Program* baseline = nullptr;
  const program::Program* revised = nullptr;
  const timeline::Timeline* timeline = nullptr;
  const compare::Difference* difference = nullptr;
  const text::Sources* sources = nullptr; // where the edits stand
  std::optional<values::Moment> as_of = {};
  // Why a unit changed, in one line, from the engine's records; empty where there is nothing to say.
  std::function<Reason(const compare::UnitChange&)> reason = {};
};

// For people: the edits, what changed as a matrix, per agent, per claim, the causes, and the first changed units with one line each.
std::string difference_text(const Comparison& comparison, text::Language language);
// The same for a reader of a browser: a page that stands alone, with a chart of the money that passes between agents.
std::string difference_html(const Comparison& comparison, text::Language language);
// One tidy table: kind (change, agent, claim, cause), shop, key, units and money before and after, difference.
std::string difference_csv(const Comparison& comparison);
// docs/output-schema.md: everything, all changed units included.
std::string difference_json(const Comparison& comparison);
// Every changed unit as CSV, a row each, with the edits that it is charged to.
bool write_changed_units(const Comparison& comparison, const Write& write);

} // namespace guiyin::report
