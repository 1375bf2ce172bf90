#include "grammar/print/expression.hpp"

#include "grammar/print/literal.hpp"
#include "grammar/text/utf8.hpp"

#include <algorithm>

namespace guiyin::print {

namespace {

using syntax::BinaryOperator;
using syntax::ExprId;

Level level_of(BinaryOperator op) {
  switch (op) {
  case BinaryOperator::or_:
    return Level::either;
  case BinaryOperator::and_:
    return Level::both;
  case BinaryOperator::add:
  case BinaryOperator::subtract:
    return Level::sum;
  case BinaryOperator::multiply:
  case BinaryOperator::divide:
    return Level::product;
  default:
    return Level::phrase;
  }
}

Level tighter(Level level) { return static_cast<Level>(static_cast<std::uint8_t>(level) + 1); }

void write_operator(Pen& pen, BinaryOperator op) {
  static constexpr const char* signs[] = {"+", "-", "*", "/", "==", "!=", "<", "<=", ">", ">="};
  if (op == BinaryOperator::and_) return pen.put(Word::and_);
  if (op == BinaryOperator::or_) return pen.put(Word::or_);
  pen.put(signs[static_cast<std::size_t>(op)]);
}

// Comparisons do not chain: both sides are sums. Of the others the left side may be as loose as the operator itself.
struct Sides {
  Level left, right;
};
Sides sides_of(BinaryOperator op) {
  const Level level = level_of(op);
  if (level == Level::phrase) return {Level::sum, Level::sum};
  return {level, tighter(level)};
}

void write_form(Writing out, const syntax::CountLiteral& x) { out.pen.put(std::to_string(x.value)); }
void write_form(Writing out, const syntax::PercentLiteral& x) { out.pen.put(percent(x.numerator, x.denominator)); }
void write_form(Writing out, const syntax::DecimalLiteral& x) { out.pen.put(x.digits); }
void write_form(Writing out, const syntax::TextLiteral& x) { out.pen.put(quoted(x.value)); }
void write_form(Writing out, const syntax::TimeOfDayLiteral& x) { out.pen.put(time_of_day(x.ms)); }
void write_form(Writing out, const syntax::DateLiteral& x) { out.pen.put(date(x.days)); }
void write_form(Writing out, const syntax::InstantLiteral& x) { out.pen.put(instant(x.ms)); }
void write_form(Writing out, const syntax::YesNoLiteral& x) { out.pen.put(x.value ? Word::yes : Word::no); }
void write_form(Writing out, const syntax::UnlimitedLiteral&) { out.pen.put(Word::unlimited); }
void write_form(Writing out, const syntax::FullyRefunded&) { out.pen.put(Word::fully_refunded); }
void write_form(Writing out, const syntax::Reference& x) { write(out, x.name); }
void write_form(Writing out, const syntax::Invalid&) { out.pen.put("?"); } // a tree with one is never printed as a file

void write_form(Writing out, const syntax::Field& x) {
  write(out, x.object, Level::postfix);
  out.pen.put(".");
  write(out, x.name);
}

void write_form(Writing out, const syntax::Call& x) {
  write(out, x.name);
  out.pen.put("(");
  for (std::size_t i = 0; i < x.arguments.size(); ++i) {
    if (i > 0) out.pen.put(", ");
    write(out, x.arguments[i]);
  }
  out.pen.put(")");
}

void write_form(Writing out, const syntax::Unary& x) {
  if (x.op == syntax::UnaryOperator::negate) {
    out.pen.put("-");
    return write(out, x.operand, Level::sign);
  }
  out.pen.put(Word::not_);
  out.pen.put(" ");
  write(out, x.operand, Level::negation);
}

// A line that the author broke before or after `and`, `or`, `+` or `-` is broken before it.
void write_form(Writing out, const syntax::Binary& x) {
  const Sides sides = sides_of(x.op);
  write(out, x.left, sides.left);
  const bool may_break =
      x.op == BinaryOperator::add || x.op == BinaryOperator::subtract || x.op == BinaryOperator::and_ || x.op == BinaryOperator::or_;
  if (may_break && out.pen.breaks_between(out.tree[x.left].span.end, out.tree[x.right].span.begin)) {
    out.pen.continue_line();
  } else {
    out.pen.put(" ");
  }
  write_operator(out.pen, x.op);
  out.pen.put(" ");
  write(out, x.right, sides.right);
}

void write_form(Writing out, const syntax::If& x) {
  out.pen.put(Word::if_);
  out.pen.put(" ");
  write(out, x.condition);
  out.pen.put(" ");
  out.pen.put(Word::then);
  out.pen.put(" ");
  write(out, x.then, Level::open);
  out.pen.put(" ");
  out.pen.put(Word::else_);
  out.pen.put(" ");
  write(out, x.otherwise, Level::open);
}

// --- by ----------------------------------------------------------------------------------------------------------------------------------

// The labels of arms that share their value: `a, b: x`.
struct Labels {
  std::vector<syntax::Name> names;
  ExprId value;
};

std::vector<Labels> group(const std::vector<syntax::Arm>& arms) {
  std::vector<Labels> groups;
  for (const syntax::Arm& arm : arms) {
    if (groups.empty() || groups.back().value != arm.value) groups.push_back({{}, arm.value});
    groups.back().names.push_back(arm.label);
  }
  return groups;
}

void write_in_line(Writing out, const std::vector<Labels>& groups) {
  out.pen.put("{ ");
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i > 0) out.pen.put("; ");
    write_list(out, groups[i].names);
    out.pen.put(": ");
    write(out, groups[i].value);
  }
  out.pen.put(" }");
}

