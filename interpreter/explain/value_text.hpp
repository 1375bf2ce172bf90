// Values of the records in words.
#pragma once

#include "interpreter/explain/teller.hpp"

#include <optional>
#include <string>

namespace guiyin::explain {

// A value of an expression as a record holds it: 180.00 yuan, 24 h, “SKU1”, the buyer. `agent` is whom a roster's column is about.
std::string value_text(const Teller& teller, program::ExprId expr, std::optional<std::int64_t> number, timeline::TextId agent = {});

// How far a part of a condition is from its other outcome, and on what it was judged: "0 answers, 1 needed", "2 s too late".
// Without the condition itself, which the reader sees beside it.
std::string judged_on(const Teller& teller, const engine::PartTrace& part, timeline::TextId agent = {});

// "2 min 10 s too early", by the distance from a range that excludes `value`.
std::string too_early(const Say& say, values::Duration by);
std::string too_late(const Say& say, values::Duration by);

} // namespace guiyin::explain
