// deduct: refunds, divided over the lines of their order.
#pragma once

#include "interpreter/engine/scope.hpp"
#include "interpreter/engine/within.hpp"

#include <optional>
#include <vector>

namespace guiyin::engine {

// LANGUAGE "Amounts": "`order.total` is its sum over the order's lines."
Money order_total_of(const timeline::Timeline& timeline, OrderId order);

// What of each refund of the order falls on the unit, in event order.
// LANGUAGE "Revocation": "A refund without sku is divided over the lines by amount (largest remainder), one for a sku on several lines likewise".
std::vector<RefundTrace> refund_parts(const timeline::Timeline& timeline, const Unit& unit);

// The parts in `range`, added up.
Money refunded_in(const timeline::Timeline& timeline, const Unit& unit, const std::optional<ClosedRange>& range);

// Whether a refund lies in range; whether those that do come to at least the unit's amount before deduction.
bool any_refund(const Scope& scope, const program::RefundedWithin& condition);
bool fully_refunded(const Scope& scope, const program::RefundedWithin& condition);

// LANGUAGE "Revocation": "at most the unit's amount is deducted, and what is left is the unit's amount."
Money deduct_refunds(const Scope& scope, Money gross);

} // namespace guiyin::engine
