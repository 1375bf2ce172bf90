// Rows as they are read, in columns and with codes of their own: what one reader brings of one stretch of the input. `assemble` makes a timeline of
// all stretches.
#pragma once

#include "interpreter/timeline/event.hpp"
#include "interpreter/timeline/extra_store.hpp"
#include "interpreter/timeline/fingerprint.hpp"
#include "interpreter/timeline/text_table.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace guiyin::timeline {

inline constexpr std::uint32_t no_buyer = UINT32_MAX, no_shop = UINT32_MAX;
inline constexpr std::uint32_t unused = UINT32_MAX; // stands for the buyer or order of a row that is not used

// A row with an `id`; `row` counts the rows of its type's columns. In reading order.
struct IdRow {
  std::uint32_t row = 0;
  EventType type{};
  TextId shop{};
  RowSource source;
  std::string id;
  Fingerprint content;
};

struct ChatRows {
  values::Column<Moment> time;
  values::Column<std::uint32_t> buyer;
  values::Column<TextId> agent, sku; // `sku` and `source`: empty where not wanted
  values::Column<Sender> sender;
  values::Column<Kind> kind;
  values::Column<RowSource> source;
  std::vector<IdRow> ids;
  std::size_t size() const { return time.size(); }
};

// One row is one or, in JSON lines, several lines of an order.
struct OrderRow {
  std::uint32_t order = 0, buyer = 0;
  Moment time;
  RowSource source;
  std::uint32_t first_line = 0, lines = 0;
};
struct OrderRows {
  values::Column<OrderRow> rows;
  std::vector<IdRow> ids;
  values::Column<TextId> sku; // from here on by line
  values::Column<Money> amount;
  values::Column<std::int64_t> qty; // this and the rest: empty where not wanted
  values::Column<Money> price, full_reduction, category_discount, item_discount;
};

struct HappeningRow {
  std::uint32_t order = 0, buyer = no_buyer;
  Moment time;
  Money amount;
  RowSource source;
  TextId sku{};
  EventType type{};
  HappeningType as{};
};
struct HappeningRows {
  values::Column<HappeningRow> rows;
  std::vector<IdRow> ids;
};

struct TransferRow {
  std::uint32_t buyer = 0;
  std::uint32_t chats_before = 0; // rows of ChatRows read before it
  Moment time;
  TextId from{}, to{};
  RowSource source;
};
struct TransferRows {
  values::Column<TransferRow> rows;
  std::vector<IdRow> ids;
};

// What is kept beside what every policy needs.
struct Wanted {
  bool sources = true;    // where chats, lines and happenings were read: for explanations
  bool topics = true;     // `chat.topic`
  bool own_skus = true;   // `chat.sku`
  bool line_parts = true; // quantity, price and discounts of lines; their amounts are there in any case
  bool backlog = false;   // what rows that come later may call for
  bool skus_of_chats() const { return topics || own_skus; }
};

// The names of an order of one line, or of what happened to one, as they are looked up: buyer and order number in the scope of their shop, a product
// in scope 0. A name that is missing is empty.
struct RowKeys {
  TextKey buyer, order, sku;
};

// A chat without id and further columns.
struct KeyedChat {
  TextKey buyer, agent, sku;
  Moment time;
  RowSource source;
  Sender from{};
  Kind kind{};
};

class RowBatch {
public:
  // A field asked for twice is kept once.
  explicit RowBatch(const std::vector<FieldRequest>& fields = {}, const Wanted& wanted = {});

  // What EventRow::extras (chat, order) and LineRow::extras (line) hold, in this order.
  const std::vector<FieldRequest>& fields(FieldOwner on) const;
  // Copies what it keeps of a row.
  void add(const EventRow& row);
  // The same for rows whose names have been looked at before, of shops that are known: an order, or what happened to one, whose buyer, number and
  // product (of an order, its first line's) are in the keys alone; and chats, one after the other.
  void add(const EventRow& row, const RowKeys& keys);
  void add(std::span<const KeyedChat> rows);
  // The scope of a shop's buyers and order numbers; `no_shop` if no text of a row that was added is its name.
  std::uint32_t known_shop(const TextKey& shop) const {
    return shop.empty() ? static_cast<std::uint32_t>(TextId::missing) : names.find(shop).value_or(no_shop);
  }
  // Makes room for what a file of so many bytes is likely to hold.
  void reserve(std::size_t bytes);
  // Lines of rows added from here on were counted from another line than 1; `shift_lines` puts that right for all rows of `file` added so far.
  void shift_lines(std::uint32_t file, std::uint32_t lines);

  // Borrowed by `assemble`. Codes of names, buyers and orders are the batch's own; the scope of a buyer and of an order is the shop's name.
  TextTable names, buyers, orders;
  ChatRows chats;
  OrderRows order_rows;
  HappeningRows happenings;
  TransferRows transfers;
  ExtraStore chat_extras, order_extras, line_extras;
  Wanted wanted;

private:
  TextId name(std::string_view text) { return static_cast<TextId>(text.empty() ? 0 : names.number(0, text)); }
  std::uint32_t shop_of(std::string_view shop);
  std::uint32_t buyer_of(std::string_view shop, std::string_view buyer) { return buyers.number(shop_of(shop), buyer); }
  TextId name(const TextKey& key) { return static_cast<TextId>(key.empty() ? 0 : names.number(key)); }
  RowKeys keys_of(const EventRow& row);
  void add_chat(const EventRow& row);
  void add_order(const EventRow& row, const RowKeys& keys);
  void add_line(const LineRow& line, TextId sku);
  void add_happening(const EventRow& row, const RowKeys& keys);
  void add_transfer(const EventRow& row);
  void note_id(const EventRow& row, std::vector<IdRow>& ids, std::size_t index);

  std::string last_shop_; // rows of one shop mostly stand together
  std::uint32_t last_shop_code_ = 0;
};

} // namespace guiyin::timeline
