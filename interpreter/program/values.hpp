// Values: syntax to checked program nodes. Each function reports what is wrong and returns a Value without type then.
#pragma once

#include "interpreter/program/resolve.hpp"
#include "interpreter/program/types.hpp"

namespace guiyin::program {

// `expected` tells what words without a meaning of their own stand for: `buyer` beside a sender, `auto` beside a kind, a choice's name. It is not a
// demand.
Value value(const Here& here, syntax::ExprId id, std::optional<Type> expected = std::nullopt);
// A value that must be of this type; a yes_no is a condition.
Value value_of_type(const Here& here, syntax::ExprId id, Type wanted);
// A condition: also a moment (it happened) and a claim's name (it has a winner).
Value condition(const Here& here, syntax::ExprId id);

// The parts of `value`, a file each.
Value reference(const Here& here, const syntax::Reference& node, Span span, std::optional<Type> expected);
Value field(const Here& here, const syntax::Field& node, Span span);
Value unary(const Here& here, const syntax::Unary& node, Span span);
Value arithmetic(const Here& here, const syntax::Binary& node, Span span);
Value comparison(const Here& here, const syntax::Binary& node, Span span);
Value between(const Here& here, const syntax::Between& node, Span span);
Value within(const Here& here, const syntax::Within& node, Span span);
Value fully_refunded(const Here& here, Span span);
// GY0203: the amount asks for full refunds, through `claims`.
void amount_circle(const Here& here, Span span, std::vector<std::string> claims);

// Arithmetic on constants and program nodes, folded where both sides are known.
Value compute(const Here& here, Arithmetic op, Value left, Value right, Type type, Span span);

// A name that means something only beside another value: `buyer`, `auto`, a choice.
bool is_contextual(const Here& here, syntax::ExprId id);
// A yes_no value in the shape of a condition.
Value as_condition(const Here& here, Value value, Span span);
Value any_of(const Here& here, Type type, Span span); // a placeholder

// Whether a duration is unlimited.
bool is_unlimited(const Program& program, ExprId id);

// "“chat.topic” can only be used after `where`".
void report_place(const Here& here, Span span, std::string_view name, const Argument& where);

} // namespace guiyin::program
