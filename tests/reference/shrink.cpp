// Makes a failing run small: one policy, then fewer rows, then fewer clauses and smaller expressions.
#include "tests/reference/compare.hpp"

#include <algorithm>
#include <exception>
#include <functional>
#include <set>
#include <utility>

namespace reference {

namespace {

// Of a run that was refused: all complaints, "GY0201".
std::set<std::string> codes_of(const Response& response) {
  std::set<std::string> codes;
  if (response.status == 0) return codes;
  for (std::size_t at = 0; (at = response.messages.find("error GY", at)) != std::string::npos; ++at)
    codes.insert(response.messages.substr(at + 6, 6));
  return codes;
}

class Shrinker {
public:
  Shrinker(Batch batch, const Comparison& found, Runner& runner)
      : batch_(std::move(batch)), status_(found.response.status), codes_(codes_of(found.response)), runner_(runner) {}

  Batch shrunk(const Comparison& found);

private:
  bool still_fails(const Batch& batch) {
    try {
      Comparison comparison = compare(batch, runner_);
      std::set<std::string> codes = codes_of(comparison.response);
      bool same = comparison.response.status == status_ && std::includes(codes_.begin(), codes_.end(), codes.begin(), codes.end());
      return same && (status_ != 0 || !comparison.differences.empty());
    } catch (const std::exception&) {
      return false; // a smaller expression that means nothing
    }
  }
  bool take(Batch smaller) {
    if (!still_fails(smaller)) return false;
    batch_ = std::move(smaller);
    return true;
  }
  template <class Change> bool try_change(Change change) {
    Batch smaller = batch_;
    if (!change(smaller)) return false;
    return take(std::move(smaller));
  }

  void one_policy(const std::string& name);
  void one_buyer(const std::string& shop, const std::string& order);
  void plain_files();
  bool fewer_rows();
  bool fewer_clauses();
  bool smaller_expressions();

