#include "interpreter/engine/workspace.hpp"

#include "interpreter/engine/evaluate.hpp"

#include <algorithm>

namespace guiyin::engine {

bool Workspace::moves(const Scope& scope, std::uint32_t claim, RowRange rows) const {
  return rows.end - rows.begin >= rows_to_follow_ && scope.unit.buyer->orders.size() >= 2 && scope.run.claims[claim].of_both.empty();
}

RowRange Workspace::rows_in(const timeline::Buyer& buyer, const WindowSpan& window) {
  if (!window.happened) return {};
  if (last_.buyer != &buyer || last_.begin != window.begin || last_.end != window.end)
    last_ = {&buyer, window.begin, window.end, engine::rows_in(timeline_, buyer, window, last_.rows)};
  return last_.rows;
}

KeyChain* Workspace::chain(const Scope& scope, std::uint32_t claim, RowRange rows) {
  const TextId* const keys = keys_of_rows(scope.run, claim);
  if (!keys || !moves(scope, claim, rows)) return nullptr;
  std::optional<KeyChain>& chain = claims_[claim].chain;
  if (!chain) chain.emplace(keys, timeline_.texts.size());
  return &*chain;
}

// To follow a row costs as much as some eight looks at one. So all of a buyer's windows may together take that many before her rows are followed, and
// whatever the rows are like, she takes no longer than a few times what following them from the beginning would.
std::uint32_t Workspace::rows_to_look_at(const Scope& scope, std::uint32_t claim, RowRange rows) {
  const std::uint32_t size = rows.end - rows.begin;
  if (!moves(scope, claim, rows)) return size;
  OfClaim& of_claim = claims_[claim];
  if (of_claim.looked_for != scope.unit.buyer) {
    of_claim.looked_for = scope.unit.buyer;
    of_claim.looks_left = std::uint64_t{scope.unit.buyer->messages.size()} * (rows_to_follow_ / 4);
  }
  return size <= of_claim.looks_left ? size : rows_to_follow_;
}

void Workspace::looked_at(std::uint32_t claim, std::uint32_t rows) {
  claims_[claim].looks_left -= std::min<std::uint64_t>(rows, claims_[claim].looks_left);
}

MovingWindow* Workspace::window(const Scope& scope, std::uint32_t claim, TextId key, RowRange rows) {
  if (!moves(scope, claim, rows)) return nullptr;
  OfClaim& of_claim = claims_[claim];
  if (of_claim.buyer != scope.unit.buyer) follow(scope, claim);
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
  auto* of_key = &rows[TextId::missing]; // mostly the same as of the row before
  TextId key = TextId::missing;
  for (std::uint32_t row = of_claim.buyer->messages.begin; row < of_claim.buyer->messages.end; ++row) {
    if (!may_count(scope, claim, row)) continue;
    if (keys && keys[row] != key) of_key = &rows[key = keys[row]];
    of_key->push_back(row);
  }
  for (auto& [of, its_rows] : rows) of_claim.windows.try_emplace(of, messages, std::move(its_rows));
}

} // namespace guiyin::engine
