// `share evenly`, `share by rounds`, `share first 40% last 40% rest 20%`, `share decaying with half-life 1d`, each with `at least`.
#pragma once

#include "interpreter/program/here.hpp"

namespace guiyin::program {

// None if something is wrong (reported).
std::optional<ShareModelId> share_model(const Here& here, syntax::ExprId id);

// A share that must be known before any event and lie between 0 and 1. A placeholder gives 0. None if something is wrong (reported).
std::optional<Share> fixed_share(const Here& here, syntax::ExprId id, bool* unknown = nullptr);

// Says that parts, which must add up to the whole, add up to `sum`.
Report report_sum(const Here& here, Span span, const Share& sum);

} // namespace guiyin::program