  Batch batch_;
  int status_;
  std::set<std::string> codes_;
  Runner& runner_;
};

void Shrinker::one_policy(const std::string& name) {
  try_change([&](Batch& batch) {
    auto named = std::find_if(batch.policies.begin(), batch.policies.end(), [&](const Policy& policy) { return policy.name == name; });
    if (named == batch.policies.end()) return false;
    std::vector<Policy> kept{*named};
    for (const Policy& policy : batch.policies)
      if (policy.name == named->base) kept.insert(kept.begin(), policy);
    batch.policies = kept;
    return true;
  });
}

void Shrinker::one_buyer(const std::string& shop, const std::string& order) {
  std::string buyer;
  for (const Row& row : batch_.events)
    if (row.type == "order" && row.shop == shop && row.order == order) buyer = row.buyer;
  try_change([&](Batch& batch) {
    std::erase_if(batch.events, [&](const Row& row) { return row.shop != shop || (row.order != order && (row.buyer != buyer || buyer.empty())); });
    return true;
  });
}

void Shrinker::plain_files() {
  try_change([](Batch& batch) { return std::exchange(batch.builtin, false); });
  try_change([](Batch& batch) { return batch.files = 1, true; });
  try_change([](Batch& batch) { return batch.spelling = Spelling::english, true; });
  for (std::uint64_t look = 1; look < 4; ++look)
    if (try_change([&](Batch& batch) { return batch.look = look, true; })) return;
}

// Half of the rows, then a quarter, and so on.
bool Shrinker::fewer_rows() {
  bool any = false;
  for (std::size_t size = std::max<std::size_t>(batch_.events.size() / 2, 1);; size /= 2) {
    for (std::size_t at = 0; at < batch_.events.size();) {
      auto drop = [&](Batch& batch) {
        auto begin = batch.events.begin() + static_cast<std::ptrdiff_t>(at);
        batch.events.erase(begin, begin + static_cast<std::ptrdiff_t>(std::min(size, batch.events.size() - at)));
        return true;
      };
      if (try_change(drop))
        any = true;
      else
        at += size;
    }
    if (size <= 1) return any;
  }
}

bool Shrinker::fewer_clauses() {
  bool any = false;
  if (batch_.builtin) return any;
  auto attempt = [&](const std::function<void(Policy&)>& change) {
    for (std::size_t i = 0; i < batch_.policies.size(); ++i)
      any = try_change([&](Batch& batch) {
              Policy before = batch.policies[i];
              change(batch.policies[i]);
              return print_policy(before, Spelling::english) != print_policy(batch.policies[i], Spelling::english);
            }) ||
            any;
  };
  attempt([](Policy& policy) { policy.when.reset(); });
  attempt([](Policy& policy) { policy.revoke.reset(); });
  attempt([](Policy& policy) { policy.deduct.reset(); });
  attempt([](Policy& policy) { policy.assists.clear(); });
  attempt([](Policy& policy) { policy.day_starts.reset(); });
  attempt([](Policy& policy) { policy.set.clear(); });
  attempt([](Policy& policy) { policy.defines.clear(); });
  for (std::size_t i = 0; i < 4; ++i) {
    attempt([&](Policy& policy) {
      if (i < policy.claims.size()) policy.claims.erase(policy.claims.begin() + static_cast<std::ptrdiff_t>(i));
    });
    attempt([&](Policy& policy) {
      if (i < policy.claims.size()) policy.claims[i].where.reset();
    });
    attempt([&](Policy& policy) {
      if (i < policy.claims.size()) policy.claims[i].require.reset();
    });
    attempt([&](Policy& policy) {
      if (i < policy.params.size()) policy.params.erase(policy.params.begin() + static_cast<std::ptrdiff_t>(i));
    });
  }
  return any;
}

void visit(Node& node, const std::function<void(Node&)>& see) {
  see(node);
  for (Node& part : node.parts) visit(part, see);
}

void visit(Policy& policy, const std::function<void(Node&)>& see) {
  auto maybe = [&](std::optional<Node>& node) {
    if (node) visit(*node, see);
  };
  for (Claim& claim : policy.claims)
    for (auto* node : {&claim.window, &claim.where, &claim.require, &claim.choice}) maybe(*node);
  for (auto* node : {&policy.when, &policy.credit, &policy.amount, &policy.revoke}) maybe(*node);
  for (auto& [name, value] : policy.defines) visit(value, see);
}

// Puts a part in the place of the whole, wherever the product still accepts it.
bool Shrinker::smaller_expressions() {
  bool any = false;
  if (batch_.builtin) return any;
  for (std::size_t place = 0;; ++place) {
    bool exists = false;
    for (std::size_t part = 0; part < 4; ++part) {
      bool changed = try_change([&](Batch& batch) {
        std::size_t count = 0;
        bool replaced = false;
        for (Policy& policy : batch.policies)
          visit(policy, [&](Node& node) {
            if (count++ != place) return;
            exists = true;
            if (part >= node.parts.size() || node.op == Op::ranking) return;
            Node inner = node.parts[part];
            node = inner;
            replaced = true;
          });
        return replaced;
      });
      any = any || changed;
    }
    if (!exists) return any;
  }
}

Batch Shrinker::shrunk(const Comparison& found) {
  if (!found.differences.empty()) {
    one_policy(found.differences.front().policy);
    one_buyer(found.differences.front().shop, found.differences.front().order);
  } else {
    for (const Policy& policy : std::vector<Policy>(batch_.policies)) one_policy(policy.name);
  }
  plain_files();
  for (int round = 0; round < 4; ++round) {
    bool rows = fewer_rows(), clauses = fewer_clauses(), expressions = smaller_expressions();
    if (!rows && !clauses && !expressions) break;
  }
  return batch_;
}

} // namespace

Batch shrink(const Batch& batch, const Comparison& found, Runner& runner) { return Shrinker(batch, found, runner).shrunk(found); }

} // namespace reference
