// Tables that scroll inside their own box and can be sorted by a click on a column's title.
#pragma once

#include "grammar/text/diagnostic.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::html {

struct Cell {
  std::string html;
  std::string number = {}; // a whole number to sort by; empty: sorted as text

  static Cell text(std::string_view text); // escaped, in an element of its own
  static Cell count(std::uint64_t number);
  // An amount in fen, as "-1,234.50"; `with_sign` puts a + before gains and colours both.
  static Cell money(std::int64_t fen, bool with_sign = false);
};

class Table {
public:
  struct Column {
    std::string title; // escaped here
    bool number = false;
    bool wide = false; // holds sentences
  };
  // `name` says what the table is about, to those who do not see it, and is its id in the page.
  Table(std::string id, std::string name, std::vector<Column> columns) : id_(std::move(id)), name_(std::move(name)), columns_(std::move(columns)) {}

  void row(std::vector<Cell> cells) { rows_.push_back(std::move(cells)); }
  // A last row, which stays where it is when the table is sorted.
  void total(std::vector<Cell> cells) { total_ = std::move(cells); }
  std::string html() const;

private:
  std::string head() const;
  std::string row_html(const std::vector<Cell>& cells) const;

  std::string id_, name_;
  std::vector<Column> columns_;
  std::vector<std::vector<Cell>> rows_;
  std::vector<Cell> total_;
};

// "1,234.50" of "1234.50": a comma between thousands.
std::string with_commas(std::string number);

} // namespace guiyin::html
