// Rows against each other. LANGUAGE "Bad rows": what cannot be seen in a row alone.
#pragma once

#include "interpreter/timeline/assemble.hpp"
#include "interpreter/timeline/common_codes.hpp"
#include "interpreter/timeline/id_book.hpp"
#include "interpreter/timeline/order_places.hpp"
#include "interpreter/timeline/time_span.hpp"

#include <span>
#include <string>
#include <vector>

namespace guiyin::timeline {

// An order by its used rows, of which the first "fixes buyer and time".
struct KnownOrder {
  Moment placed;
  std::uint32_t buyer = 0;
  std::uint32_t reading = 0; // how many order rows were read before the first
  std::uint32_t lines = 0, happenings = 0;
  bool is_there() const { return lines > 0; } // one that only happenings mention is not
};
using KnownOrders = values::Column<KnownOrder>; // by code

// Borrows all that it is made of; leaves conflicts and counts of used orders and happenings, of repeated and left-out rows in `built`.
class RowChecks {
public:
  RowChecks(std::vector<RowBatch>& batches, const CommonCodes& codes, const std::vector<std::string>& files, Built& built)
      : batches_(batches), codes_(codes), files_(files), built_(built) {}

  // Chats and transfers whose `id` was seen before become unused: their buyer is `unused`.
  void check_ids();
  // An order row that is not used becomes one of the order `unused`.
  KnownOrders check_orders();
  // The timeline's orders and lines are in place, each order where `places` says. A row that is not used becomes one of the order `unused`.
  void check_happenings(KnownOrders& orders, const OrderPlaces& places, unsigned threads);
  // Of the used orders and happenings.
  const TimeSpan& span() const { return span_; }
  // Of the rows that were checked, before they are given up.
  Backlog backlog() const;

private:
  // A happening whose order is not there, or that it contradicts.
  struct Waiting {
    HappeningRow row;
    const IdRow* id;
    bool contradicts;
  };
  // What was found of some rows that follow each other.
  struct Findings {
    BuildCounts counts; // of rows, of those left out, of those repeated
    TimeSpan span;
    std::vector<Conflict> conflicts;
    std::vector<Waiting> waiting;

    void count(EventType type, Moment time, std::uint32_t rows);
  };
  void add(Findings&& findings);
  enum class Repeated : std::uint8_t { no, same, other };
  Repeated check_id(const IdRow* id, RowSource source, Findings& findings) const;
  bool may_use_id(const IdRow& id, RowSource source, Findings& findings);
  bool may_use(const IdRow* id, const OrderRow& row, const KnownOrder& order, Findings& findings);
  bool may_use(const IdRow* id, const HappeningRow& row, const KnownOrder& order, const OrderPlaces& places, Findings& findings);
  void check_against(const OrderRow& row, const KnownOrder& order, Findings& findings) const;
  void check_against(const HappeningRow& row, const KnownOrder& known, const OrderPlaces& places, Findings& findings) const;
  void check_happenings(RowBatch& batch, std::size_t begin, std::size_t end, KnownOrders& orders, const OrderPlaces& places, Findings& findings);
  const OrderRow& first_row(const KnownOrder& order) const;
  std::span<const TextId> skus_of(std::uint32_t order) const;
  std::string_view buyer_name(std::uint32_t buyer) const { return codes_.buyers.text(buyer); }

  std::vector<RowBatch>& batches_;
  const CommonCodes& codes_;
  const std::vector<std::string>& files_;
  Built& built_;
  TimeSpan span_;
  IdBook ids_;
  std::vector<Waiting> waiting_;
};

} // namespace guiyin::timeline
