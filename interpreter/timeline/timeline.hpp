// What happened, as columns of facts: read once, ordered once, never changed. All that an engine needs of one buyer stands together.
#pragma once

#include "interpreter/timeline/dictionary.hpp"
#include "interpreter/values/column.hpp"
#include "interpreter/values/money.hpp"
#include "interpreter/values/time.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace guiyin::timeline {

using values::Duration;
using values::Moment;
using values::Money;

// Where a row was read: `file` indexes `Timeline::files`, `line` counts from 1 (the first line of a row that has several).
struct RowSource {
  std::uint32_t file = 0;
  std::uint32_t line = 0;
};

template <class T> struct Range { // a half-open range of indexes
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
};

enum class BuyerId : std::uint32_t {};
enum class OrderId : std::uint32_t {};
enum class LineId : std::uint32_t {};

enum class Sender : std::uint8_t { buyer, agent };
enum class Kind : std::uint8_t { human, automatic, robot, system };

// Rows of type `chat`, by buyer, then in event order (time, then reading order).
struct Messages {
  values::Column<Moment> time;
  values::Column<TextId> agent;
  values::Column<Sender> sender;
  values::Column<Kind> kind;
  values::Column<TextId> sku; // the row's own; TextId::missing if none. This and the next two: empty where whoever read the rows did not want them
  values::Column<TextId>
      topic; // LANGUAGE: the `sku` on the latest chat so far in its conversation that the buyer sent with one; computed by `topics`
  values::Column<RowSource> source;
  std::size_t size() const { return time.size(); }
};

// Rows of type `transfer`, by buyer, then in event order. Their bearing is on topics, which are computed already.
struct Transfers {
  values::Column<BuyerId> buyer;
  values::Column<Moment> time;
  values::Column<TextId> from, to;
  values::Column<RowSource> source;
};

// What happens to an order after it was placed, sorted by order, then in event order.
enum class HappeningType : std::uint8_t { pay, pay_deposit, pay_balance, ship, complete, cancel, refund };
struct Happenings {
  values::Column<HappeningType> type;
  values::Column<Moment> time;
  values::Column<TextId> sku;       // of a cancel or refund; missing: the whole order
  values::Column<Money> amount;     // of a refund
  values::Column<RowSource> source; // empty where whoever read the rows did not want them
};

// One buyer of one shop. The same name in another shop is another buyer.
struct Buyer {
  TextId shop{};
  TextId name{}; // missing for orders without a buyer; they see no chats
  Range<struct MessageTag> messages;
  Range<OrderId> orders;
};

// Orders of a buyer stand together, in event order of their first rows.
struct Order {
  BuyerId buyer{};
  TextId number{};
  Moment placed{};
  Range<LineId> lines; // in reading order; line number = index in this range + 1
  Range<struct HappeningTag> happenings;
};

struct Lines {
  values::Column<OrderId> order;
  values::Column<TextId> sku;
  values::Column<Money> amount;     // qty × price − the three discounts; never negative
  values::Column<std::int64_t> qty; // this and the next four: empty where whoever read the rows did not want them
  values::Column<Money> price, full_reduction, category_discount, item_discount;
  values::Column<RowSource> source; // empty where whoever read the rows did not want them
};

// A column that a policy declared with `field`: one value per message, order or line, as `ExtraColumn::on` says.
enum class FieldOwner : std::uint8_t { chat, order, line };
enum class FieldType : std::uint8_t { moment, duration, money, share, count, text, yes_no };
struct FieldRequest { // what the policies of a run declare, collected before reading
  FieldOwner on;
  std::string name;
  FieldType type;
  friend bool operator==(const FieldRequest&, const FieldRequest&) = default;
};
struct ExtraColumn {
  FieldRequest field;
  // ms, fen, count, TextId, 0/1, or a share in millionths; INT64_MIN is missing. Indexed by message, order or line.
  values::Column<std::int64_t> values;
};
inline constexpr std::int64_t missing_value = INT64_MIN;

struct Timeline {
  Dictionary texts; // `find` knows shops, agents and SKUs; buyers and order numbers are only shown
  std::vector<std::string> files;
  values::Column<Buyer> buyers; // in the order in which they were first read
  Messages messages;
  values::Column<Order> orders;
  Lines lines;
  Happenings happenings;
  Transfers transfers;
  std::vector<ExtraColumn> extras;
  std::shared_ptr<const void> memory; // where columns and texts stand that are not the timeline's own, if some are not
};

} // namespace guiyin::timeline
