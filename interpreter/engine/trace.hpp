// The records that each step leaves where it decides. Explanations, tests and differences are made of these and of nothing else.
#pragma once

#include "interpreter/engine/decision.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace guiyin::engine {

// What a condition was judged on, in the unit of its type (value.hpp); what is missing is absent. Of `a < b`: a, and b twice. Of `x from a to b` and
// `x within d of m`: x and both ends of the range; a `cancelled within` has several x, which stand in Trace::cancels.
struct Measure {
  std::optional<std::int64_t> value;
  std::optional<std::int64_t> from, to;
};

// One part of an `and` / `or` list, in the order asked; parts that no longer mattered were not asked.
struct PartTrace {
  program::ExprId part{};
  bool holds = false;
  Measure measure;
};

struct ConditionTrace { // each condition that was asked, once, with its outcome
  program::ExprId condition{};
  bool holds = false;
  std::vector<PartTrace> parts;
};

// window: [begin, end); empty if end ≤ begin or the moment did not happen.
struct WindowTrace {
  Moment begin{};
  Moment end{};
  Moment edge{};              // the end as the rule names it: in the window if it lies before `end`
  bool happened = true;       // its moment
  program::WindowId chosen{}; // the window that an `if` chose
};

// One agent who has rows of the claim's source with this buyer, in or out of the window. Row numbers index Timeline::messages.
struct CandidateTrace {
  TextId agent{};
  std::vector<std::uint32_t> rows;         // the candidate's rows: in the window, and `where` holds
  std::vector<std::uint32_t> outside;      // rows of the source outside the window
  std::vector<std::uint32_t> not_matching; // in the window, `where` does not hold
  std::vector<PartTrace> mismatches;       // beside each of those, the first part of `where` that does not hold
  std::int64_t messages = 0, buyer_messages = 0, agent_messages = 0, rounds = 0;
  bool eligible = false;                 // has rows, and `require` holds
  std::vector<PartTrace> requirements;   // the parts of `require` that were asked of her
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

// A node of the credit clause that was asked; inner ones stand before those that hold them.
struct CreditTrace {
  program::CreditId credit{};
  bool has_winner = false;
  std::optional<std::uint32_t> deciding_row; // where it has a winner
  std::optional<Share> part;                 // in a split: what it comes to once parts without winner are spread over the others
};

// A value in the amount clause; operands stand before what is made of them.
struct ValueTrace {
  program::ExprId value{};
  std::optional<std::int64_t> number; // in the unit of its type (value.hpp); absent where missing
};

// Something that events after `--as-of` could still change.
enum class OpenClause : std::uint8_t { when, credit, assist, amount, deduct, revoke };
struct OpenTrace {
  OpenClause clause{};
  std::optional<Moment> until; // absent if nothing closes it
};

struct RefundTrace {
  std::uint32_t happening = 0; // indexes Timeline::happenings
  Money part;                  // what of it falls on this unit
  bool in_range = false;
};

// How a condition, or a part of one, was found whenever it was judged for the unit: on each row, of each candidate, of the unit.
inline constexpr std::uint8_t found_false = 1, found_true = 2;

struct Trace {
  std::vector<ClaimTrace> claims;         // those that were asked, in the order asked
  std::vector<ConditionTrace> conditions; // of when, credit and revoke, and of windows, tie-breaks and shares that depend
  std::vector<CreditTrace> credit;
  Money gross; // the amount clause, before refunds
  std::vector<ValueTrace> amount;
  std::vector<RefundTrace> refunds;
  std::optional<Moment> deduct_until;    // the latest instant at which a refund is deducted; absent without `deduct`, or if its moment did not happen
  std::vector<std::uint32_t> cancels;    // happenings that cancel this unit
  std::vector<std::uint32_t> revoked_by; // of those, the ones in range
  std::vector<std::uint8_t> outcomes;    // by expression id: found_false and found_true, or 0; shorter where the last ones were not judged
  std::vector<OpenTrace> open;           // under `--as-of`: what keeps the decision from being final
};

} // namespace guiyin::engine
