#include "interpreter/html/table.hpp"

#include "interpreter/html/escape.hpp"
#include "interpreter/values/money.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guiyin::html {

Cell Cell::text(std::string_view text) { return {name(text)}; }

Cell Cell::count(std::uint64_t number) { return {with_commas(std::to_string(number)), std::to_string(number)}; }

Cell Cell::money(std::int64_t fen, bool with_sign) {
  const std::string text = with_commas(values::to_string(values::Money{fen})), number = std::to_string(fen);
  if (!with_sign || fen == 0) return {text, number};
  return {fmt::format("<span class=\"{}\">{}{}</span>", fen > 0 ? "good" : "bad", fen > 0 ? "+" : "", text), number};
}

std::string Table::head() const {
  std::string out = "<thead><tr>";
  for (const Column& column : columns_) {
    const std::string title = escaped(column.title);
    out += fmt::format("<th scope=\"col\"{}>", column.number ? " class=\"number\"" : "");
    out += rows_.size() > 1 ? "<button type=\"button\">" + title + "</button></th>" : title + "</th>";
  }
  return out + "</tr></thead>\n";
}

std::string Table::row_html(const std::vector<Cell>& cells) const {
  std::string out = "<tr>";
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Cell cell = i < cells.size() ? cells[i] : Cell{};
    out += columns_[i].number ? "<td class=\"number\"" : columns_[i].wide ? "<td class=\"wide\"" : "<td";
    if (!cell.number.empty()) out += fmt::format(" data-number=\"{}\"", cell.number);
    if (i > 0) out += fmt::format(" data-title=\"{}\"", escaped(columns_[i].title)); // for phones, where a row is a card
    out += ">";
    out += cell.html + "</td>";
  }
  return out + "</tr>\n";
}

std::string Table::html() const {
  std::string out = fmt::format("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table id=\"{}\">\n", escaped(name_), id_) +
                    head() + "<tbody>\n";
  for (const auto& row : rows_) out += row_html(row);
  out += "</tbody>\n";
  if (!total_.empty()) out += "<tfoot>" + row_html(total_) + "</tfoot>\n";
  return out + "</table></div>\n";
}

std::string with_commas(std::string number) {
  const std::size_t first = number.starts_with('-') || number.starts_with('+') ? 1 : 0;
  std::size_t at = std::min(number.find('.'), number.size());
  while (at > first + 3) number.insert(at -= 3, ",");
  return number;
}

} // namespace guiyin::html
