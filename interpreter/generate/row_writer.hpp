// Rows as text. One by one and by hand, since formatting is nearly all of the work of making practice data.
#pragma once

#include "interpreter/generate/generate.hpp"
#include "interpreter/generate/record.hpp"

#include <string>

namespace guiyin::generate {

class RowWriter {
public:
  explicit RowWriter(Format format) : format_(format) {}

  void header(); // nothing in JSON lines
  void write(const Record& row);
  // What was written since `clear`.
  const std::string& text() const { return text_; }
  void clear() { text_.clear(); }

private:
  using Column = std::uint32_t;

  void open(Column column);
  void close();
  void put(Column column, std::string_view value);
  void put(Column column, std::string_view prefix, std::uint64_t number);
  void put(Column column, values::Money money); // nothing where it is 0
  void put_time(values::Moment at);
  void put_who(const Record& row);
  void put_price(const Price& price);
  void end_row();

  Format format_;
  std::string text_;
  Column next_ = 0;              // the first column of the row that is not written yet
  std::int64_t day_ = INT64_MIN; // local; rows come in order of time, so a date is made once a day
  std::string date_;
};

} // namespace guiyin::generate
