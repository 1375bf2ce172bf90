// Values and conditions of one unit. LANGUAGE "Missing values", "Moments", "Amounts", "Revocation".
#pragma once

#include "tests/reference/timeline.hpp"

namespace reference {

// One line of an order, or a whole order, under one policy whose inheritance is resolved.
struct Unit {
  const Events& events;
  const Policy& policy;
  const Settings& settings;
  const Order& order;
  std::optional<std::size_t> line;
};

// “Candidates are agents: those with at least one row of the source in the window that meets `where`. The candidate's rows are exactly these.”
struct Candidate {
  std::string agent;
  std::vector<Message> rows; // in the order of events; never empty
};

// What an expression is asked of: the unit, in `where` a row as well, in `require` a candidate.
struct Scope {
  const Unit& unit;
  const Message* row = nullptr;
  const Candidate* candidate = nullptr;
};

// A missing value has none of the three.
struct Value {
  std::optional<std::int64_t> number; // ms, fen, count …
  std::optional<std::string> text;
  std::optional<Fraction> ratio;
  bool missing() const { return !number && !text && !ratio; }
};

Value value_of(const Node& node, const Scope& scope);
bool holds(const Node& condition, const Scope& scope);
// What stands there once every `if` and `by` at its top is decided and every name followed.
const Node& settled(const Node& node, const Scope& scope);

// The instant of a moment, absent where it did not happen.
std::optional<std::int64_t> moment_of(const std::string& name, const Unit& unit);
std::optional<std::int64_t> instant(const Node& node, const Scope& scope);

// messages, buyer_messages, agent_messages, rounds
std::int64_t count_of(const std::string& name, const Candidate& candidate);

// Every instant at which the unit is cancelled.
std::vector<std::int64_t> cancellations(const Unit& unit);

} // namespace reference
