// What a thread keeps from unit to unit, so that the orders of one buyer need not be decided from nothing each. It holds no more than could be worked
// out anew: whether there is a workspace, and which units it has seen, changes no outcome.
#pragma once

#include "interpreter/engine/claim.hpp"
#include "interpreter/engine/key_chain.hpp"
#include "interpreter/engine/moving_window.hpp"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace guiyin::engine {

// One thread at a time; for one run.
class Workspace {
public:
  // A window that holds at least `rows_to_follow` rows of a buyer with several orders moves from order to order; in others a look at each row is
  // quicker.
  Workspace(const Run& run, std::uint32_t rows_to_follow)
      : timeline_(run.timeline), rows_to_follow_(rows_to_follow), claims_(run.claims.size()), empty_(run.timeline.messages, {}) {}

  // The window of a claim over the rows of the scope's buyer that bear this key (missing where the claim has none). nullptr if it is not to move,
  // since it holds few `rows`, or the claim's rows are not the same for all units of the buyer.
  MovingWindow* window(const Scope& scope, std::uint32_t claim, TextId key, RowRange rows);

  // As the function of that name. The lines of an order, and claims of the same window, ask for the same rows one after the other.
  RowRange rows_in(const timeline::Buyer& buyer, const WindowSpan& window);

  // The buyer's rows by what the claim's key is compared with; nullptr if the claim has none, or the window's rows are not to be followed.
  KeyChain* chain(const Scope& scope, std::uint32_t claim, RowRange rows);

  // How many of a window's `rows` are worth a look before it moves; all, if it is not to move.
  std::uint32_t rows_to_look_at(const Scope& scope, std::uint32_t claim, RowRange rows);
  void looked_at(std::uint32_t claim, std::uint32_t rows);

  // Storage for those of the claim at hand, and of the claims of the unit at hand.
  std::vector<Candidate> candidates;
  struct Result {
    bool known = false;
    ClaimResult result;
  };
  std::vector<Result> results;

private:
  struct OfClaim {
    const timeline::Buyer* buyer = nullptr;           // whose rows are followed
    std::unordered_map<TextId, MovingWindow> windows; // by key
    const timeline::Buyer* looked_for = nullptr;
    std::uint64_t looks_left = 0; // at rows of that buyer, before they are followed
    std::optional<KeyChain> chain;
  };
  bool moves(const Scope& scope, std::uint32_t claim, RowRange rows) const;
  void follow(const Scope& scope, std::uint32_t claim);

  const timeline::Timeline& timeline_;
  std::uint32_t rows_to_follow_;
  struct {
    const timeline::Buyer* buyer = nullptr;
    Moment begin, end;
    RowRange rows;
  } last_;
  std::vector<OfClaim> claims_;
  MovingWindow empty_;
};

} // namespace guiyin::engine
