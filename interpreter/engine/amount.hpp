// amount: what a unit is worth, and how its money is divided among those credited.
#pragma once

#include "interpreter/engine/credit.hpp"
#include "interpreter/engine/scope.hpp"

namespace guiyin::engine {

// The amount clause, before refunds; a missing amount is 0.00 (decisions.md, reading 7).
Money gross_amount(const Scope& scope);

// Fills in the decision's credits and the part that `nobody` keeps. LANGUAGE "Shares": "Left-over fen go to the largest remainders, equal ones by the
// candidates' first rows; credits are listed in that order of first rows, one per agent." `nobody` stands last.
void divide_amount(const CreditResult& result, Decision& decision);

} // namespace guiyin::engine
