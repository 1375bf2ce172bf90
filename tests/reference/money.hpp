// Money in fen, exact. LANGUAGE "Amounts", the refunds of "Revocation", the fen of "Shares".
#pragma once

#include "tests/reference/values.hpp"

#include <functional>

namespace reference {

Integer total_of(const Order& order);
// Halves away from zero.
Integer rounded(const Fraction& value);
// “Left-over fen go to the largest remainders, equal ones” to the part that stands first. The shares add up to 1.
std::vector<Integer> divided(const Integer& amount, const std::vector<Fraction>& shares);

using InRange = std::function<bool(std::int64_t)>;
bool fully_refunded(const Unit& unit, const InRange& in_range);
// The amount clause alone, and what refunds leave of it.
Integer amount_before_refunds(const Unit& unit);
Integer amount_of(const Unit& unit);

// Defined with the claims.
bool has_winner(const std::string& claim, const Unit& unit);

} // namespace reference
