// The shape of practice data: how often things happen.
#include "interpreter/generate/generate.hpp"
#include "interpreter/generate/random.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace guiyin;

namespace {

enum Column { type, time_, shop, buyer, agent, from, sku, order, qty, price, full, category, item, amount, kind, to, columns };
using Row = std::vector<std::string>;

std::string text_of(const generate::Options& options) {
  std::string text;
  generate::generate(options, [&](std::string_view piece) { return text.append(piece), true; });
  return text;
}

std::vector<Row> rows_of(const generate::Options& options) {
  std::istringstream text(text_of(options));
  std::vector<Row> rows;
  for (std::string line; std::getline(text, line);) {
    std::istringstream cells(line + ",");
    Row row;
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
    rows.push_back(row);
  }
  rows.erase(rows.begin()); // the header
  return rows;
}

// In percent, rounded down.
std::size_t share(std::size_t part, std::size_t whole) { return 100 * part / whole; }

struct Order {
  std::string buyer;
  std::size_t lines = 0;
  bool paid = false, cancelled = false, after_a_chat = false;
};

std::map<std::string, Order> orders_of(const std::vector<Row>& rows) {
  std::map<std::string, Order> orders;
  std::set<std::string> chatted;
  for (const Row& row : rows) {
    if (row[type] == "chat") chatted.insert(row[buyer]);
    Order& entry = orders[row[order]];
    if (row[type] == "order") {
      ++entry.lines;
      entry.buyer = row[buyer];
      entry.after_a_chat = chatted.count(row[buyer]) > 0;
    }
    entry.paid |= row[type] == "pay";
    entry.cancelled |= row[type] == "cancel";
  }
  orders.erase("");
  return orders;
}

} // namespace

TEST_CASE("rows stand in the order of their times, with all columns") {
  const std::vector<Row> rows = rows_of({20'000, 3, 5, generate::Format::csv});
  CHECK(rows.size() >= 20'000);
  std::string last;
  for (const Row& row : rows) {
    REQUIRE(row.size() == columns);
    REQUIRE(last <= row[time_]);
    REQUIRE(!row[shop].empty());
    last = row[time_];
  }
}

TEST_CASE("orders are paid, cancelled and silent as often as said") {
  const auto orders = orders_of(rows_of({100'000, 1, 1, generate::Format::csv}));
  std::size_t paid = 0, cancelled = 0, silent = 0;
  for (const auto& [number, entry] : orders) {
    REQUIRE((entry.lines >= 1 && entry.lines <= 4));
    paid += entry.paid;
    cancelled += entry.cancelled;
    silent += !entry.after_a_chat;
  }
  CHECK((share(paid, orders.size()) >= 83 && share(paid, orders.size()) <= 86));
  CHECK((share(cancelled, orders.size()) >= 7 && share(cancelled, orders.size()) <= 8));
  CHECK((share(silent, orders.size()) >= 23 && share(silent, orders.size()) <= 26));
}

TEST_CASE("talks have 2 to 20 messages") {
  // Newcomers talk once at most, so a newcomer's chats are one talk.
  std::map<std::string, std::size_t> messages;
  for (const Row& row : rows_of({50'000, 1, 1, generate::Format::csv}))
    if (row[type] == "chat" && row[buyer].starts_with("新客")) ++messages[row[buyer]];
  REQUIRE(messages.size() > 50);
  for (const auto& [name, count] : messages) CHECK((count >= 2 && count <= 20));
}

TEST_CASE("ranks follow Zipf's law") {
  generate::Random random(1);
  const generate::Zipf zipf(1000);
  std::vector<std::size_t> drawn(1000);
  constexpr std::size_t draws = 1'000'000;
  for (std::size_t i = 0; i < draws; ++i) ++drawn.at(zipf.draw(random));
  // The sum of 1/r up to 1000 is 7.485.
  for (const std::size_t rank : {0UL, 1UL, 2UL, 6UL, 99UL}) {
    const double expected = static_cast<double>(draws) / 7.485 / static_cast<double>(rank + 1);
    CHECK(static_cast<double>(drawn[rank]) == doctest::Approx(expected).epsilon(0.1));
  }
}

TEST_CASE("JSON lines hold the same events") {
  const std::string csv = text_of({1000, 2, 1, generate::Format::csv}), json = text_of({1000, 2, 1, generate::Format::json_lines});
  CHECK(std::count(csv.begin(), csv.end(), '\n') == std::count(json.begin(), json.end(), '\n') + 1);
}

TEST_CASE("one who wants no more gets no more") {
  std::size_t pieces = 0;
  CHECK_FALSE(generate::generate({200'000, 1, 1, generate::Format::csv}, [&](std::string_view) { return ++pieces, false; }));
  CHECK(pieces == 1);
}
