// One claim over one unit: window, candidates, then tie-break or share.
#pragma once

#include "interpreter/engine/candidates.hpp"
#include "interpreter/engine/scope.hpp"
#include "interpreter/values/few.hpp"
#include "interpreter/values/share.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace guiyin::engine {

struct Winner {
  TextId agent{};
  Share share;                 // of the claim, or of the credit
  std::uint32_t first_row = 0; // the candidate's
};

class Workspace;

struct ClaimResult {
  values::Few<Winner> winners; // by first row; empty: nobody
  std::uint32_t deciding_row = 0;
  bool tied = false;
};

// All that was seen on the way; for `settle`, which asks what may still happen.
struct ClaimView {
  WindowSpan window;
  std::vector<Candidate> candidates;
  values::Few<program::RankKey> keys; // empty for a shared claim
  ClaimResult result;
};
ClaimView view_claim(const Scope& scope, std::uint32_t claim);

// The claims of one unit, each decided when first asked for; there are no two at a time with one workspace. A claim asked for while it is being
// decided has no winner; the checker reports such circles.
class Claims {
public:
  Claims(const Run& run, const Unit& unit, Workspace& workspace, Trace* trace);
  const ClaimResult& result(std::uint32_t claim);
  Workspace& workspace() const { return workspace_; }

private:
  // False if the claim is to be decided otherwise.
  bool decide_by_walk(std::uint32_t claim, ClaimResult& result);

  const Run& run_;
  const Unit& unit_;
  Workspace& workspace_;
  Trace* trace_;
};

} // namespace guiyin::engine
