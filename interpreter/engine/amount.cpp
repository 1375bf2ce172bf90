#include "interpreter/engine/amount.hpp"

#include "interpreter/engine/evaluate.hpp"

namespace guiyin::engine {

Money gross_amount(const Scope& scope) {
  const Value amount = evaluate(scope, scope.run.program.amount);
  return amount.present ? Money{amount.number} : Money{};
}

void divide_amount(const CreditResult& result, Decision& decision) {
  if (result.winners.size() == 1 && result.nobody.is_zero()) {
    decision.credits.push_back({result.winners.front().agent, result.winners.front().share, decision.amount});
    return;
  }
  std::vector<Share> shares;
  for (const Winner& winner : result.winners) shares.push_back(winner.share);
  shares.push_back(result.nobody);
  const std::vector<Money> parts = values::divide(decision.amount, shares);
  for (std::size_t i = 0; i < result.winners.size(); ++i) decision.credits.push_back({result.winners[i].agent, result.winners[i].share, parts[i]});
  decision.silent_amount = parts.back();
}

} // namespace guiyin::engine
