#include "interpreter/explain/paragraphs.hpp"
#include "interpreter/explain/value_text.hpp"
#include "interpreter/report/condition_text.hpp"
#include "interpreter/report/constant_text.hpp"
#include "interpreter/report/grid.hpp"

#include <algorithm>

namespace guiyin::explain {

namespace {

using program::Arithmetic;
using program::ExprId;
using values::Money;

// A term of a sum, with the sign that it bears in the whole.
struct Term {
  ExprId expr{};
  bool subtracted = false;
};

std::optional<std::int64_t> recorded(const Teller& teller, ExprId id) {
  const auto& values = teller.explained.trace.amount;
  const auto found = std::find_if(values.begin(), values.end(), [&](const engine::ValueTrace& each) { return each.value == id; });
  return found == values.end() ? std::nullopt : found->number;
}

bool was_evaluated(const Teller& teller, ExprId id) {
  const auto& values = teller.explained.trace.amount;
  return std::any_of(values.begin(), values.end(), [&](const engine::ValueTrace& each) { return each.value == id; });
}

void collect_terms(const Teller& teller, Term term, std::vector<Term>& terms) {
  const program::ExprNode& node = teller.program()[term.expr].node;
  if (const auto* sum = std::get_if<program::Compute>(&node); sum && sum->op != Arithmetic::multiply) {
    collect_terms(teller, {sum->left, term.subtracted}, terms);
    collect_terms(teller, {sum->right, term.subtracted != (sum->op == Arithmetic::subtract)}, terms);
  } else if (const auto* negated = std::get_if<program::Negate>(&node)) {
    collect_terms(teller, {negated->operand, !term.subtracted}, terms);
  } else if (const auto* choose = std::get_if<program::Choose>(&node)) {
    collect_terms(teller, {was_evaluated(teller, choose->then) ? choose->then : choose->otherwise, term.subtracted}, terms);
  } else {
    terms.push_back(term);
  }
}

std::string factor_text(const Teller& teller, ExprId id) {
  if (const auto* share = std::get_if<program::ShareConstant>(&teller.program()[id].node)) return values::percent_text(share->value);
  const auto number = recorded(teller, id);
  if (teller.program()[id].type == program::Type::money && number) return values::to_string(Money{*number});
  return value_text(teller, id, number);
}

// "2 × 100.00 = " before the value of a product.
std::string factors_text(const Teller& teller, ExprId id) {
  const auto* product = std::get_if<program::Compute>(&teller.program()[id].node);
  return product ? factor_text(teller, product->left) + " × " + factor_text(teller, product->right) + " = " : "";
}

std::string line_text(const Teller& teller, std::uint32_t line) {
  const timeline::Lines& lines = teller.timeline().lines;
  std::string text = fmt::format("{} × {}", lines.qty[line], values::to_string(lines.price[line]));
  for (const Money discount : {lines.full_reduction[line], lines.category_discount[line], lines.item_discount[line]})
    if (discount != Money{}) text += " − " + values::to_string(discount);
  return teller.say("line {} {}: {} = {} ({})", "第 {} 行 {}：{} = {}（{}）", line - teller.order().lines.begin + 1, teller.name(lines.sku[line]),
                    text, values::to_string(lines.amount[line]), teller.source(lines.source[line]));
}

// What the events give ready-made is shown by its parts.
void tell_field(const Teller& teller, ExprId id, Paragraph& paragraph) {
  const auto* field = std::get_if<program::FieldOfUnit>(&teller.program()[id].node);
  if (!field) return;
  if (field->field == program::UnitField::line_amount && teller.subject.line)
    paragraph.add(2, line_text(teller, static_cast<std::uint32_t>(*teller.subject.line)), Tone::quiet);
  if (field->field != program::UnitField::order_total) return;
  for (std::uint32_t line = teller.order().lines.begin; line < teller.order().lines.end; ++line)
    paragraph.add(2, line_text(teller, line), Tone::quiet);
}

void tell_terms(const Teller& teller, Paragraph& paragraph) {
  std::vector<Term> terms;
  collect_terms(teller, {teller.program().amount, false}, terms);
  for (const Term& term : terms) {
    const std::string words = report::printable(report::condition_text(teller.program(), term.expr, teller.say.language()));
    paragraph.add(1, fmt::format("{} {}: {}{}", term.subtracted ? "−" : "+", words, factors_text(teller, term.expr), factor_text(teller, term.expr)));
    tell_field(teller, term.expr, paragraph);
  }
  for (const engine::ConditionTrace& condition : teller.explained.trace.conditions)
    if (const auto* choose = std::get_if<program::Choose>(&teller.program()[teller.program().amount].node);
        choose && choose->condition == condition.condition)
      tell_parts(teller, condition, 1, paragraph);
}

std::string refund_text(const Teller& teller, const engine::RefundTrace& refund) {
  const Say& say = teller.say;
  const Money whole = teller.timeline().happenings.amount[refund.happening];
  std::string text = say("refund of {} at {}", "退款 {}，{}", say.money(whole), teller.happening(refund.happening));
  if (refund.part != whole) text += say(", of which {} falls on this unit", "，其中 {}属于本单", say.money(refund.part));
  if (refund.in_range) return text + say(": deducted", "：扣除");
  const auto until = teller.explained.trace.deduct_until;
  const values::Moment time = teller.timeline().happenings.time[refund.happening];
  if (until && time > *until) return text + say(": not deducted, {}", "：不扣除，{}", too_late(say, time - *until));
  return text + say(": not deducted", "：不扣除");
}

void tell_refunds(const Teller& teller, Paragraph& paragraph) {
  const engine::Trace& trace = teller.explained.trace;
  if (!teller.program().deduct) return;
  for (const engine::RefundTrace& refund : trace.refunds) paragraph.add(1, refund_text(teller, refund));
  if (trace.refunds.empty()) paragraph.add(1, teller.say("no refunds", "没有退款"), Tone::quiet);
  const Money amount = teller.explained.decision.amount;
  if (amount != trace.gross)
    paragraph.add(1, teller.say("{} − {} refunded = {}  {}", "{} − 退款 {} = {}  {}", values::to_string(trace.gross),
                                values::to_string(trace.gross - amount), values::to_string(amount), teller.place(teller.program().deduct->span)));
}

void tell_division(const Teller& teller, Paragraph& paragraph) {
  const engine::Decision& decision = teller.explained.decision;
  if (decision.credits.size() < 2 && decision.silent_amount == Money{}) return;
  for (const engine::Credit& credit : decision.credits)
    paragraph.add(1, teller.say("{} gets {}: {}", "{} 得 {}：{}", teller.name(credit.agent), values::percent_text(credit.share),
                                teller.say.money(credit.amount)));
  if (decision.silent_amount != Money{}) paragraph.add(1, teller.say("nobody keeps {}", "{}不记给任何人", teller.say.money(decision.silent_amount)));
}

} // namespace

Paragraph tell_amount(const Teller& teller) {
  Paragraph paragraph{teller.say("amount: {}", "金额：{}", teller.say.money(teller.explained.decision.amount)),
                      teller.place(teller.program()[teller.program().amount].span),
                      {}};
  tell_terms(teller, paragraph);
  tell_refunds(teller, paragraph);
  tell_division(teller, paragraph);
  return paragraph;
}

} // namespace guiyin::explain
