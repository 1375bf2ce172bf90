// Nearly all rows of an export are usual: each value is just what is asked for, without blanks around, an `id` or further columns. They go straight
// into the batch's columns. All others, and whatever is wrong, are `RowCheck`'s, whose meaning this has. Several rows are looked at before the first
// is used, so that what their names look up comes from memory meanwhile.
#pragma once

#include "interpreter/io/cell_value.hpp"
#include "interpreter/io/row_words.hpp"
#include "interpreter/timeline/row_batch.hpp"
#include "interpreter/values/moment_reader.hpp"

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>

namespace guiyin::io {

class UsualRows {
public:
  static constexpr std::size_t most = 96;
  // Borrows the batch.
  explicit UsualRows(timeline::RowBatch& batch);

  void clear() { size_ = chats_to_come_ = orders_to_come_ = 0; }
  // The next row, up to `most`; false if it is none that is usual. `cells[column]` is the text of a cell, empty where it is missing;
  // `cells.key(scope, text)` the key of one that is not empty. Views into the cells are kept until all are used.
  template <class Cells> bool look_at(const Cells& cells, timeline::RowSource source);
  // The next row is none that is usual.
  void leave() { is_[size_++] = Is::other; }
  // The last one, which was not usual, is left to the caller.
  void forget_last() { --size_; }
  std::size_t size() const { return size_; }
  // Uses all rows in their order, giving the number of each that is not usual to `others`.
  template <class Others> void use(const Others& others);

private:
  enum class Is : std::uint8_t { other, chat, of_order };
  struct OfOrder {
    timeline::RowKeys keys;
    timeline::EventRow event; // without names
    timeline::LineRow line;
  };
  using Column = timeline::Column;
  using EventType = timeline::EventType;

  template <class Cells> std::uint32_t known_shop(const Cells& cells) const {
    const std::string_view shop = cells[Column::shop];
    return batch_.known_shop(shop.empty() ? timeline::TextKey() : cells.key(0, shop));
  }
  template <class Cells> bool look_at_chat(const Cells& cells, timeline::KeyedChat& chat);
  template <class Cells> bool look_at_order(const Cells& cells, OfOrder& row);
  template <class Cells> bool look_at_line(const Cells& cells, timeline::LineRow& line);
  template <class Cells> bool look_at_happening(const Cells& cells, timeline::EventRow& event);
  static bool money(std::string_view text, values::Money& money);
  void add(OfOrder& row);

  template <std::size_t size> static bool is(std::string_view text, const char (&word)[size]) {
    return text.size() == size - 1 && std::memcmp(text.data(), word, size - 1) == 0;
  }
  // Of a word of five bytes, these; of others 0.
  static constexpr std::uint64_t word_of(std::string_view text) {
    if (text.size() != 5) return 0;
    const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * i); };
    return byte(0) | byte(1) | byte(2) | byte(3) | byte(4);
  }
  static std::optional<EventType> type_of_order(std::string_view type);

  timeline::RowBatch& batch_;
  bool are_chats_usual_, are_orders_usual_; // policies declare no columns of them
  values::MomentReader read_moment_;
  std::size_t size_ = 0, chats_to_come_ = 0, orders_to_come_ = 0;
  std::array<Is, most> is_{};
  std::array<timeline::KeyedChat, most> chats_; // by the number of the row, as the next
  std::array<OfOrder, most> orders_;
  std::array<std::uint8_t, most> which_chats_{}, which_orders_{}; // the numbers of those to come
};

template <class Cells> bool UsualRows::look_at(const Cells& cells, timeline::RowSource source) {
  const std::size_t row = size_++;
  if (is(cells[Column::type], "chat")) {
    chats_[row].source = source;
    is_[row] = look_at_chat(cells, chats_[row]) ? Is::chat : Is::other;
    which_chats_[chats_to_come_] = static_cast<std::uint8_t>(row);
    chats_to_come_ += is_[row] == Is::chat;
    return is_[row] == Is::chat;
  }
  orders_[row].event.source = source;
  is_[row] = look_at_order(cells, orders_[row]) ? Is::of_order : Is::other;
  which_orders_[orders_to_come_] = static_cast<std::uint8_t>(row);
  orders_to_come_ += is_[row] == Is::of_order;
  return is_[row] == Is::of_order;
}

