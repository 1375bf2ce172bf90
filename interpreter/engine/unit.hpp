// One unit of a run, an order or an order line, with what happened to it.
#pragma once

#include "interpreter/engine/decision.hpp"
#include "interpreter/engine/run.hpp"

#include <array>
#include <optional>
#include <vector>

namespace guiyin::engine {

// A cancellation of the unit. `row` indexes Timeline::happenings.
struct Cancellation {
  Moment time;
  std::uint32_t row;
};

// By when each moment comes, if it comes at all; nothing where it may come whenever.
using Latest = std::array<std::optional<Moment>, 7>; // by program::OrderMoment

struct Unit {
  OrderId order{};
  std::optional<LineId> line; // of a line unit
  const timeline::Buyer* buyer = nullptr;
  std::array<std::optional<Moment>, 7> moments; // by program::OrderMoment
  std::vector<Cancellation> cancellations;      // in event order
  bool order_has_cancels = false;               // of whatever line
  // For `settle`: moments that did not happen yet and are taken to come, at whatever instant after `--as-of`.
  std::array<bool, 7> to_come{};
  Latest latest{}; // where something is taken to hold that tells it

  const std::optional<Moment>& operator[](program::OrderMoment moment) const { return moments[static_cast<std::size_t>(moment)]; }
  std::optional<Moment>& operator[](program::OrderMoment moment) { return moments[static_cast<std::size_t>(moment)]; }
};

// LANGUAGE "Moments": "`paid` is the earliest `pay` row that is not a deposit, `deposit_paid` / `balance_paid` the earliest of that stage;
// `cancelled` is the earliest cancellation. `placed` is the time of the order's rows."
Unit make_unit(const timeline::Timeline& timeline, OrderId order, std::optional<LineId> line);
// The unit of another line of the same order; what the lines have in common stays.
void turn_to_line(const timeline::Timeline& timeline, LineId line, Unit& unit);

// LANGUAGE "Revocation": "A cancel with a sku is of every line of the order with that sku; an order unit is cancelled by a whole cancel, or by the
// last of its lines' cancels."
std::vector<Cancellation> cancellations(const timeline::Timeline& timeline, OrderId order, std::optional<LineId> line);

} // namespace guiyin::engine
