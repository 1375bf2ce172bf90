// The rules of types: what fits where, what can be compared, what can be computed.
#pragma once

#include "interpreter/program/here.hpp"

namespace guiyin::program {

bool is_ordered(Type type); // `<` and the like make sense

// `value` as a `wanted`: a date as the moment at which that day starts, a number as a weekday, text as an agent. Reports what does not fit. `source`
// is the node that the value was made of.
Value as_type(const Here& here, Value value, Type wanted, syntax::ExprId source);
// The same without a word if it does not fit.
std::optional<Value> fitted(const Here& here, Value value, Type wanted);

// Brings two values to one type, else reports (GY0302).
bool make_comparable(const Here& here, Value& left, Value& right, syntax::ExprId left_source, syntax::ExprId right_source);

// Whether the node is a bare number, which wants a unit where a duration, money or share is needed; and the report that says so.
bool is_bare_number(const Here& here, syntax::ExprId source);
void report_bare_number(const Here& here, syntax::ExprId source, std::optional<Type> wanted);

// The arguments of a define or shared claim against its parameters' types. `callee` holds the bindings.
bool check_arguments(const Here& here, const Env& callee);

} // namespace guiyin::program
