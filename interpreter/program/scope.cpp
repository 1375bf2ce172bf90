#include "interpreter/program/scope.hpp"

#include "interpreter/program/names.hpp"
#include "interpreter/program/wording.hpp"

#include <algorithm>

namespace guiyin::program {

namespace {

bool same_field(const syntax::FieldDeclaration& a, const syntax::FieldDeclaration& b) {
  return same_name(a.object, b.object) && a.name.text == b.name.text;
}

struct Declared {
  FileScope& scope;
  Files& files;
  Reports& reports;
  Taken& policies;
  Taken& shared;

  void operator()(const syntax::Policy& policy) const {
    if (policies.add(policy.name, wording::policy())) scope.policies.push_back(&policy);
  }
  void operator()(const syntax::Define& define) const {
    if (shared.add(define.name, wording::define())) scope.defines.push_back(&define);
  }
  void operator()(const syntax::Claim& claim) const {
    if (shared.add(claim.name, wording::shared_claim())) scope.claims.push_back(&claim);
  }
  void operator()(const syntax::FieldDeclaration& field) const {
    for (const syntax::FieldDeclaration* other : scope.fields) {
      if (same_field(*other, field)) {
        reports.error(202, field.name.span, {wording::field(), field.name.text}).label(other->name.span, "declared");
        return;
      }
    }
    scope.fields.push_back(&field);
  }
  void operator()(const syntax::Use& use) const {
    if (const FileScope* used = files.use(use, *scope.tree)) scope.uses.push_back(used);
  }
  void operator()(const syntax::Test&) const {}
  void operator()(const syntax::TimelineBlock&) const {}
};

const syntax::Policy* find_policy(const FileScope& scope, const std::string& key) {
  for (const syntax::Policy* policy : scope.policies) {
    if (key_of(policy->name) == key) return policy;
  }
  return nullptr;
}

SharedPart find_own(const FileScope& scope, const std::string& key) {
  for (const syntax::Define* define : scope.defines) {
    if (key_of(define->name) == key) return {define, nullptr, &scope};
  }
  for (const syntax::Claim* claim : scope.claims) {
    if (key_of(claim->name) == key) return {nullptr, claim, &scope};
  }
  return {};
}

} // namespace

bool Taken::add(const syntax::Name& name, const Argument& sort) {
  const auto [place, fresh] = first_.emplace(key_of(name), name.span);
  if (!fresh) reports_.error(202, name.span, {sort, name.text}).label(place->second, "declared");
  return fresh;
}

const FileScope& Files::load(const syntax::Tree& tree) {
  const auto [place, fresh] = scopes_.try_emplace(&tree);
  if (!fresh) return place->second;
  place->second.tree = &tree;
  if (loading_.empty()) loading_.emplace_back(&tree, "");
  declare(place->second);
  return place->second;
}

void Files::declare(FileScope& scope) {
  Taken policies(reports_), shared(reports_);
  for (const syntax::Declaration& declaration : scope.tree->declarations) {
    std::visit(Declared{scope, *this, reports_, policies, shared}, declaration.node);
  }
}

const FileScope* Files::use(const syntax::Use& use, const syntax::Tree& from) {
  text::Diagnostics diagnostics;
  const syntax::Tree* tree = library_.find(use.path.value, from.file, diagnostics);
  reports_.take(diagnostics);
  if (tree == nullptr) {
    reports_.error(204, use.path.span, {use.path.value}).suggest_text(use.path, library_.names());
    return nullptr;
  }
  const auto open = std::find_if(loading_.begin(), loading_.end(), [&](const auto& entry) { return entry.first == tree; });
  if (open != loading_.end()) {
    std::vector<std::string> circle{use.path.value};
    for (auto entry = open + 1; entry != loading_.end(); ++entry) circle.push_back(entry->second);
    reports_.circle(use.path.span, {"`use`", "“引用”"}, std::move(circle));
    return nullptr;
  }
  if (const auto known = scopes_.find(tree); known != scopes_.end()) return &known->second;
  loading_.emplace_back(tree, use.path.value);
  const FileScope& scope = load(*tree);
  loading_.pop_back();
  return &scope;
}

Files::FoundPolicy Files::policy(const syntax::Name& name, const FileScope& from) {
  const std::string key = key_of(name);
  if (const syntax::Policy* policy = find_policy(from, key)) return {policy, &from};
  for (const FileScope* used : from.uses) {
    if (const syntax::Policy* policy = find_policy(*used, key)) return {policy, used};
  }
  return built_in(name, from);
}

Files::FoundPolicy Files::built_in(const syntax::Name& name, const FileScope& from) {
  text::Diagnostics diagnostics;
  const syntax::Tree* tree = library_.find(name.text, from.tree->file, diagnostics);
  reports_.take(diagnostics);
  if (tree == nullptr) return {};
  const FileScope& scope = load(*tree);
  const syntax::Policy* policy = find_policy(scope, key_of(name));
  if (policy == nullptr && scope.policies.size() == 1) policy = scope.policies.front(); // a file called by its name, as `rules/zh/jd.gy`
  return {policy, policy == nullptr ? nullptr : &scope};
}

std::vector<std::string> Files::policy_names(const FileScope& from) const {
  std::vector<std::string> names;
  for (const syntax::Policy* policy : from.policies) names.push_back(policy->name.text);
  for (const FileScope* used : from.uses) {
    for (const syntax::Policy* policy : used->policies) names.push_back(policy->name.text);
  }
  for (std::string& name : library_.names()) {
    if (name.find('/') == std::string::npos) names.push_back(std::move(name));
  }
  return names;
}

SharedPart find_shared(const FileScope& scope, const std::vector<const FileScope*>& more_uses, const std::string& key, SharedPart* rival) {
  if (const SharedPart own = find_own(scope, key); own.found()) return own;
  std::vector<const FileScope*> uses = more_uses;
  uses.insert(uses.end(), scope.uses.begin(), scope.uses.end());
  SharedPart found;
  for (const FileScope* used : uses) {
    const SharedPart part = find_own(*used, key);
    if (!part.found() || part.scope == found.scope) continue;
    if (!found.found()) {
      found = part;
    } else if (rival != nullptr) {
      *rival = part;
    }
  }
  return found;
}

Span span_of(const SharedPart& part) { return part.define != nullptr ? part.define->name.span : part.claim->name.span; }

} // namespace guiyin::program
