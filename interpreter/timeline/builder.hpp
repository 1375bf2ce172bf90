// Rows of events, one after the other, to a timeline. Here the rows are checked against each other: LANGUAGE "Bad rows", "Left out and counted".
#pragma once

#include "interpreter/timeline/chat_log.hpp"
#include "interpreter/timeline/conflict.hpp"
#include "interpreter/timeline/event.hpp"
#include "interpreter/timeline/order_book.hpp"
#include "interpreter/timeline/seen_ids.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace guiyin::timeline {

struct BuildCounts {
  std::array<std::uint64_t, event_types> rows{};     // used rows by type; order rows are lines
  std::array<std::uint64_t, event_types> left_out{}; // rows of orders that are not there
  std::uint64_t duplicates = 0;                      // rows with an `id` seen before with the same content
  std::uint64_t shops = 0, buyers = 0, agents = 0;   // a name in two shops is two buyers, or two agents
  std::optional<Moment> first, last;                 // of the used rows
};

struct Built {
  Timeline timeline; // of the rows without conflict
  BuildCounts counts;
  std::vector<Conflict> conflicts; // those that show only when all rows are known, in reading order; several of one row stand together
};

// Reading order is the order of `add`. Copies what it keeps of a row.
class Builder {
public:
  // `files` are what RowSource::file indexes. A field asked for twice is kept once.
  explicit Builder(std::vector<std::string> files, const std::vector<FieldRequest>& fields = {});

  // What EventRow::extras (chat, order) and LineRow::extras (line) hold, in this order.
  const std::vector<FieldRequest>& fields(FieldOwner on) const;

  // What already shows to be wrong with the row; such a row is not used. An order row with several lines is used as a whole or not at all.
  std::vector<Conflict> add(const EventRow& row);

  Built finish() &&;

private:
  struct PendingId { // a row about an order that carries an `id`
    std::uint32_t happening = 0;
    std::string id;
    Fingerprint content;
  };
  enum class Repeated { no, same, other };
  Repeated check_id(EventType type, std::string_view shop, std::string_view id, const SeenRow& row, std::vector<Conflict>& conflicts);
  std::vector<Conflict> add_at_once(const EventRow& row);
  void add_order(const EventRow& row, TextId shop);
  void add_happening(const EventRow& row, TextId shop);
  void count(EventType type, Moment time, std::uint64_t rows = 1);
  std::vector<Conflict> check_happening(std::uint32_t order, const PendingHappening& happening, const Grouped& lines) const;
  std::uint32_t resolve(const PendingHappening& happening, const PendingId* id, const Grouped& lines, std::vector<Conflict>& conflicts);
  std::vector<std::uint32_t> resolve_happenings(std::vector<Conflict>& conflicts);
  std::vector<Buyer> count_buyers(std::span<const std::uint32_t> numbers);

  std::vector<std::string> files_;
  Dictionary texts_;
  BuyerTable buyers_;
  ChatLog chats_;
  OrderBook orders_;
  SeenIds ids_;
  std::vector<PendingId> pending_ids_; // by happening
  BuildCounts counts_;
};

} // namespace guiyin::timeline
