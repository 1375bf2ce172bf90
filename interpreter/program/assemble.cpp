#include "interpreter/program/assemble.hpp"

#include "interpreter/program/claims.hpp"
#include "interpreter/program/credits.hpp"
#include "interpreter/program/declared.hpp"
#include "interpreter/program/names.hpp"
#include "interpreter/program/params.hpp"
#include "interpreter/program/values.hpp"
#include "interpreter/program/wording.hpp"

#include <algorithm>

namespace guiyin::program {

namespace {

using vocabulary::Word;

class Assembly {
public:
  Assembly(const Workshop& shop, PolicyModel& policy) : shop_(shop), policy_(policy), home_{shop.files.keep(home_env(policy))} {}
  std::optional<Program> make();

private:
  static Env home_env(PolicyModel& policy) { return {nullptr, nullptr, &policy, {}}; }
  Here here(const Env* env, Place place = Place::unit) { return {shop_, out_, env, place, unit_, nullptr, nullptr}; }

  void day_starts();
  void params();
  void for_each();
  void claims();
  void credit();
  void assist();
  void amount();
  void revoke();
  void deduct();
  void circles();
  bool visit(std::uint32_t claim, std::vector<std::uint32_t>& path, std::vector<bool>& done);
  void refunds_in_amount();
  bool leads_to_refunds(std::uint32_t claim, std::vector<std::string>& path, std::vector<bool>& done) const;
  std::string written(const ParamModel& param, const Fixed& value, text::Language language) const;
  bool nothing_is_missed() const;
  Report missing(Word item);
  std::string whole_amount() const;
  void offer(Report report, const std::string& key, Word item, const std::string& value);

  const Workshop& shop_;
  PolicyModel& policy_;
  const Env* home_;
  // Keeps a part; one that is missing or wrong, reported here or by the parser, leaves no program.
  ExprId part(const Value& value) {
    whole_ = whole_ && value.type;
    return value.id;
  }

