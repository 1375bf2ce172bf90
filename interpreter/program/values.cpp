#include "interpreter/program/values.hpp"

#include "grammar/vocabulary/everyday.hpp"
#include "interpreter/program/by.hpp"
#include "interpreter/program/wording.hpp"

namespace guiyin::program {

namespace {

struct ValueOfNode {
  const Here& here;
  syntax::ExprId id;
  Span span;
  std::optional<Type> expected;

  Value constant(Type type, std::int64_t number) const { return add(here, Constant{type, number}, type, span); }
  Value operator()(const syntax::CountLiteral& node) const { return constant(Type::count, node.value); }
  Value operator()(const syntax::DurationLiteral& node) const { return constant(Type::duration, node.ms); }
  Value operator()(const syntax::MoneyLiteral& node) const { return constant(Type::money, node.fen); }
  Value operator()(const syntax::PercentLiteral& node) const {
    return add(here, ShareConstant{Share(node.numerator, node.denominator)}, Type::share, span);
  }
  Value operator()(const syntax::DecimalLiteral&) const {
    report_bare_number(here, id, expected);
    return {};
  }
  Value operator()(const syntax::TextLiteral& node) const { return add(here, TextConstant{node.value}, Type::text, span); }
  Value operator()(const syntax::TimeOfDayLiteral& node) const { return constant(Type::time_of_day, node.ms); }
  Value operator()(const syntax::DateLiteral& node) const { return constant(Type::day, node.days); }
  Value operator()(const syntax::InstantLiteral& node) const { return constant(Type::moment, node.ms); }
  Value operator()(const syntax::YesNoLiteral& node) const { return constant(Type::yes_no, node.value ? 1 : 0); }
  Value operator()(const syntax::UnlimitedLiteral&) const { return constant(Type::duration, unlimited_ms); }
  Value operator()(const syntax::Reference& node) const { return reference(here, node, span, expected); }
  Value operator()(const syntax::Call& node) const;
  Value operator()(const syntax::Field& node) const { return field(here, node, span); }
  Value operator()(const syntax::Unary& node) const { return unary(here, node, span); }
  Value operator()(const syntax::Binary& node) const {
    return node.op <= syntax::BinaryOperator::divide ? arithmetic(here, node, span) : condition(here, id);
  }
  Value operator()(const syntax::If& node) const;
  Value operator()(const syntax::By& node) const;
  Value operator()(const syntax::Within&) const { return condition(here, id); }
  Value operator()(const syntax::Between&) const { return condition(here, id); }
  Value operator()(const syntax::FullyRefunded&) const { return condition(here, id); }
  Value operator()(const syntax::Invalid&) const { return {}; }
  template <class Other> Value operator()(const Other&) const {
    here.reports().error(304, span, {Argument("a value", "值"), shape_name(here[id].node)});
    return {};
  }
};

Value ValueOfNode::operator()(const syntax::Call& node) const {
  const Meaning meaning = meaning_of(here, node.name);
  if (!meaning.declared()) {
    Report report = here.reports().error(201, node.name.span, {wording::define(), node.name.text});
    const auto meant = vocabulary::meant_by(node.name.text, vocabulary::Position::general);
    if (!meant.empty() && meant.front() == vocabulary::Word::if_) {
      report.help("if");
      return {};
    }
    report.suggest(node.name.span, node.name.text, [&] {
      std::vector<std::string> names;
      for (const syntax::Define* define : here.env->file == nullptr ? std::vector<const syntax::Define*>{} : here.env->file->defines) {
        names.push_back(define->name.text);
      }
      return names;
    }());
  } else {
    wrong_sort(here, node.name, meaning, {"a define with parameters", "带形参的定义"});
  }
  return {};
}

// One type for two arms of an `if` or `by`, the first one's where it can be.
bool same_type(const Here& here, Value& first, Value& second, syntax::ExprId first_source, syntax::ExprId second_source) {
  if (!first.type || !second.type) return false;
  if (const auto fits = fitted(here, second, *first.type)) {
    second = *fits;
    return true;
  }
  if (const auto fits = fitted(here, first, *second.type)) {
    first = *fits;
    return true;
  }
  const bool number = second.type == Type::count && is_bare_number(here, second_source);
  if (number && (first.type == Type::duration || first.type == Type::money || first.type == Type::share)) {
    report_bare_number(here, second_source, first.type);
  } else {
    here.reports()
        .error(310, here[second_source].span, {type_name(*first.type), type_name(*second.type)})
        .label(here[first_source].span, "first", {type_name(*first.type)});
  }
  return false;
}

Value ValueOfNode::operator()(const syntax::If& node) const {
  const Value test = condition(here, node.condition);
  Value then = value(here, node.then, expected), otherwise = value(here, node.otherwise, expected);
  if (!same_type(here, then, otherwise, node.then, node.otherwise) || !test.type) return {};
  if (const auto known = constant_of(here.out, test.id)) return *known != 0 ? then : otherwise;
  if (then.type == Type::yes_no) {
    then = as_condition(here, then, here[node.then].span);
    otherwise = as_condition(here, otherwise, here[node.otherwise].span);
  }
  return add(here, Choose{test.id, then.id, otherwise.id}, *then.type, span);
}

Value ValueOfNode::operator()(const syntax::By& node) const {
  std::optional<Value> first;
  syntax::ExprId first_arm{};
  return compile_by(here, node, span, [&](const Here& inner, syntax::ExprId arm) {
    Value result = value(inner, arm, expected);
    if (!first && result.type) {
      first = result;
      first_arm = arm;
    } else if (first && result.type && !fitted(inner, result, *first->type)) {
      here.reports()
          .error(310, here[arm].span, {type_name(*first->type), type_name(*result.type)})
          .label(here[first_arm].span, "first", {type_name(*first->type)});
      return Value{};
    } else if (first && result.type) {
      result = *fitted(inner, result, *first->type);
    }
    return result;
  });
}

} // namespace

Value value(const Here& here, syntax::ExprId id, std::optional<Type> expected) {
  if (const auto named = Expansion::of(here, id)) {
    if (named->failed()) return {};
    if (const auto type = named->any_value()) return any_of(here, *type, here[id].span);
    return value(named->here(here), named->body(), expected);
  }
  const syntax::Expr& expr = here[id];
  return std::visit(ValueOfNode{here, id, expr.span, expected}, expr.node);
}

Value value_of_type(const Here& here, syntax::ExprId id, Type wanted) {
  if (wanted == Type::yes_no) return condition(here, id);
  return as_type(here, value(here, id, wanted), wanted, id);
}

Value any_of(const Here& here, Type type, Span span) { return add(here, Constant{type, placeholder}, type, span); }

bool is_unlimited(const Program& program, ExprId id) { return program[id].type == Type::duration && constant_of(program, id) == unlimited_ms; }

void report_place(const Here& here, Span span, std::string_view name, const Argument& where) {
  Report report = here.reports().error(206, span, {name, where});
  const Open* outermost = here.open;
  while (outermost != nullptr && outermost->outer != nullptr) outermost = outermost->outer;
  if (outermost != nullptr) report.label(outermost->call, "used", {outermost->name});
}

} // namespace guiyin::program
