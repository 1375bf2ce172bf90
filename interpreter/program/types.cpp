#include "interpreter/program/types.hpp"

#include "interpreter/program/names.hpp"
#include "interpreter/program/values.hpp"
#include "interpreter/program/wording.hpp"

namespace guiyin::program {

namespace {

constexpr std::int64_t days_of_week = 7;

bool is_textual(Type type) { return type == Type::text || type == Type::agent; }

std::optional<Value> day_as_moment(const Here& here, Value value) {
  const auto day = constant_of(here.out, value.id);
  if (!day) return std::nullopt;
  const values::Moment start = values::start_of_day(*day, here.out.day_start);
  return add(here, Constant{Type::moment, start.ms}, Type::moment, here.out[value.id].span);
}

std::optional<Value> count_as_weekday(const Here& here, Value value) {
  const auto number = constant_of(here.out, value.id);
  if (!number || *number < 1 || *number > days_of_week) return std::nullopt;
  return add(here, Constant{Type::weekday, *number}, Type::weekday, here.out[value.id].span);
}

// What would help somebody who compared these two.
std::optional<std::string> help_for(Type a, Type b) {
  const auto are = [&](Type x, Type y) { return (a == x && b == y) || (a == y && b == x); };
  if (are(Type::moment, Type::duration)) return "moment_duration";
  if (are(Type::moment, Type::time_of_day)) return "moment_time_of_day";
  if (are(Type::moment, Type::day)) return "moment_day";
  if (are(Type::moment, Type::weekday)) return "moment_weekday";
  if (are(Type::duration, Type::time_of_day)) return "duration_time_of_day";
  if (are(Type::kind, Type::text)) return "kind";
  if (are(Type::sender, Type::text) || are(Type::sender, Type::agent)) return "sender";
  if (are(Type::weekday, Type::count)) return "weekday";
  return std::nullopt;
}

bool is_number(const Here& here, const Value& value, syntax::ExprId source) { return value.type == Type::count && is_bare_number(here, source); }

// Where the name that stands here got its value.
void show_declaration(const Here& here, syntax::ExprId source, Report& report) {
  const auto* reference = std::get_if<syntax::Reference>(&here[source].node);
  if (reference == nullptr) return;
  const Meaning meaning = meaning_of(here, reference->name);
  if (meaning.declared() && !meaning.ambiguous) report.label(declared_at(here, meaning), "declared");
}

// The digits of a share in percent: of what is below 1 the hundredfold, as 0.4 is hardly meant to be 0.4%.
std::string in_percent(const std::string& digits) {
  if (!digits.starts_with("0.") || digits.find_first_not_of("0.") == std::string::npos) return digits;
  std::string fraction = digits.substr(2);
  fraction.append(fraction.size() < 2 ? 2 - fraction.size() : 0, '0');
  std::string whole = fraction.substr(0, 2), rest = fraction.substr(2);
  if (whole[0] == '0') whole.erase(0, 1);
  while (rest.ends_with('0')) rest.pop_back();
  return rest.empty() ? whole : whole + "." + rest;
}

// 分 is money; who writes 30分 for a duration means minutes.
bool is_odd_fen(const Here& here, const Value& value) {
  const auto fen = value.type == Type::money ? constant_of(here.out, value.id) : std::nullopt;
  return fen && *fen % 100 != 0;
}

bool wants_unit(const std::optional<Type>& type) { return type == Type::duration || type == Type::money || type == Type::share; }

} // namespace

bool is_ordered(Type type) {
  switch (type) {
  case Type::moment:
  case Type::duration:
  case Type::money:
  case Type::share:
  case Type::count:
  case Type::time_of_day:
  case Type::day:
  case Type::weekday:
    return true;
  default:
    return false;
  }
}

std::optional<Value> fitted(const Here& here, Value value, Type wanted) {
  if (value.type == wanted) return value;
  if (is_textual(*value.type) && is_textual(wanted)) return value;
  if (wanted == Type::moment && value.type == Type::day) return day_as_moment(here, value);
  if (wanted == Type::weekday && value.type == Type::count) return count_as_weekday(here, value);
  return std::nullopt;
}

Value as_type(const Here& here, Value value, Type wanted, syntax::ExprId source) {
  if (!value.type) return {};
  if (const auto fits = fitted(here, value, wanted)) return *fits;
  if (is_number(here, value, source) && wants_unit(wanted)) {
    report_bare_number(here, source, wanted);
  } else {
    Report report = here.reports().error(304, here[source].span, {type_name(wanted), type_name(*value.type)});
    show_declaration(here, source, report);
    if (value.type == Type::count && wants_unit(wanted)) report.help("unit");
    if (wanted == Type::duration && is_odd_fen(here, value)) report.help("minutes");
  }
  return {};
}

bool make_comparable(const Here& here, Value& left, Value& right, syntax::ExprId left_source, syntax::ExprId right_source) {
  if (!left.type || !right.type) return false;
  if (const auto fits = fitted(here, right, *left.type)) {
    right = *fits;
    return true;
  }
  if (const auto fits = fitted(here, left, *right.type)) {
    left = *fits;
    return true;
  }
  const bool dated = (left.type == Type::weekday && right.type == Type::count) || (left.type == Type::count && right.type == Type::weekday);
  if (dated && !constant_of(here.out, left.type == Type::count ? left.id : right.id)) return true; // weekdays are the counts 1 to 7
  if (is_number(here, right, right_source) && wants_unit(left.type)) {
    report_bare_number(here, right_source, left.type);
  } else if (is_number(here, left, left_source) && wants_unit(right.type)) {
    report_bare_number(here, left_source, right.type);
  } else {
    const Span span = text::cover(here[left_source].span, here[right_source].span);
    Report report = here.reports().error(302, span, {type_name(*left.type), type_name(*right.type)});
    if (const auto key = help_for(*left.type, *right.type)) report.help(*key);
  }
  return false;
}

bool is_bare_number(const Here& here, syntax::ExprId source) {
  const syntax::ExprNode& node = here[source].node;
  return std::holds_alternative<syntax::CountLiteral>(node) || std::holds_alternative<syntax::DecimalLiteral>(node);
}

void report_bare_number(const Here& here, syntax::ExprId source, std::optional<Type> wanted) {
  const syntax::Expr& expr = here[source];
  const auto* count = std::get_if<syntax::CountLiteral>(&expr.node);
  const std::string digits = count != nullptr ? std::to_string(count->value) : std::get<syntax::DecimalLiteral>(expr.node).digits;
  const bool chinese = language_at(here.shop.sources, expr.span) == text::Language::chinese;
  const std::string percent = in_percent(digits);
  Report report = here.reports().error(305, expr.span, {digits});
  if (wanted == Type::duration || (!wanted && count != nullptr)) report.fix("duration", {digits}, {expr.span, digits + (chinese ? "小时" : "h")});
  if (wanted == Type::money || !wanted) report.fix("money", {digits}, {expr.span, digits + (chinese ? "元" : " yuan")});
  if (wanted == Type::share || !wanted) report.fix("share", {percent}, {expr.span, percent + "%"});
  if (wanted == Type::count) report.help("whole");
  if (count == nullptr && wanted == Type::duration) report.help("smaller_unit", {digits});
}

bool check_arguments(const Here& here, const Env& callee) {
  const std::size_t errors = here.reports().errors();
  for (const Binding& binding : callee.bindings) {
    if (!binding.value) continue;
    Mark mark(here.out);
    const Type wanted = type_of(binding.parameter->type);
    value_of_type(here.at(here.place == Place::fixed ? Place::fixed : Place::anywhere).in(binding.caller), *binding.value, wanted);
    mark.undo();
  }
  return here.reports().errors() == errors;
}

} // namespace guiyin::program
