// What events after `--as-of` could still do to a claim.
#pragma once

#include "interpreter/engine/claim.hpp"
#include "interpreter/engine/outlook.hpp"

#include <cstdint>

namespace guiyin::engine {

// No row: only rows still to come could decide.
inline constexpr std::uint32_t rows_to_come = UINT32_MAX;

struct WinnerOutlook {
  bool wins_now = false;
  bool may_win = false;                       // has a winner in some future, this one included
  bool may_fail = true;                       // has nobody in some future
  bool may_change = false;                    // another winner, share or deciding row in some future
  std::uint32_t deciding_row = rows_to_come;  // now
  std::uint32_t potential_row = rows_to_come; // no row before it could come to decide, where it may change
  Edges edges;                                // open exactly where it may change
};

WinnerOutlook claim_outlook(const Scope& scope, std::uint32_t claim);
// A claim's name as a condition.
TruthOutlook winner_outlook(const WinnerOutlook& claim);

} // namespace guiyin::engine
