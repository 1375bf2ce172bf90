// How one agent did in a claim: her rows, what she failed, at which key she lost.
#pragma once

#include "interpreter/explain/document.hpp"
#include "interpreter/explain/teller.hpp"

namespace guiyin::explain {

// Adds the lines about one candidate, the first at depth 1.
void tell_candidate(const Teller& teller, const engine::ClaimTrace& claim, const engine::CandidateTrace& candidate, Paragraph& paragraph);

// "`latest`: the last message is the later one".
std::string key_text(const Teller& teller, const engine::ClaimTrace& claim, std::uint32_t key);
// How she compares with the winner at the key at which she lost.
std::string lost_text(const Teller& teller, const engine::ClaimTrace& claim, const engine::CandidateTrace& loser);
// The row outside the window that is nearest to it.
std::uint32_t nearest_outside(const Teller& teller, const engine::ClaimTrace& claim, const engine::CandidateTrace& candidate);

} // namespace guiyin::explain
