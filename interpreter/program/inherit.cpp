#include "interpreter/program/inherit.hpp"

#include "interpreter/program/claim_model.hpp"
#include "interpreter/program/names.hpp"

#include <algorithm>

namespace guiyin::program {

namespace {

struct Layer {
  const syntax::Policy* policy;
  const FileScope* scope;
};

// The policy's bases, outermost first, then the policy itself. Stops (reported) at a base that is missing or would close a circle.
std::vector<Layer> chain_of(PolicyModel& model, const syntax::Policy& policy, const FileScope& scope, Files& files, Reports& reports) {
  std::vector<Layer> chain{{&policy, &scope}};
  while (chain.back().policy->base) {
    const syntax::Name& base = *chain.back().policy->base;
    const Files::FoundPolicy found = files.policy(base, *chain.back().scope);
    const auto open = std::find_if(chain.begin(), chain.end(), [&](const Layer& layer) { return layer.policy == found.policy; });
    if (found.policy == nullptr) {
      std::vector<std::string> names = files.policy_names(*chain.back().scope);
      std::erase(names, policy.name.text);
      Report report = reports.error(201, base.span, {wording::policy(), base.text});
      const std::vector<std::string> meant = meant_policies(base.text, names);
      meant.empty() ? report.suggest(base.span, base.text, names) : report.did_you_mean(base.span, meant);
    } else if (open != chain.end()) {
      std::vector<std::string> circle;
      for (auto layer = open; layer != chain.end(); ++layer) circle.push_back(layer->policy->name.text);
      reports.circle(base.span, {"`from`", "“基于”"}, std::move(circle));
    } else {
      chain.push_back({found.policy, found.scope});
      continue;
    }
    model.broken = true;
    break;
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

// Lays the items of one `policy` block over what is there.
class LayerItems {
public:
  LayerItems(PolicyModel& model, const Env* env, Files& files, Reports& reports, std::set<const void*>& used)
      : model_(model), env_(env), files_(files), reports_(reports), taken_(reports), claims_({&model, env}, files, reports, used) {}

  void lay(const syntax::Policy& policy);
  void operator()(const syntax::Param& param);
  void operator()(const syntax::SetParam&) {} // after all params of the layer are known
  void operator()(const syntax::ForEach& item) { put(model_.for_each, item, vocabulary::Word::for_each); }
  void operator()(const syntax::DayStarts& item) { put(model_.day_starts, item, vocabulary::Word::day_starts); }
  void operator()(const syntax::Define& define);
  void operator()(const syntax::Claim& claim);
  void operator()(const syntax::CreditClause& item) { put(model_.credit, item, vocabulary::Word::credit); }
  void operator()(const syntax::AssistClause& item) { put(model_.assist, item, vocabulary::Word::assist); }
  void operator()(const syntax::AmountClause& item) { put(model_.amount, item, vocabulary::Word::amount); }
  void operator()(const syntax::RevokeClause& item) { put(model_.revoke, item, vocabulary::Word::revoke); }
  void operator()(const syntax::DeductClause& item);
  void operator()(const syntax::DeductAlways& item);
  void operator()(const syntax::Use& use);
  void operator()(const syntax::FieldDeclaration& field);

private:
  bool once(vocabulary::Word word);
  template <class Node> void put(Placed<Node>& slot, const Node& node, vocabulary::Word word) {
    if (once(word)) slot = {&node, span_, env_};
  }
  bool free_of_other_sorts(const syntax::Name& name, const Argument& sort, bool param, bool define, bool claim);
  void assign(const syntax::SetParam& set);
  void lay_claims();

  PolicyModel& model_;
  const Env* env_;
  Files& files_;
  Reports& reports_;
  Taken taken_;
  ClaimModels claims_;
  std::vector<const syntax::Claim*> own_claims_;
  std::map<vocabulary::Word, Span> written_;
  std::map<std::string, Span> set_;
  Span span_;
};

void LayerItems::lay(const syntax::Policy& policy) {
  if (policy.description) model_.description = policy.description->value;
  for (const syntax::Item& item : policy.items) {
    span_ = item.span;
    std::visit(*this, item.node);
  }
  for (const syntax::Item& item : policy.items) {
    if (const auto* set = std::get_if<syntax::SetParam>(&item.node)) assign(*set);
  }
  lay_claims();
}

bool LayerItems::once(vocabulary::Word word) {
  const auto [first, fresh] = written_.emplace(word, span_);
  if (!fresh) reports_.error(403, span_, {vocabulary::argument(word)}).label(first->second, "first");
  return fresh;
}

// A derived policy may replace a claim by a claim and a define by a define, nothing else.
bool LayerItems::free_of_other_sorts(const syntax::Name& name, const Argument& sort, bool param, bool define, bool claim) {
  const auto check = [&](const syntax::Name& other, bool matters) {
    if (!matters || !same_name(name, other) || other.span == name.span) return true;
    reports_.error(202, name.span, {sort, name.text}).label(other.span, "declared");
    return false;
  };
  for (const ParamModel& other : model_.params) {
    if (!check(other.declared->name, param)) return false;
  }
  for (const DefineModel& other : model_.defines) {
    if (!check(other.declared->name, define)) return false;
  }
  for (const ClaimModel& other : model_.claims) {
    if (!check(other.declarations.back()->name, claim)) return false;
  }
  return true;
}

void LayerItems::operator()(const syntax::Param& param) {
  if (!taken_.add(param.name, wording::param()) || !free_of_other_sorts(param.name, wording::param(), false, true, true)) return;
  for (ParamModel& other : model_.params) {
    if (!same_name(other.declared->name, param.name)) continue;
    Report report = reports_.error(411, param.name.span, {param.name.text});
    report.label(other.declared->name.span, "declared").help("set", {param.name.text});
    if (param.value) other.sets.push_back({&param.name, *param.value, env_}); // as if `set` had been written
    return;
  }
  model_.params.push_back({&param, env_, {}, ParamModel::State::fresh, {}});
}

void LayerItems::operator()(const syntax::Define& define) {
  if (!taken_.add(define.name, wording::define()) || !free_of_other_sorts(define.name, wording::define(), true, false, true)) return;
  for (DefineModel& other : model_.defines) {
    if (!same_name(other.declared->name, define.name)) continue;
    other = {&define, env_};
    return;
  }
  model_.defines.push_back({&define, env_});
}

void LayerItems::operator()(const syntax::Claim& claim) {
  if (!taken_.add(claim.name, wording::claim()) || !free_of_other_sorts(claim.name, wording::claim(), true, true, false)) return;
  if (!claim.parameters.empty()) {
    model_.shared.push_back({&claim, env_});
    return;
  }
  own_claims_.push_back(&claim);
  claims_.declare(claim);
}

void LayerItems::operator()(const syntax::DeductClause& item) {
  if (!once(vocabulary::Word::deduct_refunds)) return;
  model_.deduct = {&item, span_, env_};
  model_.deduct_always = {};
}

void LayerItems::operator()(const syntax::DeductAlways& item) {
  if (!once(vocabulary::Word::deduct_refunds)) return;
  model_.deduct_always = {&item, span_, env_};
  model_.deduct = {};
}

void LayerItems::operator()(const syntax::Use& use) {
  if (const FileScope* used = files_.use(use, *env_->tree)) {
    model_.uses.push_back(used);
  } else {
    model_.broken = true;
  }
}

void LayerItems::operator()(const syntax::FieldDeclaration& field) {
  for (const syntax::FieldDeclaration* other : model_.fields) {
    if (!same_name(other->object, field.object) || other->name.text != field.name.text) continue;
    if (other->type != field.type) reports_.error(202, field.name.span, {wording::field(), field.name.text}).label(other->name.span, "declared");
    return;
  }
  model_.fields.push_back(&field);
}

void LayerItems::assign(const syntax::SetParam& set) {
  const auto [first, fresh] = set_.emplace(key_of(set.name), set.name.span);
  if (!fresh) {
    reports_.error(403, set.name.span, {Argument("`set " + set.name.text + "`", "“设定 " + set.name.text + "”")}).label(first->second, "first");
    return;
  }
  std::vector<std::string> names;
  for (ParamModel& param : model_.params) {
    if (same_name(param.declared->name, set.name)) {
      param.sets.push_back({&set.name, set.value, env_});
      return;
    }
    names.push_back(param.declared->name.text);
  }
  if (!model_.broken) reports_.error(404, set.name.span, {model_.declared->name.text, set.name.text}).suggest(set.name.span, set.name.text, names);
}

// All at once, since `like` may name a claim that is written further down, and means what the base has where this layer says nothing.
void LayerItems::lay_claims() {
  std::vector<ClaimModel> made;
  for (const syntax::Claim* claim : own_claims_) made.push_back(claims_.make(*claim));
  for (ClaimModel& claim : made) {
    const auto same =
        std::find_if(model_.claims.begin(), model_.claims.end(), [&](const ClaimModel& other) { return key_of(other.name) == key_of(claim.name); });
    if (same != model_.claims.end()) {
      *same = std::move(claim);
    } else {
      model_.claims.push_back(std::move(claim));
    }
  }
}

} // namespace

void inherit(PolicyModel& model, const syntax::Policy& policy, const FileScope& scope, Files& files, Reports& reports, std::set<const void*>& used) {
  model.declared = &policy;
  for (const Layer& layer : chain_of(model, policy, scope, files, reports)) {
    const Env* env = files.keep({layer.scope->tree, layer.scope, &model, {}});
    LayerItems(model, env, files, reports, used).lay(*layer.policy);
  }
}

ClaimModel standalone_claim(const syntax::Claim& claim, const Env& home, Files& files, Reports& reports, std::set<const void*>& used) {
  Env env = home;
  env.bindings.clear();
  for (const syntax::Parameter& parameter : claim.parameters) env.bindings.push_back({&parameter, std::nullopt, nullptr});
  const Env* kept = files.keep(std::move(env));
  return ClaimModels({home.policy, kept}, files, reports, used).make(claim);
}

} // namespace guiyin::program
