// revoke: what takes a credit back.
#pragma once

#include "interpreter/engine/scope.hpp"

#include <cstdint>
#include <vector>

namespace guiyin::engine {

// LANGUAGE "Revocation": "Each cancel row is tested on its own, any one in range suffices: `cancelled within D of M` holds if M ≤ time ≤ M + D".
bool cancelled_within(const Scope& scope, const program::CancelledWithin& condition);
// The rows in range, indexes into Timeline::happenings.
std::vector<std::uint32_t> cancels_in_range(const Scope& scope, const program::CancelledWithin& condition);

} // namespace guiyin::engine
