#include "tests/reference/calendar.hpp"
#include "tests/reference/dice.hpp"
#include "tests/reference/print.hpp"

#include <algorithm>
#include <array>

namespace reference {

namespace {

std::string yuan(std::int64_t fen, bool short_form) {
  std::string cents = std::to_string(fen % 100);
  if (cents.size() < 2) cents = "0" + cents;
  std::string whole = std::to_string(fen / 100);
  if (!short_form) return whole + "." + cents;
  if (cents == "00") return whole;
  return whole + "." + (cents[1] == '0' ? cents.substr(0, 1) : cents);
}

// The accepted ways of writing an instant: with or without an offset, `T` or a blank, finer digits that are cut off.
std::string time_text(std::int64_t time, Dice& dice) {
  std::string finer = dice.chance(10) && time % second != 0 ? "9" : "";
  std::string clock = write_clock(time) + finer;
  switch (dice.below(4)) {
  case 0:
    return write_date(time) + "T" + clock + "+08:00";
  case 1:
    return write_date(time) + " " + clock;
  case 2:
    return write_date(time - 8 * hour) + "T" + write_clock(time - 8 * hour) + finer + "Z";
  default:
    return write_date(time) + "T" + clock;
  }
}

struct Cell {
  std::string name, value;
  bool is_number = false;
};

std::vector<Cell> cells_of(const Row& row, Dice& dice) {
  bool is_line = row.type == "order";
  auto money = [&](bool stands, std::int64_t fen, bool may_be_empty) {
    return !stands || (may_be_empty && fen == 0 && dice.chance(50)) ? "" : yuan(fen, dice.chance(30));
  };
  return {{"type", row.type},
          {"time", time_text(row.time, dice)},
          {"shop", row.shop},
          {"buyer", row.buyer},
          {"agent", row.agent},
          {"from", row.from},
          {"sku", row.sku},
          {"order", row.order},
          {"qty", is_line ? std::to_string(row.qty) : "", true},
          {"price", money(is_line, row.price, false), true},
          {"full_reduction", money(is_line, row.full_reduction, true), true},
          {"category_discount", money(is_line, row.category_discount, true), true},
          {"item_discount", money(is_line, row.item_discount, true), true},
          {"amount", money(row.type == "refund", row.amount, false), true},
          {"kind", row.kind},
          {"id", row.id},
          {"to", row.to},
          {"stage", row.stage}};
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

// LANGUAGE: “columns may be missing or reordered”.
std::string print_csv(const Events& events, Dice& dice) {
  std::vector<std::vector<Cell>> rows;
  for (const Row& row : events) rows.push_back(cells_of(row, dice));
  std::vector<Cell> columns = cells_of({}, dice);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (i < 2 || std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return !row[i].value.empty(); })) order.push_back(i);
  if (dice.chance(40)) dice.shuffle(order);
  const char* line_end = dice.chance(20) ? "\r\n" : "\n";
  std::string text = dice.chance(10) ? "\xEF\xBB\xBF" : "";
  for (std::size_t i = 0; i < order.size(); ++i) text += (i ? "," : "") + columns[order[i]].name;
  text += line_end;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < order.size(); ++i) text += (i ? "," : "") + (dice.chance(3) ? quoted(row[order[i]].value) : row[order[i]].value);
    text += line_end;
  }
  return text;
}

std::string members(const std::vector<Cell>& cells, const std::vector<std::string>& names, bool wanted, Dice& dice) {
  std::string text;
  for (const Cell& cell : cells) {
    bool named = std::find(names.begin(), names.end(), cell.name) != names.end();
    if (named != wanted || (cell.value.empty() && dice.chance(90))) continue;
    bool bare = cell.is_number && !cell.value.empty() && dice.chance(60);
    text += (text.empty() ? "" : ",") + quoted(cell.name) + ":" + (bare ? cell.value : quoted(cell.value));
  }
  return text;
}

const std::vector<std::string> line_members{"sku", "qty", "price", "full_reduction", "category_discount", "item_discount"};

// LANGUAGE: “In JSON lines an order may carry `lines: [{sku, qty, price, …}]`.” Only rows of one order that stand together, and without `id`.
std::string print_json_lines(const Events& events, Dice& dice) {
  std::string text;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Row& row = events[i];
    std::vector<Cell> cells = cells_of(row, dice);
    if (row.type != "order" || !row.id.empty() || dice.chance(40)) {
      text += "{" + members(cells, {}, false, dice) + "}\n";
      continue;
    }
    std::string lines = "{" + members(cells, line_members, true, dice) + "}";
    auto goes_on = [&](const Row& next) { return next.type == "order" && next.shop == row.shop && next.order == row.order && next.id.empty(); };
    while (i + 1 < events.size() && goes_on(events[i + 1]) && dice.chance(80))
      lines += ",{" + members(cells_of(events[++i], dice), line_members, true, dice) + "}";
    text += "{" + members(cells, line_members, false, dice) + ",\"lines\":[" + lines + "]}\n";
  }
  return text;
}

} // namespace

std::string print_events(const Events& events, EventFormat format, std::uint64_t look) {
  Dice dice(look);
  return format == EventFormat::csv ? print_csv(events, dice) : print_json_lines(events, dice);
}

} // namespace reference
