// A claim decided row by row from one end of its window, without gathering all candidates. Under `latest` she wins who is met first looking
// backwards, if `require` holds for her; mostly it does so within a few rows, and what stands before them does not matter. Under `earliest` likewise,
// forwards.
#pragma once

#include "interpreter/engine/claim.hpp"
#include "interpreter/engine/window.hpp"

#include <cstdint>
#include <optional>

namespace guiyin::engine {

// For claims whose plan has a `walk`; leaves no records. nullopt if a moving window is to decide, since many rows did not.
std::optional<ClaimResult> walk(const Scope& scope, std::uint32_t claim, const WindowSpan& window);

} // namespace guiyin::engine
