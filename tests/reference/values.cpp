#include "tests/reference/values.hpp"

#include "tests/reference/calendar.hpp"
#include "tests/reference/money.hpp"

#include <stdexcept>

namespace reference {

namespace {

Value number(std::int64_t n) { return {n, {}, {}}; }
Value number(std::optional<std::int64_t> n) { return {n, {}, {}}; }
Value text(const std::string& t) { return t.empty() ? Value{} : Value{{}, t, {}}; } // “missing or empty”

Value field_of_line(const std::string& name, const Line& line, std::size_t index) {
  if (name == "line.sku") return text(line.sku);
  if (name == "line.qty") return number(line.row.qty);
  if (name == "line.price") return number(line.row.price);
  if (name == "line.full_reduction") return number(line.row.full_reduction);
  if (name == "line.category_discount") return number(line.row.category_discount);
  if (name == "line.item_discount") return number(line.row.item_discount);
  if (name == "line.amount") return number(static_cast<std::int64_t>(line.amount));
  if (name == "line.number") return number(static_cast<std::int64_t>(index) + 1);
  throw std::logic_error("no field " + name);
}

// “Each row of the source is called chat and has .topic .sku .kind .from .time .agent.”
Value field_of_row(const std::string& name, const Message& row) {
  if (name == "chat.topic") return text(row.topic);
  if (name == "chat.sku") return text(row.sku);
  if (name == "chat.kind") return text(row.kind);
  if (name == "chat.from") return text(row.from);
  if (name == "chat.time") return number(row.time);
  if (name == "chat.agent") return text(row.agent);
  throw std::logic_error("no field " + name);
}

// “order.total is its sum over the order's lines.”
Value field_of_order(const std::string& name, const Order& order) {
  if (name == "order.total") return number(static_cast<std::int64_t>(total_of(order)));
  if (name == "order.number") return text(order.number);
  if (name == "order.shop") return text(order.shop);
  if (name == "order.buyer") return text(order.buyer);
  throw std::logic_error("no field " + name);
}

Value field(const std::string& name, const Scope& scope) {
  if (name.starts_with("chat.")) return field_of_row(name, *scope.row);
  if (name.starts_with("order.")) return field_of_order(name, scope.unit.order);
  return field_of_line(name, scope.unit.order.lines[*scope.unit.line], *scope.unit.line);
}

// “opened_by (the sender of the first)”; a system row is nobody's (Reading 1).
Value candidate_field(const std::string& name, const Candidate& candidate) {
  if (name == "first") return number(candidate.rows.front().time);
  if (name == "last") return number(candidate.rows.back().time);
  if (name == "opened_by") return candidate.rows.front().kind == "system" ? Value{} : text(candidate.rows.front().from);
  return number(count_of(name, candidate));
}

Value part(const std::string& name, std::optional<std::int64_t> moment, const Unit& unit) {
  if (!moment) return {};
  std::int64_t starts = unit.policy.day_starts.value_or(0);
  if (name == "time_of_day") return number(time_of_day(*moment));
  if (name == "weekday") return number(weekday(*moment, starts));
  return number(start_of_day(*moment, starts));
}

// “Arithmetic with a missing value is missing.” Money times a share is rounded to the fen, halves away from zero (Reading 7).
Value multiply(const Value& a, const Value& b) {
  if (a.missing() || b.missing()) return {};
  if (a.ratio || b.ratio) return number(static_cast<std::int64_t>(rounded((a.ratio ? b : a).number.value() * *(a.ratio ? a : b).ratio)));
  return number(a.number.value() * b.number.value());
}

Value arithmetic(const Node& node, const Scope& scope) {
  Value a = value_of(node.parts.at(0), scope), b = value_of(node.parts.at(1), scope);
  if (node.op == Op::multiply) return multiply(a, b);
  if (a.missing() || b.missing()) return {};
  return number(node.op == Op::add ? a.number.value() + b.number.value() : a.number.value() - b.number.value());
}

// “A missing or empty value equals nothing, not even another missing one; every comparison with it is false except `!=`, which is true.”
bool compare(Op op, const Value& a, const Value& b) {
  if (a.missing() || b.missing()) return op == Op::not_equal;
  auto order = a.text ? *a.text <=> b.text.value() : a.number.value() <=> b.number.value();
  switch (op) {
  case Op::equal:
    return order == 0;
  case Op::not_equal:
    return order != 0;
  case Op::less:
    return order < 0;
  case Op::less_equal:
    return order <= 0;
  case Op::greater:
    return order > 0;
  case Op::greater_equal:
    return order >= 0;
  default:
    throw std::logic_error("no condition");
  }
}

// `value from A to B` is [A, B) for moments and times of day, wrapping round midnight if B < A; for the rest both ends count (Reading 10).
bool between(const Node& node, const Scope& scope) {
  Value value = value_of(node.parts.at(0), scope), from = value_of(node.parts.at(1), scope), to = value_of(node.parts.at(2), scope);
  if (value.missing() || from.missing() || to.missing()) return false;
  std::int64_t v = value.number.value(), a = from.number.value(), b = to.number.value();
  const Node& subject = settled(node.parts.at(0), scope);
  if (subject.op == Op::part && subject.text == "time_of_day") return a <= b ? a <= v && v < b : v >= a || v < b;
  bool is_moment = subject.op == Op::moment || subject.text == "chat.time" ||
                   (subject.op == Op::of_candidate && (subject.text == "first" || subject.text == "last"));
  return a <= v && (is_moment ? v < b : v <= b);
}

// “cancelled within D of M holds if M ≤ time ≤ M + D; it does not hold where M did not happen.” “Each cancel row is tested on its own, any one in
// range suffices.” Any other moment likewise (Reading 11).
bool within(const Node& node, const Scope& scope) {
  std::optional<std::int64_t> moment = instant(node.parts.at(2), scope);
  if (!moment) return false;
  const Node& duration = settled(node.parts.at(1), scope);
  auto in_range = [&](std::int64_t time) {
    return *moment <= time && (duration.op == Op::unlimited || time <= *moment + value_of(duration, scope).number.value());
  };
  if (node.parts.at(0).op == Op::fully_refunded) return fully_refunded(scope.unit, in_range);
  if (node.parts.at(0).text == "cancelled") {
    for (std::int64_t time : cancellations(scope.unit))
      if (in_range(time)) return true;
    return false;
  }
  std::optional<std::int64_t> event = instant(node.parts.at(0), scope);
  return event && in_range(*event);
}

} // namespace

const Node& settled(const Node& node, const Scope& scope) {
  const Unit& unit = scope.unit;
  if (node.op == Op::choose) return settled(node.parts.at(holds(node.parts.at(0), scope) ? 1 : 2), scope);
  if (node.op == Op::define) return settled(unit.policy.defines.at(node.text), scope);
  if (node.op == Op::param) {
    // “Params are looked up last: --set over set over default.” (`set` was folded into the params.)
    if (auto given = unit.settings.find(node.text); given != unit.settings.end()) return given->second;
    for (const Param& param : unit.policy.params)
      if (param.name == node.text) return param.value;
    throw std::logic_error("no param " + node.text);
  }
  if (node.op == Op::by) {
    std::string chosen = settled({Op::param, 0, node.text, {}, {}}, scope).text;
    for (std::size_t i = 0; i < node.parts.size(); ++i)
      if (node.labels[i] == chosen) return settled(node.parts.at(i), scope);
    throw std::logic_error("no arm " + chosen);
  }
  return node;
}

Value value_of(const Node& any, const Scope& scope) {
  const Node& node = settled(any, scope);
  switch (node.op) {
  case Op::text:
  case Op::sender:
  case Op::kind:
  case Op::choice:
    return text(node.text);
  case Op::percent:
    return {{}, {}, Fraction(node.number, 10000)};
  case Op::moment:
    return number(moment_of(node.text, scope.unit));
  case Op::part:
    return part(node.text, instant(node.parts.at(0), scope), scope.unit);
  case Op::field:
    return field(node.text, scope);
  case Op::of_candidate:
    return candidate_field(node.text, *scope.candidate);
  case Op::add:
  case Op::subtract:
  case Op::multiply:
    return arithmetic(node, scope);
  case Op::count:
  case Op::duration:
  case Op::money:
  case Op::time_of_day:
  case Op::weekday:
    return number(node.number);
  default:
    throw std::logic_error("no value");
  }
}

std::optional<std::int64_t> instant(const Node& node, const Scope& scope) { return value_of(node, scope).number; }

bool holds(const Node& any, const Scope& scope) {
  const Node& node = settled(any, scope);
  switch (node.op) {
  case Op::and_:
    return holds(node.parts.at(0), scope) && holds(node.parts.at(1), scope);
  case Op::or_:
    return holds(node.parts.at(0), scope) || holds(node.parts.at(1), scope);
  case Op::not_:
    return !holds(node.parts.at(0), scope);
  case Op::happened:
    return instant(node.parts.at(0), scope).has_value(); // “A moment used as a condition holds where it happened.”
  case Op::wins:
    return has_winner(node.text, scope.unit); // “a claim's name used as a condition holds where it has a winner”
  case Op::replied:
    return count_of("agent_messages", *scope.candidate) > 0;
  case Op::both_spoke:
    return count_of("agent_messages", *scope.candidate) > 0 && count_of("buyer_messages", *scope.candidate) > 0;
  case Op::within:
    return within(node, scope);
  case Op::fully_refunded:
    return fully_refunded(scope.unit, [](std::int64_t) { return true; });
  case Op::between:
    return between(node, scope);
  default:
    return compare(node.op, value_of(node.parts.at(0), scope), value_of(node.parts.at(1), scope));
  }
}

} // namespace reference
