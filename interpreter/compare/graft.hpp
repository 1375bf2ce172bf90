// Programs that take some clauses from one policy and the rest from another: how a difference is charged to the edits that make it.
#pragma once

#include "interpreter/program/program.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace guiyin::compare {

// The clauses that can differ between two policies with the same unit.
enum class ClauseKind : std::uint8_t { when, day_start, window, candidates, require, choice, credit, assist, amount, revoke, deduct };

struct ClauseName {
  ClauseKind kind;
  std::string claim; // for window, candidates, require and choice: of a claim that both policies have
  friend bool operator==(const ClauseName&, const ClauseName&) = default;
};

// Copies nodes of `from` into `to`. Claims are matched by name; one that `to` lacks is brought along whole when something refers to it.
// Borrows both; `to` grows.
class Graft {
public:
  Graft(const program::Program& from, program::Program& to) : from_(from), to_(to) {}
  // Puts `from`'s clause in the place of `to`'s.
  void replace(const ClauseName& clause);

  // Used by the copies of nodes.
  program::ExprId copy(program::ExprId id);
  program::WindowId copy(program::WindowId id);
  program::RankingId copy(program::RankingId id);
  program::ShareModelId copy(program::ShareModelId id);
  program::CreditId copy(program::CreditId id);
  std::uint32_t claim(std::uint32_t index);

private:
  void replace_in_claim(const program::Claim& source, program::Claim& target, ClauseKind kind);
  std::variant<program::RankingId, program::ShareModelId> copied_choice(const program::Claim& source);

  const program::Program& from_;
  program::Program& to_;
};

} // namespace guiyin::compare
