// Who holds what of one compared unit under one policy.
#pragma once

#include "interpreter/engine/attribute.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace guiyin::compare {

using engine::Decision;
using engine::Status;
using timeline::LineId;
using timeline::OrderId;
using timeline::TextId;
using values::Money;

struct Part {
  TextId agent{};
  Money amount;
  friend bool operator==(const Part&, const Part&) = default;
};

struct Holding {
  Status status = Status::excluded;
  Money amount;                    // the unit's
  std::vector<Part> parts;         // of credited units, by agent's code, one each
  std::vector<std::string> claims; // that give the credits, by name
  friend bool operator==(const Holding&, const Holding&) = default;

  Money credited() const;
};

Holding holding_of(const program::Program& program, const Decision& decision);
// Several line units as one order unit: amounts and parts added; the status is the first of credited, pending, revoked, silent, excluded that occurs.
Holding merge(const Holding& a, const Holding& b);

struct ComparedUnit {
  OrderId order{};
  std::optional<LineId> line; // absent where orders are compared as wholes
  Holding holding;
};
// One per unit, in the outcome's order; where `by_order`, one per order.
std::vector<ComparedUnit> holdings(const program::Program& program, const engine::Outcome& outcome, bool by_order);

} // namespace guiyin::compare
