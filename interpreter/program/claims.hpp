// One claim: window, candidates, require, tie-break or share.
#pragma once

#include "interpreter/program/here.hpp"

namespace guiyin::program {

enum class Completeness : std::uint8_t {
  whole, // a claim of a policy: it must have a window and candidates
  part,  // a shared claim checked alone: whoever calls it may add what it lacks
};

// Writes the claim's parts into `here`'s program. None if something is wrong (reported).
std::optional<Claim> claim(const Here& here, const ClaimModel& model, Completeness completeness);

} // namespace guiyin::program
