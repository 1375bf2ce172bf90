#include "interpreter/program/params.hpp"

#include "grammar/parse/parse.hpp"
#include "interpreter/program/names.hpp"
#include "interpreter/program/resolve.hpp"
#include "interpreter/program/values.hpp"
#include "interpreter/program/wording.hpp"

#include <algorithm>
#include <compare>

namespace guiyin::program {

namespace {

std::vector<std::string> written_choices(const Reports& reports, const syntax::Param& param) {
  std::vector<std::string> names;
  for (const syntax::Name& choice : param.choices) names.push_back(reports.written(choice));
  return names;
}

// A lone name is one of the choices, even if a param is called the same.
Fixed choice_named(const Here& here, const syntax::Param& param, syntax::ExprId id) {
  const auto* reference = std::get_if<syntax::Reference>(&here[id].node);
  if (reference != nullptr) {
    for (const syntax::Name& choice : param.choices) {
      if (same_name(choice, reference->name)) return {Type::choice, TextConstant{key_of(choice)}};
    }
  }
  if (reference == nullptr || !meaning_of(here, reference->name).declared()) {
    const Span span = here[id].span;
    const std::string_view written = here.shop.sources.text(span);
    here.reports()
        .error(406, span, {param.name.text, written})
        .label(param.name.span, "declared")
        .suggest(span, written, written_choices(here.reports(), param));
    return {};
  }
  const Value value = value_of_type(here, id, Type::choice);
  return value.type ? Fixed{value.type, here.out[value.id].node} : Fixed{};
}

// The type that the param says it has, if it says so.
std::optional<Type> declared_type(const syntax::Param& param) {
  if (!param.choices.empty()) return Type::choice;
  return param.type ? std::optional(type_of(*param.type)) : std::nullopt;
}

bool may_be_unlimited(const syntax::Param& param, const Here& here) {
  if (param.or_unlimited || !param.value) return param.or_unlimited;
  return !param.type && std::holds_alternative<syntax::UnlimitedLiteral>(here[*param.value].node);
}

bool is_known(const ExprNode& node) {
  return std::holds_alternative<Constant>(node) || std::holds_alternative<TextConstant>(node) || std::holds_alternative<ShareConstant>(node);
}

// An expression worked out in a program of its own, which must come to a constant.
class Evaluation {
public:
  // `here` is where the value is written; its program gives the start of the day.
  Evaluation(const Here& here, const Open& open) : here_(here.into(scratch_).at(Place::fixed)) {
    scratch_.day_start = here.out.day_start;
    here_.open = &open;
  }
  Fixed operator()(const syntax::Param& param, syntax::ExprId id, std::optional<Type> wanted);
  const Here& here() const { return here_; }

private:
  Program scratch_;
  Here here_;
};

Fixed Evaluation::operator()(const syntax::Param& param, syntax::ExprId id, std::optional<Type> wanted) {
  if (wanted == Type::choice) return choice_named(here_, param, id);
  Value value = program::value(here_, id, wanted);
  if (wanted) value = as_type(here_, value, *wanted, id);
  if (!value.type) return {};
  ExprNode node = scratch_[value.id].node;
  if (const auto* yes = std::get_if<IsYes>(&node)) node = scratch_[yes->value].node;
  if (is_known(node)) return {wanted ? wanted : value.type, std::move(node)};
  here_.reports().error(414, here_[id].span, {here_.shop.sources.text(here_[id].span)});
  return {};
}

std::optional<std::int64_t> number_in(const Fixed& value) {
  const auto* constant = std::get_if<Constant>(&value.node);
  return constant == nullptr ? std::nullopt : std::optional(constant->value);
}

// Whether a ≤ b, of one type.
bool at_most(const Fixed& a, const Fixed& b) {
  const auto* x = std::get_if<ShareConstant>(&a.node);
  const auto* y = std::get_if<ShareConstant>(&b.node);
  if (x != nullptr && y != nullptr) return x->value <= y->value;
  return number_in(a).value_or(0) <= number_in(b).value_or(0);
}

Argument spelt(const Fixed& value) { return {spell(value, text::Language::english), spell(value, text::Language::chinese)}; }

struct Limits {
  Fixed least, most;
  bool given() const { return least.type && most.type; }
};

// Works out one param.
class WorkedOut {
public:
  WorkedOut(const Here& here, ParamModel& param)
      : here_(here), model_(param), param_(*param.declared), open_{param.declared, param.declared->name.text, param.declared->name.span, here.open} {}

  Fixed work_out();

private:
  Here home() const { return here_.in(model_.env); }
  Limits limits(std::optional<Type> type);
  bool in_limits(const Fixed& value, const Limits& limits, Span span) const;
  bool has_fitting_unlimited(const Fixed& value, Span span) const;
  Fixed assigned(const Assignment& set, std::optional<Type> type);
  bool has_sound_declaration() const;