int label_width(Writing out, const Labels& labels) {
  Pen measure(nullptr, out.pen.language());
  write_list({out.tree, measure}, labels.names);
  return measure.column();
}

void write_in_lines(Writing out, const std::vector<Labels>& groups, std::uint32_t end) {
  const int outer = out.pen.margin;
  int width = 0;
  for (const Labels& labels : groups) width = std::max(width, label_width(out, labels));
  out.pen.put("{");
  for (const Labels& labels : groups) {
    out.pen.new_line(outer + 2);
    write_list(out, labels.names);
    out.pen.put(":" + std::string(static_cast<std::size_t>(1 + width - label_width(out, labels)), ' '));
    out.pen.margin = outer + 2;
    write(out, labels.value);
  }
  out.pen.margin = outer;
  out.pen.closing_line(outer, end);
}

void write_by(Writing out, const syntax::By& x, text::Span span) {
  out.pen.put(Word::by);
  out.pen.put(" ");
  write(out, x.subject);
  out.pen.put(" ");
  const auto groups = group(x.arms);
  if (groups.empty()) return out.pen.put("{ }");
  const bool in_lines = out.pen.breaks_between(x.subject.span.end, x.arms.front().label.span.begin);
  in_lines ? write_in_lines(out, groups, span.end - 1) : write_in_line(out, groups);
}

} // namespace

Level level_of(const syntax::ExprNode& node) {
  if (const auto* binary = std::get_if<syntax::Binary>(&node)) return level_of(binary->op);
  if (const auto* unary = std::get_if<syntax::Unary>(&node)) return unary->op == syntax::UnaryOperator::negate ? Level::sign : Level::negation;
  return std::visit(
      []<class Node>(const Node&) {
        constexpr auto is = []<class... Any>(std::type_identity<std::variant<Any...>>) { return (std::is_same_v<Node, Any> || ...); };
        using Lists = std::variant<syntax::Else, syntax::Ranking, syntax::ShareAtLeast>;
        using Open = std::variant<syntax::If, syntax::WhenThen, syntax::Split, syntax::EarliestOf>;
        using Phrases = std::variant<syntax::Bounded, syntax::AnyTime, syntax::CalendarDays, syntax::FromTo, syntax::Within, syntax::Between>;
        if (is(std::type_identity<Lists>{})) return Level::list;
        if (is(std::type_identity<Open>{})) return Level::open;
        return is(std::type_identity<Phrases>{}) ? Level::phrase : Level::postfix;
      },
      node);
}

void write(Writing out, const syntax::Name& name) {
  out.pen.note(name.span);
  name.word == Word::none ? out.pen.put(name.text) : out.pen.put(name.word);
}

void write_list(Writing out, const std::vector<syntax::Name>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out.pen.put(", ");
    write(out, names[i]);
  }
}

void write(Writing out, ExprId id, Level least) {
  const syntax::Expr& expr = out.tree[id];
  const bool enclosed = level_of(expr.node) < least;
  out.pen.note(expr.span);
  if (enclosed) out.pen.put("(");
  if (const auto* by = std::get_if<syntax::By>(&expr.node)) {
    write_by(out, *by, expr.span);
  } else if (const auto* duration_literal = std::get_if<syntax::DurationLiteral>(&expr.node)) {
    out.pen.put(duration(duration_literal->ms, expr.span, out.pen));
  } else if (const auto* money_literal = std::get_if<syntax::MoneyLiteral>(&expr.node)) {
    out.pen.put(money(money_literal->fen, expr.span, out.pen));
  } else {
    std::visit(
        [&]<class Node>(const Node& node) {
          if constexpr (!std::is_same_v<Node, syntax::By> && !std::is_same_v<Node, syntax::DurationLiteral> &&
                        !std::is_same_v<Node, syntax::MoneyLiteral>) {
            write_form(out, node);
          }
        },
        expr.node);
  }
  if (enclosed) out.pen.put(")");
}

} // namespace guiyin::print
