// A claim decided row by row from one end of its window, without gathering all candidates. Under `latest` she wins who is met first looking
// backwards, if `require` holds for her; mostly it does so within a few rows, and what stands before them does not matter. Under `earliest` likewise,
// forwards.
#pragma once

#include "interpreter/engine/claim.hpp"
#include "interpreter/engine/window.hpp"

#include <cstdint>

namespace guiyin::engine {

// How far a walk came.
struct Walked {
  bool settled = false; // else a moving window is to decide, since many rows did not
  bool has_winner = false;
  TextId winner{};
  std::uint32_t first_row = 0; // of hers that was met: her first one, if the walk went forwards
  std::uint32_t deciding_row = 0;
};

// For claims whose plan has a `walk`; leaves no records.
Walked walk(const Scope& scope, std::uint32_t claim, const WindowSpan& window);

} // namespace guiyin::engine
