#include "interpreter/generate/row_writer.hpp"

#include <array>
#include <charconv>

namespace guiyin::generate {

namespace {

constexpr std::array<std::string_view, 16> columns{"type",          "time",   "shop", "buyer", "agent",          "from",
                                                   "sku",           "order",  "qty",  "price", "full_reduction", "category_discount",
                                                   "item_discount", "amount", "kind", "to"};
enum : std::uint32_t {
  type,
  time_,
  shop,
  buyer,
  agent,
  from,
  sku,
  order,
  qty,
  price,
  full_reduction,
  category_discount,
  item_discount,
  amount,
  kind,
  to
};

constexpr std::array<std::string_view, 6> types{"chat", "order", "pay", "cancel", "refund", "transfer"};
constexpr std::array<std::string_view, 4> kinds{"", "auto", "robot", "system"};

void append_number(std::string& out, std::uint64_t number) {
  std::array<char, 20> digits;
  out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

void append_two_digits(std::string& out, std::int64_t number) {
  out += static_cast<char>('0' + number / 10);
  out += static_cast<char>('0' + number % 10);
}

} // namespace

void RowWriter::header() {
  if (format_ == Format::json_lines) return;
  for (const std::string_view name : columns) (text_ += name) += ',';
  text_.back() = '\n';
}

// Cells are made here and hold no signs that CSV or JSON would escape.
void RowWriter::open(Column column) {
  if (format_ == Format::csv) {
    for (; next_ < column; ++next_) text_ += ',';
  } else {
    ((text_ += next_ == 0 ? "{\"" : ",\"") += columns[column]) += "\":\"";
    next_ = column;
  }
}

void RowWriter::close() {
  if (format_ == Format::json_lines) text_ += '"', ++next_;
}

void RowWriter::put(Column column, std::string_view value) {
  if (value.empty()) return;
  open(column);
  text_ += value;
  close();
}

void RowWriter::put(Column column, std::string_view prefix, std::uint64_t number) {
  if (number == no_number) return;
  open(column);
  text_ += prefix;
  append_number(text_, number);
  close();
}

void RowWriter::put(Column column, values::Money money) {
  if (money.fen == 0) return;
  open(column);
  append_number(text_, static_cast<std::uint64_t>(money.fen / 100));
  text_ += '.';
  append_two_digits(text_, money.fen % 100);
  close();
}

// Local time without a zone.
void RowWriter::put_time(values::Moment at) {
  if (const std::int64_t day = values::local_day(at); day != day_) {
    day_ = day;
    date_ = values::date_to_string(day) + 'T';
  }
  const std::int64_t second = values::time_of_day(at).ms / values::ms_per_second;
  open(time_);
  text_ += date_;
  append_two_digits(text_, second / 3600);
  text_ += ':';
  append_two_digits(text_, second / 60 % 60);
  text_ += ':';
  append_two_digits(text_, second % 60);
  close();
}

void RowWriter::put_who(const Record& row) {
  put(shop, "店铺", row.buyer.shop);
  put(buyer, row.buyer.newcomer ? "新客" : "买家", row.buyer.number);
  put(agent, "客服", row.agent);
  if (row.type == Type::chat) put(from, row.from == Sender::buyer ? "buyer" : "agent");
}

void RowWriter::put_price(const Price& of_line) {
  put(qty, "", of_line.qty);
  put(price, of_line.each);
  put(full_reduction, of_line.full_reduction);
  put(category_discount, of_line.category_discount);
  put(item_discount, of_line.item_discount);
}

void RowWriter::end_row() {
  if (format_ == Format::csv) {
    for (; next_ + 1 < columns.size(); ++next_) text_ += ',';
  } else {
    text_ += '}';
  }
  text_ += '\n';
  next_ = 0;
}

void RowWriter::write(const Record& row) {
  put(type, types[static_cast<std::size_t>(row.type)]);
  put_time(row.at);
  put_who(row);
  put(sku, "SKU", row.sku);
  if (row.order > 0) put(order, "O", row.order);
  if (row.type == Type::order) put_price(row.price);
  put(amount, row.amount);
  put(kind, kinds[static_cast<std::size_t>(row.kind)]);
  put(to, "客服", row.to);
  end_row();
}

} // namespace guiyin::generate
