// What the engine decided about one unit. Plain values.
#pragma once

#include "interpreter/program/program.hpp"
#include "interpreter/timeline/timeline.hpp"
#include "interpreter/values/few.hpp"
#include "interpreter/values/share.hpp"

#include <cstdint>
#include <optional>

namespace guiyin::engine {

using timeline::LineId;
using timeline::OrderId;
using timeline::TextId;
using values::Duration;
using values::Moment;
using values::Money;
using values::Share;

enum class Status : std::uint8_t { excluded, silent, revoked, credited, pending };

struct Credit {
  TextId agent{};
  Share share;  // of the unit
  Money amount; // 0 where the unit is revoked

  friend bool operator==(const Credit&, const Credit&) = default;
};

// Whoever keeps many of them keeps them as `Decisions`.
struct Decision {
  OrderId order{};
  Status status = Status::silent;
  bool tied = false;
  bool final = true;
  std::optional<LineId> line;            // of a line unit
  std::optional<program::ExprId> reason; // excluded: the part of `when` that does not hold; revoked: the part of `revoke` that holds
  Money amount;                          // the unit's, refunds deducted
  Money silent_amount;                   // of a credited unit: the part that `nobody` keeps
  values::Few<Credit> credits;           // by the candidates' first rows, one per agent
  values::Few<std::uint32_t> claims;     // credited or revoked: the claims that give the credits, in the order of the credit clause
  values::Few<TextId> assists;           // in the order named
  std::optional<Moment> settles;         // the latest edge in play; only where not final

  friend bool operator==(const Decision&, const Decision&) = default;
};

} // namespace guiyin::engine
