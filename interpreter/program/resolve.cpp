#include "interpreter/program/resolve.hpp"

#include "interpreter/program/names.hpp"
#include "interpreter/program/params.hpp"
#include "interpreter/program/types.hpp"

#include <algorithm>

namespace guiyin::program {

namespace {

void find_in_policy(PolicyModel& policy, const std::string& key, Meaning& meaning) {
  for (ParamModel& param : policy.params) {
    if (key_of(param.declared->name) == key) meaning.param = &param;
  }
  for (std::size_t i = 0; i < policy.claims.size(); ++i) {
    if (key_of(policy.claims[i].name) == key) meaning.claim = static_cast<std::uint32_t>(i);
  }
  for (const DefineModel& define : policy.defines) {
    if (key_of(define.declared->name) != key) continue;
    meaning.define = define.declared;
    meaning.env = define.env;
  }
  for (const SharedModel& shared : policy.shared) {
    if (key_of(shared.declared->name) == key) meaning.shared_claim = shared.declared;
  }
}

void find_in_file(const Here& here, const syntax::Name& name, const std::string& key, Meaning& meaning) {
  const auto uses = here.env->policy == nullptr ? std::vector<const FileScope*>{} : here.env->policy->uses;
  SharedPart rival;
  const SharedPart part = find_shared(*here.env->file, uses, key, &rival);
  if (!part.found()) return;
  if (rival.found()) {
    here.reports().error(209, name.span, {name.text}).label(span_of(part), "first").label(span_of(rival), "second");
    meaning.ambiguous = true;
  }
  meaning.shared_claim = part.claim;
  meaning.define = part.define;
  meaning.env = here.shop.files.keep({part.scope->tree, part.scope, nullptr, {}});
}

void mark_used(const Here& here, const Meaning& meaning) {
  if (meaning.param != nullptr) here.shop.used.insert(meaning.param->declared);
  if (meaning.define != nullptr) here.shop.used.insert(meaning.define);
  if (!meaning.claim) return;
  const ClaimModel& claim = here.env->policy->claims[*meaning.claim];
  here.shop.used.insert(claim.declarations.begin(), claim.declarations.end());
}

const std::vector<syntax::ExprId> no_arguments;
// Definitions of definitions can grow without end on a few lines; no rule that people write comes near this.
constexpr std::size_t most_expansions = 50'000;

// The name that a node uses; a node of another kind uses none.
const syntax::Name* used_name(const syntax::ExprNode& node) {
  if (const auto* reference = std::get_if<syntax::Reference>(&node)) return &reference->name;
  const auto* call = std::get_if<syntax::Call>(&node);
  return call == nullptr ? nullptr : &call->name;
}

// How many uses of defines a define becomes when it is written out in full, itself included; no more than most_expansions + 1. Cheap, since each
// define is counted once. What a parameter stands for is counted once, not at each of its uses: the count of expansions itself sees to that.
std::size_t size_of(const Here& here, const syntax::Define& define, const Env& env) {
  const auto [known, fresh] = here.shop.sizes.emplace(&define, 1);
  if (!fresh) return known->second; // also of one that is being counted: a circle, reported elsewhere
  const Here inside = here.in(&env);
  std::size_t size = 1;
  for (auto id = static_cast<std::uint32_t>(define.value) + 1; id-- > 0 && size <= most_expansions;) { // its nodes stand together, the value last
    const syntax::Expr& expr = (*env.tree).exprs[id];
    if (expr.span.begin < define.name.span.end) break;
    const syntax::Name* name = used_name(expr.node);
    const bool outer = name != nullptr && std::none_of(define.parameters.begin(), define.parameters.end(),
                                                       [&](const syntax::Parameter& parameter) { return same_name(parameter.name, *name); });
    const Meaning meaning = outer ? meaning_of(inside, *name) : Meaning{};
    if (meaning.define != nullptr && meaning.env != nullptr) size += size_of(here, *meaning.define, *meaning.env);
  }
  return here.shop.sizes[&define] = std::min(size, most_expansions + 1);
}

} // namespace

std::vector<std::string> circle_of(const Here& here, const void* declared) {
  std::vector<std::string> circle;
  for (const Open* open = here.open; open != nullptr; open = open->outer) {
    circle.insert(circle.begin(), open->name);
    if (open->declared == declared) return circle;
  }
  return {};
}

Meaning meaning_of(const Here& here, const syntax::Name& name) {
  const std::string key = key_of(name);
  Meaning meaning;
  for (const Binding& binding : here.env->bindings) {
    if (key_of(binding.parameter->name) == key) meaning.binding = &binding;
  }
  if (!meaning.declared() && here.env->policy != nullptr) find_in_policy(*here.env->policy, key, meaning);
  if (!meaning.declared() && here.env->file != nullptr) find_in_file(here, name, key, meaning);
  mark_used(here, meaning);
  return meaning;
}

Span declared_at(const Here& here, const Meaning& meaning) {
  if (meaning.binding != nullptr) return meaning.binding->parameter->name.span;
  if (meaning.param != nullptr) return meaning.param->declared->name.span;
  if (meaning.define != nullptr) return meaning.define->name.span;
  if (meaning.shared_claim != nullptr) return meaning.shared_claim->name.span;
  return here.env->policy->claims[*meaning.claim].name_span;
}

Type type_of(syntax::TypeName name) {
  switch (name) {
  case syntax::TypeName::moment:
    return Type::moment;
  case syntax::TypeName::duration:
    return Type::duration;
  case syntax::TypeName::money:
    return Type::money;
  case syntax::TypeName::share:
    return Type::share;
  case syntax::TypeName::count:
    return Type::count;
  case syntax::TypeName::text:
    return Type::text;
  case syntax::TypeName::yes_no:
    return Type::yes_no;
  case syntax::TypeName::agent:
    return Type::agent;
  case syntax::TypeName::choice:
    return Type::choice;
  }
  return Type::text;
}

std::optional<Expansion> Expansion::of(const Here& here, syntax::ExprId id) {
  const syntax::Expr& expr = here[id];
  const auto* reference = std::get_if<syntax::Reference>(&expr.node);
  const auto* call = std::get_if<syntax::Call>(&expr.node);
  if (reference == nullptr && call == nullptr) return std::nullopt;
  const syntax::Name& name = reference != nullptr ? reference->name : call->name;
  const auto& arguments = reference != nullptr ? no_arguments : call->arguments;
  const Meaning meaning = meaning_of(here, name);
  Expansion expansion;
  expansion.failed_ = meaning.ambiguous;
  if (meaning.ambiguous) return expansion;
  if (meaning.binding != nullptr && call == nullptr) {
    if (!meaning.binding->value) expansion.any_value_ = type_of(meaning.binding->parameter->type);
    if (meaning.binding->value) expansion.body_ = *meaning.binding->value;
    expansion.env_ = meaning.binding->caller;
    // An argument is read where it was written: outside the define whose parameter it is.
    expansion.open_ = here.open == nullptr || here.open->outer == nullptr ? Open{} : *here.open->outer;
    return expansion;
  }
  if (meaning.define == nullptr) return std::nullopt;
  const syntax::Define& define = *meaning.define;
  expansion.open_ = {&define, define.name.text, expr.span, here.open};
  expansion.failed_ = true;
  const bool too_large = here.shop.expansions < most_expansions && size_of(here, define, *meaning.env) > most_expansions;
  if (too_large) here.shop.expansions = most_expansions;
  if (++here.shop.expansions > most_expansions) {
    if (here.shop.expansions == most_expansions + 1) here.reports().error(210, expr.span, {name.text});
  } else if (std::vector<std::string> circle = circle_of(here, &define); !circle.empty()) {
    here.reports().circle(name.span, {"`define`", "“定义”"}, std::move(circle));
  } else if (define.parameters.size() != arguments.size()) {
    const std::string takes = std::to_string(define.parameters.size()), given = std::to_string(arguments.size());
    here.reports().error(207, expr.span, {name.text, takes, given}).label(define.name.span, "declared");
  } else {
    Env env = *meaning.env;
    env.bindings.clear();
    for (std::size_t i = 0; i < arguments.size(); ++i) env.bindings.push_back({&define.parameters[i], arguments[i], here.env});
    expansion.env_ = here.shop.files.keep(std::move(env));
    expansion.body_ = define.value;
    expansion.failed_ = !check_arguments(here, *expansion.env_);
  }
  return expansion;
}

Here Expansion::here(const Here& outer) const {
  Here inner = outer.in(env_ == nullptr ? outer.env : env_);
  inner.open = open_.declared == nullptr ? nullptr : &open_;
  return inner;
}

std::vector<std::string> choice_keys(const ParamModel& param) {
  std::vector<std::string> keys;
  for (const syntax::Name& choice : param.declared->choices) keys.push_back(key_of(choice));
  if (keys.empty() && param.value.type == Type::yes_no) keys = {"yes", "no"};
  return keys;
}

namespace {

std::optional<std::string> key_in(const Fixed& value) {
  if (const auto* text = std::get_if<TextConstant>(&value.node)) return text->value;
  const auto* constant = std::get_if<Constant>(&value.node);
  if (constant == nullptr || value.type != Type::yes_no) return std::nullopt;
  return constant->value != 0 ? "yes" : "no";
}

Choosing choosing_of_param(const Here& here, const syntax::Name& subject, ParamModel& param) {
  const Fixed& value = value_of(here, param);
  if (!value.type) return {nullptr, std::nullopt, true};
  if (value.type == Type::choice || value.type == Type::yes_no) return {&param, key_in(value), false};
  here.reports().error(410, subject.span, {subject.text, type_name(*value.type)}).label(param.declared->name.span, "declared");
  return {nullptr, std::nullopt, true};
}

Choosing choosing_of_binding(const Here& here, const syntax::Name& subject, const Binding& binding) {
  const Type type = type_of(binding.parameter->type);
  if (type != Type::choice && type != Type::yes_no) {
    here.reports().error(410, subject.span, {subject.text, type_name(type)}).label(binding.parameter->name.span, "declared");
    return {nullptr, std::nullopt, true};
  }
  if (!binding.value) return {};
  const Here caller = here.in(binding.caller);
  const syntax::Expr& argument = caller[*binding.value];
  if (const auto* literal = std::get_if<syntax::YesNoLiteral>(&argument.node)) return {nullptr, literal->value ? "yes" : "no", false};
  const auto* reference = std::get_if<syntax::Reference>(&argument.node);
  if (reference == nullptr) {
    here.reports().error(410, argument.span, {here.shop.sources.text(argument.span), Argument("a value", "值")});
    return {nullptr, std::nullopt, true};
  }
  if (!meaning_of(caller, reference->name).declared()) return {nullptr, key_of(reference->name), false};
  return choosing_of(caller, reference->name);
}

} // namespace

Choosing choosing_of(const Here& here, const syntax::Name& subject) {
  const Meaning meaning = meaning_of(here, subject);
  if (meaning.param != nullptr) return choosing_of_param(here, subject, *meaning.param);
  if (meaning.binding != nullptr) return choosing_of_binding(here, subject, *meaning.binding);
  if (meaning.declared()) {
    if (!meaning.ambiguous) wrong_sort(here, subject, meaning, {"a param with choices", "带选项的参数"});
  } else {
    std::vector<std::string> names;
    for (const Binding& binding : here.env->bindings) names.push_back(binding.parameter->name.text);
    for (const ParamModel& param : here.env->policy == nullptr ? std::vector<ParamModel>{} : here.env->policy->params) {
      if (!param.declared->choices.empty()) names.push_back(param.declared->name.text);
    }
    const bool quiet = here.env->policy != nullptr && here.env->policy->broken;
    if (!quiet) here.reports().error(201, subject.span, {wording::param(), subject.text}).suggest(subject.span, subject.text, names);
  }
  return {nullptr, std::nullopt, true};
}

} // namespace guiyin::program
