// The records that each step leaves where it decides. Explanations, tests and differences are made of these and of nothing else.
#pragma once

#include "interpreter/engine/decision.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace guiyin::engine {

// window: [begin, end); empty if end ≤ begin or the moment did not happen.
struct WindowTrace {
  Moment begin{};
  Moment end{};
  bool happened = true;       // its moment
  program::WindowId chosen{}; // the window that an `if` chose
};

// One agent who has rows of the claim's source with this buyer, in or out of the window. Row numbers index Timeline::messages.
struct CandidateTrace {
  TextId agent{};
  std::vector<std::uint32_t> rows;         // the candidate's rows: in the window, and `where` holds
  std::vector<std::uint32_t> outside;      // rows of the source outside the window
  std::vector<std::uint32_t> not_matching; // in the window, `where` does not hold
  std::int64_t messages = 0, buyer_messages = 0, agent_messages = 0, rounds = 0;
  bool eligible = false;                 // has rows, and `require` holds
  std::optional<program::ExprId> failed; // the first part of `require` that does not hold
  // The tie-break key at which she fell behind the winner, as an index into ClaimTrace::keys; absent for the winner and for those not eligible;
  // keys.size() means the stated last rule.
  std::optional<std::uint32_t> lost_at;
  std::optional<Share> share; // her part of the claim
};

struct ClaimTrace {
  std::uint32_t claim = 0;
  WindowTrace window;
  std::vector<CandidateTrace> candidates; // by first row of the buyer's timeline
  std::vector<program::RankKey> keys;     // those in force; empty for shares
  std::vector<std::uint32_t> decisive;    // indexes of the keys that told candidates apart
  bool tied = false;
  std::vector<std::uint32_t> winners; // indexes into `candidates`
  std::optional<std::uint32_t> deciding_row;
};

struct ConditionTrace { // each condition that was asked, once, with its outcome
  program::ExprId condition{};
  bool holds = false;
};

struct RefundTrace {
  std::uint32_t happening = 0; // indexes Timeline::happenings
  Money part;                  // what of it falls on this unit
  bool in_range = false;
};

struct Trace {
  std::vector<ClaimTrace> claims;         // those that were asked, in the order asked
  std::vector<ConditionTrace> conditions; // of when, credit, revoke, and of values that depend
  Money gross;                            // the amount clause, before refunds
  std::vector<RefundTrace> refunds;
  std::vector<std::uint32_t> cancels;    // happenings that cancel this unit
  std::vector<std::uint32_t> revoked_by; // of those, the ones in range
};

} // namespace guiyin::engine