  const Here& here_;
  ParamModel& model_;
  const syntax::Param& param_;
  Open open_;
};

bool WorkedOut::has_sound_declaration() const {
  for (std::size_t i = 0; i < param_.choices.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!same_name(param_.choices[i], param_.choices[j])) continue;
      here_.reports().error(416, param_.choices[i].span, {param_.choices[i].text}).label(param_.choices[j].span, "first");
      return false;
    }
  }
  if (param_.type == syntax::TypeName::choice && param_.choices.empty()) {
    here_.reports().error(417, param_.name.span, {param_.name.text});
    return false;
  }
  return true;
}

Limits WorkedOut::limits(std::optional<Type> type) {
  if (!param_.least || !param_.most || !type) return {};
  const Span span = text::cover(home()[*param_.least].span, home()[*param_.most].span);
  if (!is_ordered(*type)) {
    here_.reports().error(415, span, {type_name(*type)});
    return {};
  }
  Limits limits{Evaluation(home(), open_)(param_, *param_.least, type), Evaluation(home(), open_)(param_, *param_.most, type)};
  if (!limits.given() || at_most(limits.least, limits.most)) return limits;
  here_.reports().error(419, span, {spelt(limits.least), spelt(limits.most)});
  return {};
}

bool WorkedOut::in_limits(const Fixed& value, const Limits& limits, Span span) const {
  if (!limits.given() || (at_most(limits.least, value) && at_most(value, limits.most))) return true;
  if (param_.or_unlimited && number_in(value) == unlimited_ms) return true;
  here_.reports()
      .error(405, span, {param_.name.text, spelt(value), spelt(limits.least), spelt(limits.most)})
      .label(text::cover(home()[*param_.least].span, home()[*param_.most].span), "range");
  return false;
}

bool WorkedOut::has_fitting_unlimited(const Fixed& value, Span span) const {
  if (value.type != Type::duration || number_in(value) != unlimited_ms || may_be_unlimited(param_, home())) return true;
  here_.reports().error(420, span, {param_.name.text}).label(param_.name.span, "declared");
  return false;
}

Fixed WorkedOut::assigned(const Assignment& set, std::optional<Type> type) {
  const Here there = here_.in(set.env);
  const auto* word = std::get_if<syntax::Reference>(&there[set.value].node);
  const bool from_command_line = set.env->file == nullptr; // where quotes are a burden
  if (from_command_line && word != nullptr && (type == Type::text || type == Type::agent)) return {type, TextConstant{word->name.text}};
  return Evaluation(there, open_)(param_, set.value, type);
}

Fixed WorkedOut::work_out() {
  if (!has_sound_declaration()) return {};
  std::optional<Type> type = declared_type(param_);
  Fixed value = param_.value ? Evaluation(home(), open_)(param_, *param_.value, type) : Fixed{};
  const bool default_is_wrong = param_.value && !value.type;
  if (!type) type = value.type;
  const Limits range = limits(type);
  bool fine = !default_is_wrong;
  if (value.type) {
    const Span span = home()[*param_.value].span;
    fine = has_fitting_unlimited(value, span) && in_limits(value, range, span);
  }
  if (default_is_wrong && !type) return {};
  for (const Assignment& set : model_.sets) {
    const Fixed other = assigned(set, type);
    const Span span = here_.in(set.env)[set.value].span;
    fine = other.type && has_fitting_unlimited(other, span) && in_limits(other, range, span) && fine;
    if (other.type) value = other;
    if (!type) type = other.type;
  }
  if (fine && !value.type) {
    here_.reports().error(413, param_.name.span, {param_.name.text});
    return {};
  }
  return fine ? value : Fixed{};
}

} // namespace

const Fixed& value_of(const Here& here, ParamModel& param) {
  if (param.state != ParamModel::State::fresh) return param.value;
  param.state = ParamModel::State::open;
  param.value = WorkedOut(here, param).work_out();
  param.state = ParamModel::State::done;
  return param.value;
}

Settings::Settings(const std::vector<Setting>& settings, text::Sources& sources, Reports& reports) {
  for (const Setting& setting : settings) {
    const text::FileId file = sources.add("--set " + setting.name, setting.value);
    parse::ParsedValue parsed = parse::parse_value(sources[file], file);
    reports.take(parsed.diagnostics);
    settings_.push_back({{setting.name, vocabulary::Word::none, {}}, std::move(parsed.tree), parsed.value});
  }
}

void Settings::assign(PolicyModel& policy, Files& files, Reports& reports) const {
  std::vector<std::string> names;
  for (const ParamModel& param : policy.params) names.push_back(param.declared->name.text);
  for (const Parsed& setting : settings_) {
    const auto param =
        std::find_if(policy.params.begin(), policy.params.end(), [&](const ParamModel& p) { return same_name(p.declared->name, setting.name); });
    if (param == policy.params.end()) {
      const auto meant = nearest(setting.name.text, names);
      Report report = reports.error(404, {}, {policy.declared->name.text, setting.name.text});
      for (const std::string& each : meant) report.help("did_you_mean", {each});
      if (meant.empty() && !names.empty()) report.help("there_are", {list_of(names)});
    } else if (setting.value) {
      param->sets.push_back({&setting.name, *setting.value, files.keep({&setting.tree, nullptr, nullptr, {}})});
    }
  }
}

} // namespace guiyin::program
