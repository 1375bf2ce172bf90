#include "tests/reference/money.hpp"

#include <algorithm>

namespace reference {

namespace {

Integer floor_of(const Fraction& value) {
  Integer whole = numerator(value) / denominator(value);
  return whole * denominator(value) > numerator(value) ? Integer(whole - 1) : whole;
}

// “A refund without sku is divided over the lines by amount (largest remainder), one for a sku on several lines likewise”; by equal parts if the
// lines are worth nothing (Reading 8). The part that falls on `line`; absent if the refund does not concern it.
std::optional<Integer> part_on_line(const Row& refund, const Order& order, std::size_t line) {
  std::vector<std::size_t> lines;
  Integer sum = 0;
  for (std::size_t i = 0; i < order.lines.size(); ++i)
    if (refund.sku.empty() || order.lines[i].sku == refund.sku) {
      lines.push_back(i);
      sum += order.lines[i].amount;
    }
  std::vector<Fraction> shares;
  for (std::size_t i : lines)
    shares.push_back(sum == 0 ? Fraction(1, static_cast<std::int64_t>(lines.size())) : Fraction(order.lines[i].amount, sum));
  std::vector<Integer> parts = divided(refund.amount, shares);
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines[i] == line) return parts[i];
  return std::nullopt;
}

// A refund counts in full for an order unit (Reading 17).
std::optional<Integer> part_on_unit(const Row& refund, const Unit& unit) {
  if (!unit.line) return Integer(refund.amount);
  return part_on_line(refund, unit.order, *unit.line);
}

struct Refunds {
  Integer sum = 0;
  int count = 0;
};
Refunds refunds_of(const Unit& unit, const InRange& in_range) {
  Refunds refunds;
  for (const Row& row : unit.order.rows) {
    if (row.type != "refund" || !in_range(row.time)) continue;
    if (std::optional<Integer> part = part_on_unit(row, unit)) {
      refunds.sum += *part;
      ++refunds.count;
    }
  }
  return refunds;
}

InRange deduction_range(const Unit& unit) {
  const Deduction& deduct = *unit.policy.deduct;
  Scope scope{unit};
  if (!deduct.moment) return [](std::int64_t) { return true; };
  std::optional<std::int64_t> moment = instant(*deduct.moment, scope);
  if (!moment) return [](std::int64_t) { return false; };
  if (settled(*deduct.duration, scope).op == Op::unlimited) return [=](std::int64_t time) { return time >= *moment; };
  std::int64_t end = *moment + *value_of(*deduct.duration, scope).number;
  return [=](std::int64_t time) { return *moment <= time && time <= end; };
}

} // namespace

Integer total_of(const Order& order) {
  Integer sum = 0;
  for (const Line& line : order.lines) sum += line.amount;
  return sum;
}

Integer rounded(const Fraction& value) {
  Fraction half(1, 2);
  return value < 0 ? Integer(-floor_of(-value + half)) : floor_of(value + half);
}

std::vector<Integer> divided(const Integer& amount, const std::vector<Fraction>& shares) {
  std::vector<Integer> parts;
  std::vector<Fraction> remainders;
  Integer left = amount;
  for (const Fraction& share : shares) {
    Fraction exact = share * amount;
    parts.push_back(floor_of(exact));
    remainders.push_back(exact - parts.back());
    left -= parts.back();
  }
  std::vector<bool> served(shares.size(), false);
  for (; left > 0; --left) {
    std::size_t best = shares.size();
    for (std::size_t i = 0; i < shares.size(); ++i)
      if (!served[i] && (best == shares.size() || remainders[i] > remainders[best])) best = i;
    served.at(best) = true; // throws if the shares do not add up to 1
    ++parts[best];
  }
  return parts;
}

// The refunds in range come to at least the unit's amount, and there is at least one (Reading 8).
bool fully_refunded(const Unit& unit, const InRange& in_range) {
  Refunds refunds = refunds_of(unit, in_range);
  return refunds.count > 0 && refunds.sum >= amount_before_refunds(unit);
}

// A missing amount is 0.00 (Reading 7).
Integer amount_before_refunds(const Unit& unit) { return value_of(*unit.policy.amount, {unit}).number.value_or(0); }

// “At most the unit's amount is deducted, and what is left is the unit's amount.”
Integer amount_of(const Unit& unit) {
  Integer amount = amount_before_refunds(unit);
  if (!unit.policy.deduct) return amount;
  Integer refunded = refunds_of(unit, deduction_range(unit)).sum;
  return amount - std::max(Integer(0), std::min(refunded, amount));
}

} // namespace reference
