// credit: from the claims' winners to those who are credited.
#pragma once

#include "interpreter/engine/claim.hpp"
#include "interpreter/engine/scope.hpp"

#include <cstdint>

namespace guiyin::engine {

struct CreditResult {
  values::Few<Winner> winners;       // by first row, one per agent; their shares and `nobody` add up to 1. Empty: no result
  Share nobody;                      // the part that `nobody` keeps; 0 where there is no winner
  bool leaves_to_nobody = false;     // without winner because it says `nobody`, not for want of one
  values::Few<std::uint32_t> claims; // that give the winners, in the order of the credit clause
  std::uint32_t deciding_row = 0;
  bool tied = false;

  bool has_winner() const { return !winners.empty(); }
};

// LANGUAGE "Credit": "`A else B` is A's result if A has one, else B's. `when C then X` is X where C holds, else nothing. `earliest of A, B` is the
// one whose deciding row comes first, with one result that one". LANGUAGE "Shares": "In `credit split` a part without winner is spread over the
// others in proportion; `nobody` keeps its part, which counts as silent."
CreditResult credit(const Scope& scope, program::CreditId id);

// LANGUAGE "Credit": "Assists are the winners of the named claims who hold no credit, each once, in the order named".
values::Few<TextId> assists(const Scope& scope, const CreditResult& result);

} // namespace guiyin::engine
