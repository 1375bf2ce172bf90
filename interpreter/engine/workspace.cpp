#include "interpreter/engine/workspace.hpp"

#include "interpreter/engine/evaluate.hpp"

namespace guiyin::engine {

MovingWindow* Workspace::window(const Scope& scope, std::uint32_t claim, TextId key, RowRange rows) {
  const timeline::Buyer& buyer = *scope.unit.buyer;
  if (rows.end - rows.begin < rows_to_follow_ || buyer.orders.size() < 2 || !scope.run.claims[claim].of_both.empty()) return nullptr;
  OfClaim& of_claim = claims_[claim];
  if (of_claim.buyer != &buyer) follow(scope, claim);
  const auto found = of_claim.windows.find(key);
  return found == of_claim.windows.end() ? &empty_ : &found->second;
}

// The buyer's rows that the claim may count, by key.
void Workspace::follow(const Scope& scope, std::uint32_t claim) {
  OfClaim& of_claim = claims_[claim];
  of_claim.buyer = scope.unit.buyer;
  of_claim.windows.clear();
  const timeline::Messages& messages = scope.run.timeline.messages;
  const TextId* const keys = keys_of_rows(scope.run, claim);
  std::unordered_map<TextId, std::vector<std::uint32_t>> rows;
  for (std::uint32_t row = of_claim.buyer->messages.begin; row < of_claim.buyer->messages.end; ++row)
    if (may_count(scope, claim, row)) rows[keys ? keys[row] : TextId::missing].push_back(row);
  for (auto& [key, of_key] : rows) of_claim.windows.try_emplace(key, messages, std::move(of_key));
}

} // namespace guiyin::engine
