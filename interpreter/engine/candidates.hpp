// candidates: the agents with rows of the source in the window that meet `where`, and what `require` judges them by.
#pragma once

#include "interpreter/engine/scope.hpp"
#include "interpreter/engine/window.hpp"

#include <cstdint>
#include <vector>

namespace guiyin::engine {

// LANGUAGE "Candidates": "agents: those with at least one row of the source in the window that meets `where`. The candidate's rows are exactly these,
// in both directions. `require`, every count, `opened_by` (the sender of the first) and the tie-break are judged on them and on nothing else."
struct Candidate {
  TextId agent{};
  std::uint32_t first_row = 0; // indexes Timeline::messages; a later row has a larger index
  std::uint32_t last_row = 0;
  Counts counts;
  bool buyer_wrote_last = false;  // while rows are added behind
  bool agent_wrote_first = false; // while rows are added in front
  bool eligible = false;          // `require` holds
};

inline std::int64_t count_of(const Candidate& candidate, program::CandidateField field) {
  switch (field) {
  case program::CandidateField::messages:
    return candidate.counts.messages;
  case program::CandidateField::buyer_messages:
    return candidate.counts.buyer_messages;
  case program::CandidateField::agent_messages:
    return candidate.counts.agent_messages;
  case program::CandidateField::rounds:
    return candidate.counts.rounds;
  default:
    return 0;
  }
}

// The rows [begin, end) of the unit's buyer that lie in a window; found by position, since rows are in event order.
struct RowRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
// They are mostly `near` those of the buyer's order before.
RowRange rows_in(const timeline::Timeline& timeline, const timeline::Buyer& buyer, const WindowSpan& window, RowRange near = {});

// A system row is nobody's: neither the buyer's nor the agent's (decisions.md, reading 1).
inline bool is_by(timeline::Sender sender, const timeline::Messages& messages, std::uint32_t row) {
  return messages.kind[row] != timeline::Kind::system && messages.sender[row] == sender;
}

// Whether a row belongs to the claim's source: "`chats` are the messages that a person wrote; `messages` is all of them".
bool in_source(const program::Claim& claim, const timeline::Messages& messages, std::uint32_t row);

// Who wrote a row, counted.
struct By {
  bool buyer, agent;
};
inline By count_row(Counts& counts, const timeline::Messages& messages, std::uint32_t row) {
  const By by{is_by(timeline::Sender::buyer, messages, row), is_by(timeline::Sender::agent, messages, row)};
  counts.messages += 1;
  counts.buyer_messages += by.buyer;
  counts.agent_messages += by.agent;
  return by;
}

// A row more of the candidate's, behind those that she has or in front of them.
inline void add_behind(Candidate& candidate, const timeline::Messages& messages, std::uint32_t row) {
  const By by = count_row(candidate.counts, messages, row);
  candidate.last_row = row;
  candidate.counts.rounds += by.agent && candidate.buyer_wrote_last;
  candidate.buyer_wrote_last = by.buyer;
}
inline void add_in_front(Candidate& candidate, const timeline::Messages& messages, std::uint32_t row) {
  const By by = count_row(candidate.counts, messages, row);
  candidate.first_row = row;
  candidate.counts.rounds += by.buyer && candidate.agent_wrote_first;
  candidate.agent_wrote_first = by.agent;
}

// Whether conditions of a scope hold, all of them.
bool all_hold(const Scope& scope, const std::vector<program::ExprId>& parts);

// Whether a row can be the claim's whatever the unit and its window: it is of the source, and the parts of `where` that look at nothing but the row
// hold. The scope's unit is one of the buyer's.
bool may_count(const Scope& scope, std::uint32_t claim, std::uint32_t row);
// What the claim's key is compared with, by row; nullptr if it has none.
const TextId* keys_of_rows(const Run& run, std::uint32_t claim);

// Tells which rows of the unit's window are the claim's.
class RowTest {
public:
  RowTest(const Scope& scope, std::uint32_t claim);

  // False if no row can be, for this unit.
  bool any() const { return any_; }
  // The key that rows must bear; missing where the claim has none.
  TextId key() const { return key_; }
  // Quick where `where` is no more than a key.
  bool operator()(std::uint32_t row) const {
    return (!keys_ || keys_[row] == key_) && (!kinds_ || kinds_[row] == timeline::Kind::human) && (!asks_ || asked(row));
  }

private:
  bool asked(std::uint32_t row) const;

  const Scope& scope_;
  const ClaimPlan& plan_;
  const TextId* keys_;
  const timeline::Kind* kinds_; // null: all are of the source
  TextId key_{};
  bool asks_, any_;
};

// All candidates, each with `eligible` decided; of a claim that is shared, in the order of their first rows.
std::vector<Candidate> candidates(const Scope& scope, std::uint32_t claim, const WindowSpan& window);

} // namespace guiyin::engine
