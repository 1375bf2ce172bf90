// The record that a claim leaves: made from the very values that decided.
#pragma once

#include "interpreter/engine/claim.hpp"
#include "interpreter/engine/trace.hpp"

namespace guiyin::engine {

ClaimTrace trace_claim(const Scope& scope, std::uint32_t claim, const ClaimView& view);

} // namespace guiyin::engine
