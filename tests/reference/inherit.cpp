// LANGUAGE "Inheritance".
#include "tests/reference/evaluate.hpp"

#include <algorithm>
#include <stdexcept>

namespace reference {

namespace {

template <class List> auto* named(List& list, const std::string& name) {
  auto found = std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.name == name; });
  return found == list.end() ? nullptr : &*found;
}

// “A clause is replaced whole (`candidates` with its `where`; `share` replaces `tie-break`).”
void replace_clauses(Claim& claim, const Claim& written) {
  if (written.window) claim.window = written.window;
  if (!written.source.empty()) {
    claim.source = written.source;
    claim.where = written.where;
  }
  if (written.require) claim.require = written.require;
  if (written.choice) claim.choice = written.choice;
}

// “`like` copies another claim of the same policy as written.”
Claim with_likeness(const Claim& written, const std::vector<Claim>& claims) {
  if (written.like.empty()) return written;
  const Claim* other = named(claims, written.like);
  if (!other) throw std::logic_error("no claim " + written.like);
  Claim claim = with_likeness(*other, claims);
  claim.name = written.name;
  replace_clauses(claim, written);
  claim.like.clear();
  return claim;
}

std::vector<Claim> likenesses_resolved(const std::vector<Claim>& claims) {
  std::vector<Claim> resolved;
  for (const Claim& claim : claims) resolved.push_back(with_likeness(claim, claims));
  return resolved;
}

// “A derived policy replaces only what it names, so replacing placed_by leaves a claim that was `like` it as it was.”
void derive_claims(Policy& policy, const Policy& written) {
  for (const Claim& claim : written.claims) {
    if (Claim* inherited = named(policy.claims, claim.name))
      replace_clauses(*inherited, claim);
    else
      policy.claims.push_back(claim);
  }
  policy.claims = likenesses_resolved(policy.claims);
}

void replace_items(Policy& policy, const Policy& written) {
  if (!written.unit.empty()) {
    policy.unit = written.unit;
    policy.when = written.when;
  }
  if (written.day_starts) policy.day_starts = written.day_starts;
  if (written.credit) policy.credit = written.credit;
  if (!written.assists.empty()) policy.assists = written.assists;
  if (written.amount) policy.amount = written.amount;
  if (written.revoke) policy.revoke = written.revoke;
  if (written.deduct) policy.deduct = written.deduct;
  for (const auto& [name, value] : written.defines) policy.defines[name] = value;
}

Policy derived(const Policy& base, const Policy& written) {
  Policy policy = base;
  policy.name = written.name;
  for (const Param& param : written.params) policy.params.push_back(param);
  for (const auto& [name, value] : written.set) {
    Param* param = named(policy.params, name);
    if (!param) throw std::logic_error("no param " + name);
    param->value = value;
  }
  derive_claims(policy, written);
  replace_items(policy, written);
  return policy;
}

} // namespace

std::vector<Policy> resolved(const std::vector<Policy>& policies) {
  std::vector<Policy> done;
  for (const Policy& written : policies) {
    const Policy* base = written.base.empty() ? nullptr : named(done, written.base);
    Policy policy = base ? derived(*base, written) : written;
    if (!base) policy.claims = likenesses_resolved(policy.claims);
    done.push_back(policy);
  }
  return done;
}

} // namespace reference