template <class Cells> bool UsualRows::look_at_chat(const Cells& cells, timeline::KeyedChat& chat) {
  if (!are_chats_usual_ || !cells[Column::id].empty() || !read_moment_.read(cells[Column::time], chat.time)) return false;
  const std::uint64_t from = word_of(cells[Column::from]);
  constexpr std::uint64_t agent_word = word_of("agent"), buyer_word = word_of("buyer");
  if ((from != agent_word) & (from != buyer_word)) return false; // not `&&`: nobody can foresee who writes next
  chat.from = from == agent_word ? timeline::Sender::agent : timeline::Sender::buyer;
  const std::string_view kind = cells[Column::kind];
  const std::size_t which_kind = kind.empty() ? 0 : place_in(kind_words, kind);
  if (which_kind == kind_words.size()) return false;
  chat.kind = kind_at(which_kind);
  const std::uint32_t scope = known_shop(cells);
  const std::string_view buyer = cells[Column::buyer];
  if (scope == timeline::no_shop || buyer.empty() || may_need_trimming(buyer)) return false;
  chat.buyer = cells.key(scope, buyer);
  batch_.buyers.expect_place(chat.buyer);
  const std::string_view agent = cells[Column::agent];
  if (agent.empty() || may_need_trimming(agent)) return false;
  chat.agent = cells.key(0, agent);
  batch_.names.expect_place(chat.agent);
  const std::string_view sku = cells[Column::sku];
  chat.sku.size = 0;
  if (sku.empty()) return true;
  if (may_need_trimming(sku)) return false;
  if (!batch_.wanted.skus_of_chats()) return true;
  chat.sku = cells.key(0, sku);
  batch_.names.expect_place(chat.sku);
  return true;
}

// An order, of which a row is one line, or what happened to one.
template <class Cells> bool UsualRows::look_at_order(const Cells& cells, OfOrder& row) {
  const auto type = type_of_order(cells[Column::type]);
  if (!type || !are_orders_usual_ || !read_moment_.read(cells[Column::time], row.event.time)) return false;
  row.event.type = *type;
  if (!cells[Column::id].empty() || !cells[Column::from].empty() || !cells[Column::kind].empty()) return false;
  const std::uint32_t scope = known_shop(cells);
  const std::string_view order = cells[Column::order], buyer = cells[Column::buyer];
  if (scope == timeline::no_shop || order.empty() || may_need_trimming(order)) return false;
  row.keys.order = cells.key(scope, order);
  batch_.orders.expect_place(row.keys.order);
  row.keys.buyer.size = row.keys.sku.size = 0;
  if (!buyer.empty()) {
    if (may_need_trimming(buyer)) return false;
    row.keys.buyer = cells.key(scope, buyer);
    batch_.buyers.expect_place(row.keys.buyer);
  }
  if (*type == EventType::order ? buyer.empty() || !look_at_line(cells, row.line) : !look_at_happening(cells, row.event)) return false;
  if (*type != EventType::order && *type != EventType::cancel && *type != EventType::refund) return true;
  const std::string_view sku = cells[Column::sku];
  if (sku.empty()) return true;
  if (may_need_trimming(sku)) return false;
  row.keys.sku = cells.key(0, sku);
  batch_.names.expect_place(row.keys.sku);
  return true;
}

template <class Cells> bool UsualRows::look_at_line(const Cells& cells, timeline::LineRow& line) {
  const auto discount = [&](Column column, values::Money& to) {
    to = {};
    return cells[column].empty() || money(cells[column], to);
  };
  const auto qty = parse_count(cells[Column::qty]);
  if (!qty || *qty < 0 || !money(cells[Column::price], line.price)) return false;
  if (!discount(Column::full_reduction, line.full_reduction) || !discount(Column::category_discount, line.category_discount) ||
      !discount(Column::item_discount, line.item_discount))
    return false;
  line.qty = *qty;
  if (line.qty != 0 && line.price.fen > values::largest_money.fen / line.qty) return false;
  return line.full_reduction + line.category_discount + line.item_discount <= values::Money{line.qty * line.price.fen};
}

template <class Cells> bool UsualRows::look_at_happening(const Cells& cells, timeline::EventRow& event) {
  const std::string_view stage = event.type == EventType::pay ? cells[Column::stage] : std::string_view();
  const std::size_t which = stage.empty() ? 0 : place_in(stage_words, stage);
  if (which == stage_words.size()) return false;
  event.stage = static_cast<timeline::Stage>(which);
  event.amount = {};
  return event.type != EventType::refund || money(cells[Column::amount], event.amount);
}

template <class Others> void UsualRows::use(const Others& others) {
  for (std::size_t i = 0; i < chats_to_come_; ++i) batch_.buyers.expect_text(chats_[which_chats_[i]].buyer);
  for (std::size_t i = 0; i < orders_to_come_; ++i) {
    const timeline::RowKeys& keys = orders_[which_orders_[i]].keys;
    batch_.orders.expect_text(keys.order);
    if (!keys.buyer.empty()) batch_.buyers.expect_text(keys.buyer);
  }
  for (std::size_t i = 0; i < size_;) {
    const std::size_t first = i;
    while (i < size_ && is_[i] == Is::chat) ++i;
    if (i > first) batch_.add(std::span(chats_).subspan(first, i - first));
    for (; i < size_ && is_[i] != Is::chat; ++i) {
      if (is_[i] == Is::of_order)
        add(orders_[i]);
      else
        others(i);
    }
  }
}

} // namespace guiyin::io
