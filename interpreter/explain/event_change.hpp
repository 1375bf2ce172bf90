// The smallest change of events that gives an agent the order, out of a list of plain ones: found by trying them, smallest first.
#pragma once

#include "interpreter/explain/what_if.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace guiyin::explain {

enum class ChangeKind : std::uint8_t {
  move,        // one message of hers at another time
  move_round,  // a question to her and her answer, both by the same time
  answer,      // one more message of hers
  round,       // one more question of the buyer and her answer; or several
  asked_about, // the same, the question about the line's product
  pay,         // the order was paid
  no_cancel,   // the order was not cancelled
  no_rival     // messages of the winner had not been sent
};

struct EventChange {
  ChangeKind kind{};
  Edit edit;
  std::vector<timeline::EventRow> rows; // those that are moved or left out, as they are
  std::int64_t count = 1;               // of rounds, or of messages that had not been sent
  values::Duration shift{};             // of moves; later is positive
  values::Moment at{};                  // where the change puts the (last) row
  bool also_paid = false;               // beside that, the order was paid
};

// The changes worth trying, smallest first: fewest rows, then the shortest shift.
std::vector<EventChange> possible_changes(const Subject& subject, const Retold& retold);

// Nullopt if none of them does. Of an unpaid order, each change is tried with a payment as well.
std::optional<EventChange> smallest_event_change(const Subject& subject, const Retold& retold);

} // namespace guiyin::explain