  Program out_;
  bool whole_ = true;
  std::optional<Unit> unit_;
  std::vector<Asked> asked_; // by each claim
  Asked asked_by_amount_;
};

std::optional<Program> Assembly::make() {
  const std::size_t errors = shop_.reports.errors();
  out_.name = shop_.reports.written(policy_.declared->name);
  out_.description = policy_.description;
  day_starts();
  params();
  for_each();
  claims();
  credit();
  assist();
  amount();
  revoke();
  deduct();
  circles();
  check_declared(here(home_), policy_);
  if (shop_.reports.errors() != errors || policy_.broken || !whole_) return std::nullopt;
  return std::move(out_);
}

void Assembly::day_starts() {
  if (!policy_.day_starts) return;
  const Here there = here(policy_.day_starts.env, Place::fixed);
  const syntax::ExprId written = policy_.day_starts.node->time_of_day;
  const Value time = value_of_type(there, written, Type::time_of_day);
  if (!time.type) return;
  const auto ms = constant_of(out_, time.id);
  if (ms && *ms < values::ms_per_day) {
    out_.day_start = Duration{*ms};
  } else {
    shop_.reports.error(427, there[written].span);
  }
}

void Assembly::params() {
  for (ParamModel& param : policy_.params) {
    const Fixed& value = value_of(here(home_), param);
    if (!value.type) continue;
    const std::string description = param.declared->description ? param.declared->description->value : "";
    out_.params.push_back({shop_.reports.written(param.declared->name), written(param, value, text::Language::english), description,
                           written(param, value, text::Language::chinese)});
    for (const syntax::Name& choice : param.declared->choices) out_.params.back().choices.push_back(shop_.reports.written(choice));
    out_.params.back().or_unlimited = param.declared->or_unlimited;
    out_.params.back().span = param.declared->name.span;
  }
}

// A choice stands as the param declares it.
std::string Assembly::written(const ParamModel& param, const Fixed& value, text::Language language) const {
  const auto* choice = std::get_if<TextConstant>(&value.node);
  for (const syntax::Name& name : param.declared->choices) {
    if (choice != nullptr && key_of(name) == choice->value) return shop_.reports.written(name);
  }
  return spell(value, language);
}

bool Assembly::nothing_is_missed() const { return policy_.broken || shop_.reports.has_syntax_errors(policy_.declared->name.span.file); }

Report Assembly::missing(Word item) {
  return shop_.reports.error(401, policy_.declared->name.span, {policy_.declared->name.text, vocabulary::argument(item)});
}

// A new line after the policy's last item.
void Assembly::offer(Report report, const std::string& key, Word item, const std::string& value) {
  if (policy_.declared->items.empty()) return;
  const Span last = policy_.declared->items.back().span;
  const std::string line = std::string(vocabulary::spelling(item, language_at(shop_.sources, last))) + " " + value;
  report.fix(key, {line}, {{last.file, last.end, last.end}, "\n  " + line});
}

void Assembly::for_each() {
  if (!policy_.for_each) {
    whole_ = false;
    if (!nothing_is_missed()) missing(Word::for_each).help("for_each");
    return;
  }
  unit_ = policy_.for_each.node->unit == syntax::Unit::line ? Unit::line : Unit::order;
  out_.unit = *unit_;
  out_.unit_span = policy_.for_each.span;
  if (!policy_.for_each.node->when) return;
  out_.when = part(condition(here(policy_.for_each.env), *policy_.for_each.node->when));
}

void Assembly::claims() {
  for (const ClaimModel& model : policy_.claims) {
    asked_.emplace_back();
    Here there = here(home_);
    there.asked = &asked_.back();
    const auto made = claim(there, model, Completeness::whole);
    whole_ = whole_ && made;
    out_.claims.push_back(made.value_or(Claim{}));
  }
}

void Assembly::credit() {
  if (policy_.credit) {
    out_.credit_span = policy_.credit.span;
    const auto made = program::credit(here(policy_.credit.env), policy_.credit.node->credit);
    whole_ = whole_ && made;
    if (made) out_.credit = *made;
    return;
  }
  whole_ = false;
  if (nothing_is_missed()) return;
  Report report = missing(Word::credit);
  if (policy_.claims.size() == 1) {
    offer(report, "credit_one", Word::credit, policy_.claims.front().name);
    shop_.used.insert(policy_.claims.front().declarations.begin(), policy_.claims.front().declarations.end());
  } else {
    report.help("credit");
  }
}

void Assembly::assist() {
  if (!policy_.assist) return;
  std::map<std::uint32_t, Span> named;
  const Here there = here(policy_.assist.env);
  for (const syntax::Name& name : policy_.assist.node->claims) {
    const Meaning meaning = meaning_of(there, name);
    if (!meaning.claim) {
      if (meaning.declared()) {
        wrong_sort(there, name, meaning, {"a claim", "判定"});
      } else if (!policy_.broken) {
        unknown_name(there, name, Wanted::credit);
      }
      continue;
    }
    const auto [first, fresh] = named.emplace(*meaning.claim, name.span);
    if (!fresh) shop_.reports.warning(434, name.span, {name.text}).label(first->second, "first");
    if (!fresh) continue;
    out_.assists.push_back(*meaning.claim);
    out_.assist_spans.push_back(name.span);
  }
}

void Assembly::amount() {
  if (policy_.amount) {
    Here there = here(policy_.amount.env, Place::amount);
    there.asked = &asked_by_amount_;
    out_.amount = part(value_of_type(there, policy_.amount.node->amount, Type::money));
    return;
  }
  whole_ = false;
  if (!nothing_is_missed()) { offer(missing(Word::amount), "amount", Word::amount, whole_amount()); }
}

// All that a unit is worth, in the language of the policy.
std::string Assembly::whole_amount() const {
  const bool chinese =
      language_at(shop_.sources, policy_.declared->items.empty() ? Span{} : policy_.declared->items.back().span) == text::Language::chinese;
  if (unit_ == Unit::line) return chinese ? "商品行.金额" : "line.amount";
  return chinese ? "订单.总额" : "order.total";
}

void Assembly::revoke() {
  if (policy_.revoke) out_.revoke = part(condition(here(policy_.revoke.env), policy_.revoke.node->condition));
}

void Assembly::deduct() {
  if (policy_.deduct_always) out_.deduct = Deduction{std::nullopt, std::nullopt, policy_.deduct_always.span};
  if (!policy_.deduct) return;
  const Here there = here(policy_.deduct.env);
  const Value within = value_of_type(there, policy_.deduct.node->duration, Type::duration);
  const Value moment = value_of_type(there, policy_.deduct.node->moment, Type::moment);
  out_.deduct = Deduction{part(within), part(moment), policy_.deduct.span};
}

// Claims that ask whether other claims have winners must not come back to themselves.
void Assembly::circles() {
  std::vector<bool> done(policy_.claims.size());
  for (std::uint32_t claim = 0; claim < policy_.claims.size(); ++claim) {
    std::vector<std::uint32_t> path;
    if (!done[claim] && visit(claim, path, done)) return; // one circle is told of, the others may share its cause
  }
  refunds_in_amount();
}

bool Assembly::visit(std::uint32_t claim, std::vector<std::uint32_t>& path, std::vector<bool>& done) {
  const auto open = std::find(path.begin(), path.end(), claim);
  if (open != path.end()) {
    std::vector<std::string> circle;
    for (auto step = open; step != path.end(); ++step) circle.push_back(policy_.claims[*step].name);
    shop_.reports.circle(policy_.claims[claim].name_span, wording::claim(), std::move(circle));
    return true;
  }
  if (done[claim]) return false;
  path.push_back(claim);
  for (const auto& [next, span] : asked_[claim].claims) {
    if (visit(next, path, done)) return true;
  }
  path.pop_back();
  done[claim] = true;
  return false;
}

// Refunds are measured against the amount, so a claim that asks whether they are full cannot be asked by the amount.
void Assembly::refunds_in_amount() {
  std::vector<bool> done(policy_.claims.size());
  for (const auto& [claim, span] : asked_by_amount_.claims) {
    std::vector<std::string> path;
    if (leads_to_refunds(claim, path, done)) return amount_circle(here(home_), span, std::move(path));
  }
}

bool Assembly::leads_to_refunds(std::uint32_t claim, std::vector<std::string>& path, std::vector<bool>& done) const {
  if (done[claim]) return false;
  done[claim] = true;
  path.push_back(policy_.claims[claim].name);
  if (asked_[claim].fully_refunded) return true;
  for (const auto& [next, span] : asked_[claim].claims) {
    if (leads_to_refunds(next, path, done)) return true;
  }
  path.pop_back();
  return false;
}

} // namespace

std::optional<Program> assemble(const Workshop& shop, PolicyModel& policy) { return Assembly(shop, policy).make(); }

} // namespace guiyin::program
