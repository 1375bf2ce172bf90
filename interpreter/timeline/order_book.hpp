// Orders, their lines and what happened to them, in reading order.
#pragma once

#include "interpreter/timeline/arrange.hpp"
#include "interpreter/timeline/buyer_table.hpp"
#include "interpreter/timeline/event.hpp"
#include "interpreter/timeline/extra_store.hpp"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace guiyin::timeline {

// LANGUAGE "Events": "the first read fixes buyer and time."
struct PlacedOrder {
  TextId shop{}, number{};
  std::uint32_t buyer = 0; // in the BuyerTable
  Moment placed;
  RowSource source; // of its first row
};

// A row about an order, which may stand before the order's own rows.
struct PendingHappening {
  EventType type{};
  HappeningType as{};
  TextId shop{}, order{}, buyer{}, sku{};
  Moment time;
  Money amount;
  RowSource source;
};

class OrderBook {
public:
  explicit OrderBook(const std::vector<FieldRequest>& fields) : order_extras_(FieldOwner::order, fields), line_extras_(FieldOwner::line, fields) {}

  const std::vector<FieldRequest>& order_fields() const { return order_extras_.fields(); }
  const std::vector<FieldRequest>& line_fields() const { return line_extras_.fields(); }

  std::optional<std::uint32_t> find(TextId shop, TextId number) const;
  const PlacedOrder& operator[](std::uint32_t order) const { return orders_[order]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(orders_.size()); }
  std::uint32_t add_order(const PlacedOrder& order, std::span<const ExtraValue> extras, Dictionary& texts);
  void add_line(std::uint32_t order, const LineRow& line, RowSource source, Dictionary& texts);
  void add_happening(const EventRow& row, TextId shop, Dictionary& texts);

  const std::vector<PendingHappening>& pending() const { return pending_; }
  // The lines' numbers by order, in reading order.
  Grouped lines_by_order() const;
  TextId line_sku(std::uint32_t line) const { return lines_.sku[line]; }

  // Sets orders, lines, happenings and their extra columns, and `buyers[i].orders`, for the buyers with these numbers in this order.
  // `order_of` gives each pending happening its order; one that is not below `size()` is left out.
  void move_into(Timeline& timeline, std::span<const std::uint32_t> numbers, std::span<const std::uint32_t> order_of) &&;

private:
  void move_lines(Timeline& timeline, std::span<const std::uint32_t> orders, const Grouped& lines);
  void move_happenings(Timeline& timeline, std::span<const std::uint32_t> orders, std::span<const std::uint32_t> order_of);

  std::unordered_map<std::uint64_t, std::uint32_t> by_number_;
  std::vector<PlacedOrder> orders_;
  Lines lines_;
  std::vector<PendingHappening> pending_;
  ExtraStore order_extras_, line_extras_;
};

} // namespace guiyin::timeline
