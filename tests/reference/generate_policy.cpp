#include "tests/reference/build.hpp"
#include "tests/reference/generate.hpp"
#include "tests/reference/generate_nodes.hpp"

namespace reference {

using namespace build;

namespace {

// A policy of its own, clause by clause.
class PolicyMaker {
public:
  PolicyMaker(Dice& dice, std::string name) : dice_(dice), nodes_(dice, policy_) { policy_.name = std::move(name); }

  Policy fresh();
  Policy derived(const Policy& base);

private:
  void adds_params();
  void adds_defines();
  Claim claim(const std::string& name);
  void adds_claims(int count);
  void adds_unit();
  void adds_credit();
  void adds_corrections();

  Dice& dice_;
  Policy policy_;
  NodeMaker nodes_;
};

void PolicyMaker::adds_params() {
  if (dice_.chance(40)) policy_.params.push_back({"length", {}, false, duration(dice_.one_of(pool_of_durations()))});
  if (dice_.chance(20))
    policy_.params.push_back({"reach", {}, true, dice_.chance(50) ? node(Op::unlimited) : duration(dice_.one_of(pool_of_durations()))});
  if (dice_.chance(40))
    policy_.params.push_back({"mode", {"left", "right", "middle"}, false, choice(dice_.one_of<std::string>({"left", "right", "middle"}))});
}

void PolicyMaker::adds_defines() {
  if (dice_.chance(20)) policy_.defines["special"] = nodes_.unit_condition(1);
}

void PolicyMaker::adds_unit() {
  policy_.unit = dice_.chance(50) ? "line" : "order";
  if (dice_.chance(30)) policy_.day_starts = dice_.one_of<std::int64_t>({0, 6 * hour, 4 * hour + 30 * minute});
}

Claim PolicyMaker::claim(const std::string& name) {
  Claim claim;
  claim.name = name;
  claim.window = nodes_.window();
  claim.source = dice_.chance(75) ? "chats" : "messages";
  if (dice_.chance(35)) claim.where = nodes_.row_condition(1, claim.source == "messages");
  if (dice_.chance(50)) claim.require = nodes_.candidate_condition(1);
  claim.choice = dice_.chance(65) ? nodes_.ranking() : nodes_.share();
  return claim;
}

void PolicyMaker::adds_claims(int count) {
  for (int i = 1; i <= count; ++i) {
    Claim made = claim("c" + std::to_string(i));
    if (i > 1 && dice_.chance(20)) {
      made.like = "c" + std::to_string(dice_.between(1, i - 1));
      if (dice_.chance(50)) made.window.reset();
      if (dice_.chance(50)) made.require.reset();
      if (dice_.chance(50)) made.choice.reset();
      if (dice_.chance(50)) made.source.clear(), made.where.reset();
    }
    policy_.claims.push_back(made);
  }
}

void PolicyMaker::adds_credit() {
  policy_.credit = nodes_.credit(2);
  if (dice_.chance(60))
    for (const Claim& each : policy_.claims)
      if (dice_.chance(70)) policy_.assists.push_back(each.name);
  if (policy_.assists.size() > 1 && dice_.chance(50)) std::swap(policy_.assists.front(), policy_.assists.back());
}

void PolicyMaker::adds_corrections() {
  policy_.amount = nodes_.amount();
  if (dice_.chance(60)) policy_.revoke = nodes_.revocation();
  if (!dice_.chance(45)) return;
  policy_.deduct = Deduction{};
  if (dice_.chance(30)) return;
  policy_.deduct->duration = nodes_.length();
  policy_.deduct->moment = nodes_.moment(0);
}

Policy PolicyMaker::fresh() {
  adds_unit();
  adds_params();
  adds_claims(static_cast<int>(dice_.between(1, 3)));
  adds_defines();
  if (dice_.chance(35)) policy_.when = nodes_.unit_condition(1);
  adds_credit();
  adds_corrections();
  return policy_;
}

// What operations staff write most: some params set, a clause or two replaced.
Policy PolicyMaker::derived(const Policy& base) {
  std::string name = policy_.name;
  policy_ = base; // so that nodes refer to the base's names
  policy_.name = name;
  Policy written;
  written.name = name;
  written.base = base.name;
  for (const auto& [param, value] : generate_settings(dice_, base)) written.set[param] = value;
  const Claim& changed = dice_.one_of(base.claims);
  Claim made = claim(changed.name);
  if (dice_.chance(60)) made.window.reset();
  if (dice_.chance(60)) made.require.reset();
  if (dice_.chance(60)) made.choice.reset();
  if (dice_.chance(60)) made.source.clear(), made.where.reset();
  if (made.window || made.require || made.choice || !made.source.empty()) written.claims.push_back(made);
  if (dice_.chance(30)) written.credit = nodes_.credit(2);
  if (dice_.chance(20)) written.revoke = nodes_.revocation();
  if (dice_.chance(20)) written.amount = nodes_.amount();
  return written;
}

} // namespace

Settings generate_settings(Dice& dice, const Policy& policy) {
  Settings settings;
  for (const Param& param : policy.params) {
    if (dice.chance(40)) continue;
    if (!param.choices.empty())
      settings[param.name] = choice(dice.one_of(param.choices));
    else if (param.or_unlimited && dice.chance(50))
      settings[param.name] = node(Op::unlimited);
    else
      settings[param.name] = duration(dice.one_of(pool_of_durations()));
  }
  return settings;
}

std::vector<Policy> generate_policies(Dice& dice, int count) {
  std::vector<Policy> policies;
  for (int i = 1; i <= count; ++i) {
    std::string name = "p" + std::to_string(i);
    std::int64_t kind = dice.below(10);
    if (kind <= 1) {
      policies.push_back(kind == 0 ? jd() : taobao());
      policies.back().name = name;
      for (const auto& [param, value] : generate_settings(dice, policies.back()))
        for (Param& each : policies.back().params)
          if (each.name == param) each.value = value;
    } else if (kind <= 3 && !policies.empty() && policies.back().base.empty()) {
      policies.push_back(PolicyMaker(dice, name).derived(policies.back()));
    } else {
      policies.push_back(PolicyMaker(dice, name).fresh());
    }
  }
  return policies;
}

} // namespace reference
