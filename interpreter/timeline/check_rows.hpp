// Rows against each other. LANGUAGE "Bad rows": what cannot be seen in a row alone.
#pragma once

#include "interpreter/timeline/assemble.hpp"
#include "interpreter/timeline/common_codes.hpp"
#include "interpreter/timeline/id_book.hpp"

#include <string>
#include <vector>

namespace guiyin::timeline {

inline constexpr std::uint32_t unused = UINT32_MAX; // stands for the buyer or order of a row that is not used

// The first used row of an order: it "fixes buyer and time". `reading` counts the order rows before it.
struct FirstRow {
  const OrderRow* row = nullptr;
  std::uint32_t reading = 0;
};

// Borrows all that it is made of; leaves conflicts and counts of repeated and left-out rows in `built`.
class RowChecks {
public:
  RowChecks(std::vector<RowBatch>& batches, const CommonCodes& codes, const std::vector<std::string>& files, Built& built)
      : batches_(batches), codes_(codes), files_(files), built_(built) {}

  // Chats and transfers whose `id` was seen before become unused: their buyer is `unused`.
  void check_ids();
  // The first rows by order code. An order row that is not used becomes one of the order `unused`.
  std::vector<FirstRow> check_orders();
  // The timeline's orders and lines are in place; `order_of` gives their numbers by order code. A row that is not used becomes one of the order
  // `unused`.
  void check_happenings(const std::vector<FirstRow>& first, const std::vector<std::uint32_t>& order_of);
  // Of the rows that were checked, before they are given up.
  Backlog backlog() const;

private:
  // A happening whose order is not there, or that it contradicts.
  struct Waiting {
    HappeningRow row;
    const IdRow* id;
    bool contradicts;
  };
  enum class Repeated : std::uint8_t { no, same, other };
  Repeated check_id(const IdRow* id, RowSource source);
  bool may_use_id(const IdRow& id, RowSource source);
  bool may_use(const IdRow* id, const OrderRow& row, FirstRow& first, std::uint32_t reading);
  bool may_use(const IdRow* id, const HappeningRow& row, const FirstRow& first, const std::vector<std::uint32_t>& order_of);
  void check_against(const OrderRow& row, const OrderRow& first);
  void check_against(const HappeningRow& row, const OrderRow& first, const Order& order);
  std::string_view buyer_name(std::uint32_t buyer) const { return codes_.buyers.text(buyer); }

  std::vector<RowBatch>& batches_;
  const CommonCodes& codes_;
  const std::vector<std::string>& files_;
  Built& built_;
  IdBook ids_;
  std::vector<Waiting> waiting_;
};

} // namespace guiyin::timeline
