#include "interpreter/program/claim_model.hpp"

#include "interpreter/program/names.hpp"

#include <algorithm>

namespace guiyin::program {

namespace {

const Argument by_like{"`like`", "“仿照”"};
const Argument by_call{"shared claims", "共用判定"};

ClauseModel* slot_of(ClaimModel& model, const syntax::ClaimClause& clause) {
  if (std::holds_alternative<syntax::WindowClause>(clause.node)) return &model.window;
  if (std::holds_alternative<syntax::CandidatesClause>(clause.node)) return &model.candidates;
  if (std::holds_alternative<syntax::RequireClause>(clause.node)) return &model.require;
  return &model.choice;
}

Argument clause_name(const syntax::ClaimClause& clause) {
  using vocabulary::Word;
  const Word words[] = {Word::window, Word::candidates, Word::require, Word::tie_break, Word::share};
  return vocabulary::argument(words[clause.node.index()]);
}

} // namespace

std::string ClaimModels::name_of(const syntax::Claim& claim) { return key_of(claim.name); }

ClaimModel ClaimModels::make(const syntax::Claim& claim) {
  ClaimModel model = start(claim, env_);
  lay_over(model, claim, env_);
  return model;
}

ClaimModel ClaimModels::make_shared(const syntax::Claim& claim, const Env* env) {
  ClaimModel model = start(claim, env);
  lay_over(model, claim, env);
  return model;
}

ClaimModel ClaimModels::start(const syntax::Claim& claim, const Env* env) {
  open_.push_back({&claim, claim.name.text});
  ClaimModel model;
  if (claim.like) {
    model = policy_ != nullptr && env == env_ ? copy(*claim.like) : call(*claim.like, {}, claim.like->span, env);
    model.description.clear(); // LANGUAGE: `like` copies the clauses; what they are called is the copy's own
  } else if (claim.shared) {
    model = call(*claim.shared, env);
  } else if (const ClaimModel* base = env == env_ ? base_claim(name_of(claim)) : nullptr) {
    model = *base;
  }
  open_.pop_back();
  return model;
}

ClaimModel ClaimModels::copy(const syntax::Name& like) {
  const std::string key = key_of(like);
  if (const auto own = layer_.find(key); own != layer_.end()) {
    if (is_circle(*own->second, like.span, by_like)) return broken();
    used_.insert(own->second);
    return make(*own->second);
  }
  if (const ClaimModel* base = base_claim(key)) {
    used_.insert(base->declarations.begin(), base->declarations.end());
    return *base;
  }
  if (policy_ == nullptr || !policy_->broken) {
    Report report = reports_.error(201, like.span, {wording::claim(), like.text});
    const bool is_shared =
        find_shared(*env_->file, policy_ == nullptr ? std::vector<const FileScope*>{} : policy_->uses, key, nullptr).claim != nullptr;
    if (is_shared) {
      report.help("shared_claim", {like.text});
    } else {
      report.suggest(like.span, like.text, claim_names());
    }
  }
  return broken();
}

ClaimModel ClaimModels::call(syntax::ExprId shared, const Env* env) {
  const syntax::Expr& expr = (*env->tree)[shared];
  if (const auto* reference = std::get_if<syntax::Reference>(&expr.node)) return call(reference->name, {}, expr.span, env);
  if (const auto* call_ = std::get_if<syntax::Call>(&expr.node)) return call(call_->name, call_->arguments, expr.span, env);
  if (!std::holds_alternative<syntax::Invalid>(expr.node)) {
    reports_.error(304, expr.span, {{"the name of a shared claim", "共用判定的名称"}, shape_name(expr.node)});
  }
  return broken();
}

ClaimModel ClaimModels::call(const syntax::Name& name, const std::vector<syntax::ExprId>& arguments, Span span, const Env* env) {
  const SharedModel found = find(name, env);
  if (found.declared == nullptr) return broken();
  const syntax::Claim& claim = *found.declared;
  used_.insert(&claim);
  if (is_circle(claim, name.span, by_call)) return broken();
  if (claim.parameters.size() != arguments.size()) {
    reports_.error(207, span, {name.text, std::to_string(claim.parameters.size()), std::to_string(arguments.size())})
        .label(claim.name.span, "declared");
    return broken();
  }
  Env body = *found.env;
  body.bindings.clear();
  for (std::size_t i = 0; i < arguments.size(); ++i) body.bindings.push_back({&claim.parameters[i], arguments[i], env});
  const Env* kept = files_.keep(std::move(body));
  ClaimModel model = make_shared(claim, kept);
  model.calls.insert(model.calls.begin(), kept);
  return model;
}

SharedModel ClaimModels::find(const syntax::Name& name, const Env* env) {
  const std::string key = key_of(name);
  for (const SharedModel& shared : policy_ == nullptr ? std::vector<SharedModel>{} : policy_->shared) {
    if (env->policy != nullptr && key_of(shared.declared->name) == key) return shared;
  }
  SharedPart rival;
  const SharedPart part = find_shared(*env->file, env->policy == nullptr ? std::vector<const FileScope*>{} : env->policy->uses, key, &rival);
  if (rival.found()) {
    reports_.error(209, name.span, {name.text}).label(span_of(part), "first").label(span_of(rival), "second");
    return {};
  }
  if (part.claim != nullptr) return {part.claim, files_.keep({part.scope->tree, part.scope, nullptr, {}})};
  if (policy_ != nullptr && policy_->broken) return {};
  Report report = reports_.error(201, name.span, {wording::shared_claim(), name.text});
  if (layer_.contains(key) || base_claim(key) != nullptr) {
    report.help("like", {name.text});
  } else {
    report.suggest(name.span, name.text, shared_names(env));
  }
  return {};
}

void ClaimModels::lay_over(ClaimModel& model, const syntax::Claim& claim, const Env* env) {
  model.name = reports_.written(claim.name);
  model.name_span = claim.name.span;
  if (claim.description) model.description = claim.description->value;
  model.declarations.push_back(&claim);
  std::map<ClauseModel*, const syntax::ClaimClause*> written;
  for (const syntax::ClaimClause& clause : claim.clauses) {
    ClauseModel* slot = slot_of(model, clause);
    const auto [first, fresh] = written.emplace(slot, &clause);
    if (!fresh) {
      const bool same = first->second->node.index() == clause.node.index();
      reports_.error(same ? 403 : 418, clause.span, {clause_name(clause)}).label(first->second->span, "first");
      continue;
    }
    *slot = {&clause, env};
  }
}

bool ClaimModels::is_circle(const syntax::Claim& claim, Span span, const Argument& by_way_of) {
  const auto first = std::find_if(open_.begin(), open_.end(), [&](const Open& open) { return open.claim == &claim; });
  if (first == open_.end()) return false;
  std::vector<std::string> circle;
  for (auto open = first; open != open_.end(); ++open) circle.push_back(open->name);
  reports_.circle(span, by_way_of, std::move(circle));
  return true;
}

const ClaimModel* ClaimModels::base_claim(const std::string& key) const {
  if (policy_ == nullptr) return nullptr;
  for (const ClaimModel& claim : policy_->claims) {
    if (key_of(claim.name) == key) return &claim;
  }
  return nullptr;
}

ClaimModel ClaimModels::broken() const {
  ClaimModel model;
  model.broken = true;
  return model;
}

std::vector<std::string> ClaimModels::claim_names() const {
  std::vector<std::string> names;
  for (const auto& [key, claim] : layer_) names.push_back(claim->name.text);
  for (const ClaimModel& claim : policy_ == nullptr ? std::vector<ClaimModel>{} : policy_->claims) names.push_back(claim.name);
  return names;
}

std::vector<std::string> ClaimModels::shared_names(const Env* env) const {
  std::vector<std::string> names;
  const auto add = [&](const FileScope& scope) {
    for (const syntax::Claim* claim : scope.claims) names.push_back(claim->name.text);
  };
  for (const SharedModel& shared : policy_ == nullptr ? std::vector<SharedModel>{} : policy_->shared) names.push_back(shared.declared->name.text);
  add(*env->file);
  for (const FileScope* used : env->file->uses) add(*used);
  for (const FileScope* used : policy_ == nullptr ? std::vector<const FileScope*>{} : policy_->uses) add(*used);
  return names;
}

} // namespace guiyin::program
