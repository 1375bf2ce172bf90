// What events after `--as-of` could still do to the credit clause.
#pragma once

#include "interpreter/engine/claim_outlook.hpp"

namespace guiyin::engine {

WinnerOutlook credit_outlook(const Scope& scope, program::CreditId id);

} // namespace guiyin::engine
