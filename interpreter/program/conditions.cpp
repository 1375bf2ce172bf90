// What holds or does not hold.
#include "grammar/vocabulary/vocabulary.hpp"
#include "interpreter/program/by.hpp"
#include "interpreter/program/names.hpp"
#include "interpreter/program/values.hpp"
#include "interpreter/program/wording.hpp"

namespace guiyin::program {

namespace {

using syntax::BinaryOperator;

// Nodes that are conditions by themselves, unlike values of yes or no.
bool is_condition_node(const ExprNode& node) {
  return std::holds_alternative<Compare>(node) || std::holds_alternative<Not>(node) || std::holds_alternative<And>(node) ||
         std::holds_alternative<Or>(node) || std::holds_alternative<Happened>(node) || std::holds_alternative<IsYes>(node) ||
         std::holds_alternative<Choose>(node) || std::holds_alternative<CancelledWithin>(node) || std::holds_alternative<HappenedWithin>(node) ||
         std::holds_alternative<RefundedWithin>(node) || std::holds_alternative<InRange>(node) || std::holds_alternative<ClaimHasWinner>(node);
}

Value both(const Here& here, const syntax::Binary& node, Span span) {
  const Value left = condition(here, node.left), right = condition(here, node.right);
  if (!left.type || !right.type) return {};
  // A side that is known (a param's) either decides alone or says nothing: reasons then name only what the events tell.
  const auto says_nothing = [&](std::int64_t known) { return (known != 0) == (node.op == BinaryOperator::and_); };
  if (const auto known = constant_of(here.out, left.id)) return says_nothing(*known) ? right : left;
  if (const auto known = constant_of(here.out, right.id)) return says_nothing(*known) ? left : right;
  if (node.op == BinaryOperator::and_) return add(here, And{left.id, right.id}, Type::yes_no, span);
  return add(here, Or{left.id, right.id}, Type::yes_no, span);
}

Value choose(const Here& here, const syntax::If& node, Span span) {
  const Value test = condition(here, node.condition), then = condition(here, node.then), otherwise = condition(here, node.otherwise);
  if (!test.type || !then.type || !otherwise.type) return {};
  if (const auto known = constant_of(here.out, test.id)) return *known != 0 ? then : otherwise;
  return add(here, Choose{test.id, then.id, otherwise.id}, Type::yes_no, span);
}

// Anything else is a value, which must be one that can stand as a condition.
Value from_value(const Here& here, syntax::ExprId id, Span span) {
  const Value plain = value(here, id, Type::yes_no);
  if (!plain.type) return {};
  if (plain.type == Type::moment) return add(here, Happened{plain.id}, Type::yes_no, span);
  if (plain.type == Type::yes_no) return as_condition(here, plain, span);
  here.reports().error(308, span, {type_name(*plain.type)});
  return {};
}

} // namespace

Value as_condition(const Here& here, Value plain, Span span) {
  if (!plain.type || is_condition_node(here.out[plain.id].node)) return plain;
  return add(here, IsYes{plain.id}, Type::yes_no, span);
}

Value condition(const Here& here, syntax::ExprId id) {
  if (const auto named = Expansion::of(here, id); named && !named->any_value()) {
    return named->failed() ? Value{} : condition(named->here(here), named->body());
  }
  const syntax::Expr& expr = here[id];
  const Span span = expr.span;
  if (const auto* node = std::get_if<syntax::Binary>(&expr.node)) {
    if (node->op == BinaryOperator::and_ || node->op == BinaryOperator::or_) return both(here, *node, span);
    if (node->op >= BinaryOperator::equal) return comparison(here, *node, span);
  }
  if (const auto* node = std::get_if<syntax::If>(&expr.node)) return choose(here, *node, span);
  if (const auto* node = std::get_if<syntax::By>(&expr.node)) return compile_by(here, *node, span, condition);
  if (const auto* node = std::get_if<syntax::Within>(&expr.node)) return within(here, *node, span);
  if (const auto* node = std::get_if<syntax::Between>(&expr.node)) return between(here, *node, span);
  if (std::holds_alternative<syntax::FullyRefunded>(expr.node)) return fully_refunded(here, span);
  return from_value(here, id, span);
}

// Whether an order is fully refunded is told by its amount, so the amount cannot ask it, nor can a claim that the amount asks.
bool goes_in_a_circle(const Here& here, Span span) {
  if (here.asked != nullptr) here.asked->fully_refunded = true;
  if (here.place != Place::amount) return false;
  amount_circle(here, span, {});
  return true;
}

void amount_circle(const Here& here, Span span, std::vector<std::string> claims) {
  const auto in_its_language = [&](vocabulary::Word word) { return std::string(vocabulary::spelling(word, language_at(here.shop.sources, span))); };
  claims.insert(claims.begin(), in_its_language(vocabulary::Word::amount));
  claims.push_back(in_its_language(vocabulary::Word::fully_refunded));
  here.reports().circle(span, {"`amount`", "“金额”"}, std::move(claims));
}

Value fully_refunded(const Here& here, Span span) {
  if (goes_in_a_circle(here, span)) return {};
  if (here.place != Place::fixed) return add(here, RefundedWithin{}, Type::yes_no, span);
  here.reports().error(414, span, {here.shop.sources.text(span)});
  return {};
}

Value within(const Here& here, const syntax::Within& node, Span span) {
  const Value duration = value_of_type(here, node.duration, Type::duration), moment = value_of_type(here, node.moment, Type::moment);
  const bool refunded = std::holds_alternative<syntax::FullyRefunded>(here[node.event].node);
  const Value event = refunded ? Value{} : value_of_type(here, node.event, Type::moment);
  if (!duration.type || !moment.type || (!refunded && !event.type)) return {};
  const auto length = constant_of(here.out, duration.id);
  if (length && *length < 0) {
    here.reports().error(315, span, {Argument("the duration is negative", "时长是负数")});
    return {};
  }
  if (refunded && goes_in_a_circle(here, span)) return {};
  if (refunded) return add(here, RefundedWithin{duration.id, moment.id}, Type::yes_no, span);
  const auto* happened = std::get_if<MomentOf>(&here.out[event.id].node);
  const bool cancelled = happened != nullptr && happened->moment == OrderMoment::cancelled;
  if (cancelled) return add(here, CancelledWithin{duration.id, moment.id}, Type::yes_no, span);
  return add(here, HappenedWithin{event.id, duration.id, moment.id}, Type::yes_no, span);
}

} // namespace guiyin::program
