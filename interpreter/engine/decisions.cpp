#include "interpreter/engine/decisions.hpp"

#include <utility>

namespace guiyin::engine {

// What `show` makes of `kept` must be the decision again.
bool Decisions::fits(const Decision& decision) {
  if (decision.credits.size() > 1 || decision.claims.size() > 1 || decision.assists.size() > 1) return false;
  if (decision.settles || decision.silent_amount != Money{}) return false;
  if (!decision.claims.empty() && decision.claims.front() >= no_claim) return false;
  if (!decision.assists.empty() && decision.assists.front() == TextId::missing) return false;
  if (decision.credits.empty()) return true;
  const Credit& credit = decision.credits.front();
  return credit.agent != TextId::missing && credit.share == Share::whole() &&
         credit.amount == (decision.status == Status::revoked ? Money{} : decision.amount);
}

Decisions::Kept Decisions::kept(const Decision& decision) {
  Kept kept{};
  kept.order = decision.order;
  kept.line = decision.line ? static_cast<std::uint32_t>(*decision.line) : none;
  kept.reason = decision.reason ? static_cast<std::uint32_t>(*decision.reason) : none;
  kept.agent = decision.credits.empty() ? TextId::missing : decision.credits.front().agent;
  kept.assist = decision.assists.empty() ? TextId::missing : decision.assists.front();
  kept.claim = decision.claims.empty() ? no_claim : static_cast<std::uint16_t>(decision.claims.front());
  kept.status = decision.status;
  kept.tied = decision.tied;
  kept.final = decision.final;
  kept.amount = decision.amount.fen;
  return kept;
}

void Decisions::show(const Kept& kept, Decision& decision) {
  decision.order = kept.order;
  decision.status = kept.status;
  decision.tied = kept.tied;
  decision.final = kept.final;
  decision.line = kept.line == none ? std::nullopt : std::optional(static_cast<LineId>(kept.line));
  decision.reason = kept.reason == none ? std::nullopt : std::optional(static_cast<program::ExprId>(kept.reason));
  decision.amount = {kept.amount};
  decision.credits.clear();
  if (kept.agent != TextId::missing)
    decision.credits.push_back({kept.agent, Share::whole(), kept.status == Status::revoked ? Money{} : decision.amount});
  decision.claims.clear();
  if (kept.claim != no_claim) decision.claims.push_back(kept.claim);
  decision.assists.clear();
  if (kept.assist != TextId::missing) decision.assists.push_back(kept.assist);
}

Decision Decisions::operator[](std::size_t at) const { return *Iterator(*this, at); }

void Decisions::set(std::size_t at, Decision&& decision) {
  if (fits(decision)) {
    kept_[at] = kept(decision);
    return;
  }
  Kept& kept = kept_[at];
  kept.order = decision.order;
  kept.apart = true;
  const std::scoped_lock lock(apart_->adding);
  kept.amount = static_cast<std::int64_t>(apart_->decisions.size());
  apart_->decisions.push_back(std::move(decision));
}

void Decisions::push_back(Decision decision) {
  kept_.push_back({});
  set(size() - 1, std::move(decision));
}

} // namespace guiyin::engine
