// Rows of an order against its first row. LANGUAGE "Bad rows".
#pragma once

#include "interpreter/timeline/conflict.hpp"
#include "interpreter/timeline/order_book.hpp"

#include <span>
#include <string>
#include <vector>

namespace guiyin::timeline {

// What messages need to name rows and values.
struct Naming {
  const Dictionary& texts;
  const BuyerTable& buyers;
  const std::vector<std::string>& files;
};

// "orders.csv:12"
std::string place_of(RowSource source, const std::vector<std::string>& files);

// "Order rows that differ in buyer or time from their order's first."
std::vector<Conflict> check_order_row(const EventRow& row, const PlacedOrder& order, const Naming& naming);

// "Pay, ship, complete, cancel or refund with a time before its order's (equal is fine …); a sku that its order does not have; a buyer that differs
// from the order's." `skus` are the order's.
std::vector<Conflict> check_happening(const PendingHappening& happening, const PlacedOrder& order, std::span<const TextId> skus,
                                      const Naming& naming);

// "The same `id` with other content."
Conflict same_id_other_content(std::string_view id, RowSource row, RowSource first, const std::vector<std::string>& files);

} // namespace guiyin::timeline
