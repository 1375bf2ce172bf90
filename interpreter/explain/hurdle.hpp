// What keeps an agent from being credited, read from the records of a decision; and the same decision with one hurdle taken away.
#pragma once

#include "interpreter/explain/subject.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace guiyin::explain {

enum class Obstacle : std::uint8_t {
  excluded,     // the unit's `when` does not hold
  revoked,      // she was credited, and it was taken back
  no_rows,      // no messages with this buyer at all
  outside,      // all her rows are outside the window
  not_matching, // those in the window do not meet `where`
  requirement,  // `require` does not hold
  lost,         // the tie-break chose another
  no_share,     // she qualifies, but her part is 0
  elsewhere,    // she won the claim, but the credit clause gave the credit to another claim
  not_asked     // the credit clause did not get to this claim
};

// One claim of the credit clause, or the unit as a whole.
struct Hurdle {
  Obstacle obstacle{};
  std::optional<std::uint32_t> claim; // index into the program's claims
};

// In the order in which the decision met them: the first is what kept her out. Empty if she is credited.
std::vector<Hurdle> hurdles(const Subject& subject, const engine::Explained& explained, std::string_view agent);

// Her record in a claim, and the claim's; null if she has none, or the claim was not asked.
const engine::ClaimTrace* claim_record(const engine::Explained& explained, std::uint32_t claim);
const engine::CandidateTrace* candidate_record(const Subject& subject, const engine::ClaimTrace& claim, std::string_view agent);

// The claims that the credit clause names, in the order written, each once.
std::vector<std::uint32_t> credit_claims(const program::Program& program);

// The program without this hurdle: its window widened to her nearest row, its condition left out, the winner not a candidate, …
// Nullopt where there is nothing to leave out.
std::optional<program::Program> without(const Subject& subject, const engine::Explained& explained, std::string_view agent, const Hurdle& hurdle);

} // namespace guiyin::explain
