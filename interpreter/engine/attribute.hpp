// The engine: a program and a timeline give a decision per unit.
#pragma once

#include "interpreter/engine/decisions.hpp"
#include "interpreter/engine/trace.hpp"
#include "interpreter/timeline/roster.hpp"

#include <optional>
#include <span>
#include <vector>

namespace guiyin::engine {

struct AttributeOptions {
  // Events after this instant are unknown (LANGUAGE: `--as-of`). The timeline must have been cut by `timeline::as_of` to the same instant.
  std::optional<Moment> as_of;
  // How many threads share the orders, at least 1. The outcome does not depend on it.
  unsigned threads = 1;
  // A window that holds at least so many rows, of a buyer with several orders, moves from order to order (workspace.hpp). The outcome does not depend
  // on it.
  std::uint32_t rows_to_follow = 32;
  // A thread's helping, about; small enough that no thread waits long for another. The outcome does not depend on it.
  std::uint32_t orders_at_once = 2000;
};

struct Outcome {
  // A decision per unit, ordered by placed instant, then by the bytes of shop and order number, then by line.
  Decisions decisions;
};

// Throws nothing; takes no time beyond a bound in the timeline's size. `roster` may be empty.
Outcome attribute(const program::Program& program, const timeline::Timeline& timeline, const timeline::Roster& roster,
                  const AttributeOptions& options = {});

// Several programs at once: each order is decided by all of them while its rows are at hand.
std::vector<Outcome> attribute(std::span<const program::Program> programs, const timeline::Timeline& timeline, const timeline::Roster& roster,
                               const AttributeOptions& options = {});

// The units of these orders alone, each order once, in the order given.
Outcome attribute_orders(const program::Program& program, const timeline::Timeline& timeline, const timeline::Roster& roster,
                         const std::vector<OrderId>& orders, const AttributeOptions& options = {});

// One unit, with the records of how it was decided. `line` for line units, nullopt for order units.
struct Explained {
  Decision decision;
  Trace trace;
};
Explained attribute_unit(const program::Program& program, const timeline::Timeline& timeline, const timeline::Roster& roster, OrderId order,
                         std::optional<LineId> line, const AttributeOptions& options = {});

// LANGUAGE "Conservation": credited + silent + revoked + excluded + pending amounts add up to the amount of all units, to the fen.
struct Conservation {
  Money total, credited, silent, revoked, excluded, pending;
  bool holds() const;
  Conservation& operator+=(const Conservation& others);
};
Conservation conserve(const Outcome& outcome, unsigned threads = 1);

} // namespace guiyin::engine
