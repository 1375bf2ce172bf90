// What is read quickly because it is as nearly all of it is means what the slow way of reading it means.
#include "grammar/text/utf8.hpp"
#include "interpreter/io/csv.hpp"
#include "interpreter/io/read_events.hpp"
#include "interpreter/io/text_check.hpp"
#include "interpreter/io/usual_text.hpp"
#include "interpreter/timeline/text_key.hpp"
#include "interpreter/values/moment_reader.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace guiyin;
using namespace guiyin::io;

namespace {

class Dice {
public:
  explicit Dice(std::uint32_t seed) : random_(seed) {}
  std::size_t below(std::size_t many) { return random_() % many; }
  std::string_view one_of(const std::vector<std::string_view>& of) { return of[below(of.size())]; }

private:
  std::mt19937 random_;
};

std::string random_text(Dice& dice, const std::vector<std::string_view>& of, std::size_t parts) {
  std::string text;
  for (std::size_t i = 0; i < parts; ++i) text += dice.one_of(of);
  return text;
}

std::vector<std::string> described(const CsvRow& row) {
  std::vector<std::string> out{std::to_string(row.line), std::string(row.bytes), row.broken ? "broken" : "whole"};
  for (std::size_t cell = 0; cell < row.cells.size(); ++cell)
    out.push_back(std::string(row.cells[cell].text) + (row.cells[cell].quoted ? "Q" : "") + (row.cells[cell].doubled ? "D" : ""));
  return out;
}

} // namespace

TEST_CASE("a block of text is looked at alike at once and byte by byte") {
  Dice dice(1);
  std::string block(text_block, 'x');
  for (int i = 0; i < 20000; ++i) {
    block[dice.below(text_block)] = static_cast<char>(dice.below(256));
    const TextBlock expected = look_at_text_one_by_one(block.data());
    CHECK(look_at_text(block.data()) == expected);
#if GUIYIN_HAS_WIDE
    if (width_here() >= Width::wide) CHECK(look_at_text_wide(block.data()) == expected);
#endif
  }
}

TEST_CASE("only what is text is passed over, and it ends where a character does") {
  Dice dice(2);
  const std::vector<std::string_view> good{"买",       "家", "客", "，",           "a",           "1", ",", "\n", "abcdefghij",
                                           "店铺名称", "é",  "😀",  "\xE0\xA4\x85", "\xED\x9F\xBF"};
  const std::vector<std::string_view> bad{
      std::string_view("\0", 1), "\x80", "\xE4\xB9", "\xED\xA0\x80", "\xE0\x80\x80", "\xFF", "\xC3", "\xF0\x9F\x98"};
  for (int i = 0; i < 20000; ++i) {
    std::string text = random_text(dice, good, 10 + dice.below(60));
    if (dice.below(2)) text.insert(dice.below(text.size() + 1), dice.one_of(bad));
    const std::size_t passed = skip_usual_text(text);
    CHECK(skip_usual_text(text, Width::any) == passed);
    REQUIRE(passed <= text.size());
    const std::string_view before = std::string_view(text).substr(0, passed);
    CHECK_FALSE(text::find_invalid_utf8(before));
    CHECK(before.find('\0') == std::string_view::npos);
    const bool holds_nul = text.find('\0') != std::string::npos, is_utf8 = !text::find_invalid_utf8(text);
    for (const unsigned threads : {1U, 3U}) {
      const TextCheck found = check_text({"a.csv", text}, {.threads = threads});
      CHECK((!found.problem && found.all_utf8) == (is_utf8 && !holds_nul));
    }
  }
}

TEST_CASE("a text that only looks like a moment of the day before the first is none") {
  values::MomentReader read;
  CHECK_FALSE(read(std::string(10, '\0') + " 10:30:00"));
  CHECK(read("2023-10-16 10:30:00"));
}

TEST_CASE("moments are read alike one after the other and by themselves") {
  Dice dice(3);
  const std::vector<std::string_view> texts{"2023-10-16 10:30:00", "2023-10-16T23:59:59", "2023-10-17 00:00:00", "2024-02-29 12:00:00",
                                            "2023-10-16 24:00:00", "2023-10-16 10:30",    "2023-10-16 10:60:00", "2023-02-29 12:00:00",
                                            "2023/10/16 10:30:00", "1969-12-31 23:59:59"};
  values::MomentReader read;
  for (int i = 0; i < 50000; ++i) {
    std::string text(dice.one_of(texts));
    if (dice.below(3) == 0) text[dice.below(text.size())] = static_cast<char>(dice.below(2) ? '0' + dice.below(12) : dice.below(256));
    const auto found = read(text), meant = values::parse_moment(text);
    REQUIRE(found.has_value() == meant.has_value());
    if (found) CHECK(found->ms == meant->ms);
  }
}

TEST_CASE("rows are cut alike many at once and one by one") {
  Dice dice(4);
  const std::vector<std::string_view> parts{",",          ",", ",",  "\n",   "\n",  "\r\n", "a",    "买家",
                                            "0123456789", " ", "\"", "\"\"", "x\"", "\n\n", "  \n", "\t"};
  for (int i = 0; i < 4000; ++i) {
    const bool with_quotes = dice.below(3) == 0;
    std::string text = random_text(dice, parts, dice.below(400));
    if (!with_quotes) std::erase(text, '"');
    if (dice.below(20) == 0) text += std::string(70000, dice.below(2) ? 'y' : ',') + "\nend,of,it\n";
    std::vector<std::vector<std::string>> many, single;
    CsvReader at_once(text), one_by_one(text);
    for (CsvRows rows; at_once.next_before(rows, text.data() + text.size());)
      for (std::size_t row = 0; row < rows.size(); ++row) many.push_back(described(rows.row(row)));
    for (CsvRow row; one_by_one.next(row);) single.push_back(described(row));
    CHECK(many == single);
    PlainRows anywhere;
    anywhere.cut(text, text.data() + text.size(), 1, Width::any);
    for (const Width width : {Width::wide, Width::widest}) {
      if (width > width_here()) continue;
      PlainRows here;
      here.cut(text, text.data() + text.size(), 1, width);
      REQUIRE(here.size() == anywhere.size());
      CHECK(std::pair(here.bytes(), here.lines()) == std::pair(anywhere.bytes(), anywhere.lines()));
      for (std::size_t row = 0; row < here.size(); ++row) {
        REQUIRE(here[row].cells() == anywhere[row].cells());
        for (std::size_t at = 0; at < here[row].cells(); ++at) CHECK(here[row].text(at) == anywhere[row].text(at));
      }
    }
    // Up to a place within: the same rows, as many as begin before it.
    const char* const stop = text.data() + dice.below(text.size() + 1);
    CsvReader up_to(text), count(text);
    std::size_t before = 0, expected = 0;
    for (CsvRows rows; up_to.next_before(rows, stop);) before += rows.size();
    for (CsvRow row; count.next(row) && row.bytes.data() < stop;) ++expected;
    CHECK(before == expected);
  }
}

namespace {

// Everything that is kept of the rows of a file, and what was wrong with the others.
std::string outcome(const std::string& path, const std::string& content, const ReadOptions& options) {
  std::string out;
  const ReadResult read = read_events({{path, content}}, options);
  const timeline::Timeline& t = read.timeline;
  const auto text = [&](timeline::TextId id) { return std::string(t.texts[id]); };
  const auto number = [](auto value) { return " " + std::to_string(static_cast<std::int64_t>(value)); };
  for (const RowProblem& problem : read.problems) out += std::to_string(problem.line) + ":" + std::to_string(problem.code.number) + " ";
  for (const text::Diagnostic& problem : read.file_problems) out += "file " + std::to_string(problem.code.number) + " ";
  for (const std::uint64_t count : read.summary.rows) out += number(count);
  for (const timeline::Buyer& buyer : t.buyers) {
    out += "\n" + text(buyer.shop) + "/" + text(buyer.name);
    for (std::uint32_t i = buyer.messages.begin; i < buyer.messages.end; ++i) {
      out += "\n " + values::to_string(t.messages.time[i]) + text(t.messages.agent[i]) + text(t.messages.sku[i]) + text(t.messages.topic[i]) +
             number(t.messages.sender[i]) + number(t.messages.kind[i]) + number(t.messages.source[i].line);
      for (const auto& extra : t.extras)
        if (extra.field.on == timeline::FieldOwner::chat) out += number(extra.values[i]);
    }
    for (std::uint32_t i = buyer.orders.begin; i < buyer.orders.end; ++i) {
      const timeline::Order& order = t.orders[i];
      out += "\n " + text(order.number) + values::to_string(order.placed);
      for (std::uint32_t line = order.lines.begin; line < order.lines.end; ++line)
        out += " " + text(t.lines.sku[line]) + number(t.lines.qty[line]) + number(t.lines.price[line].fen) + number(t.lines.amount[line].fen) +
               number(t.lines.full_reduction[line].fen) + number(t.lines.category_discount[line].fen) + number(t.lines.item_discount[line].fen) +
               number(t.lines.source[line].line);
      for (std::uint32_t row = order.happenings.begin; row < order.happenings.end; ++row)
        out += "\n  " + number(t.happenings.type[row]) + values::to_string(t.happenings.time[row]) + text(t.happenings.sku[row]) +
               number(t.happenings.amount[row].fen) + number(t.happenings.source[row].line);
    }
  }
  return out;
}

const std::vector<std::string_view> some_columns{
    "type",          "time",   "shop", "buyer", "agent", "from",  "sku", "order", "qty", "price", "full_reduction", "category_discount",
    "item_discount", "amount", "kind", "id",    "to",    "stage", "note"};

std::string_view some_cell(Dice& dice, std::string_view type, std::string_view column) {
  const bool wrong = dice.below(60) == 0, is_chat = type == "chat";
  if (column == "time")
    return wrong ? "25:00" : dice.one_of({"2023-10-16 10:30:00", "2023-10-16T11:00:01", "2023-10-17 09:00:00", "2023-10-17 09:00"});
  if (column == "from") return wrong ? "shop" : is_chat ? dice.one_of({"buyer", "agent"}) : dice.one_of({"", "", "", "", "buyer"});
  if (column == "kind") return wrong ? "bot" : is_chat ? dice.one_of({"", "", "human", "auto", "robot", "system"}) : "";
  if (column == "shop") return dice.one_of({"", "", "店1", "店2"});
  if (column == "buyer")
    return wrong ? "" : dice.one_of({"买家1", "买家2", "买家1", "买家2", " 买家1 ", "\xE3\x80\x80买家2", "a buyer with a long name"});
  if (column == "agent") return wrong ? "" : dice.one_of({"客服1", "客服2", "客服2 ", "\xC2\xA0客服1", "seventeen letters", "sixteen letters."});
  if (column == "order") return dice.one_of({"O1", "O2", "O3", "20231016103000123", " O1"});
  if (column == "qty") return wrong ? "x" : dice.one_of({"1", "2", "12", "2.0", "0"});
  if (column == "price") return wrong ? "" : dice.one_of({"1", "180.00", "99.9", "12.345", "1000000000.00", "-1.00"});
  if (column == "amount") return dice.one_of({"", "5.00", "x"});
  if (column.ends_with("discount") || column == "full_reduction") return dice.one_of({"", "", "0.10", "1.00", "99.00", "y"});
  if (column == "stage") return dice.one_of({"", "", "deposit", "balance", "all"});
  if (column == "id") return dice.below(9) ? "" : dice.one_of({"1", "2", "3"});
  if (dice.below(4000) == 0) return std::string_view("S\0", 2); // then the whole file is no text
  return dice.below(1500) ? dice.one_of({"", "S1", "S2"}) : "S\xFF";
}

std::string_view some_type(Dice& dice) {
  return dice.one_of(
      {"chat", "chat", "chat", "chat", "chat", "order", "order", "order", "pay", "pay", "ship", "complete", "cancel", "refund", "transfer", "chats"});
}

ReadOptions some_options(Dice& dice) {
  ReadOptions options;
  if (dice.below(4) == 0) options.fields.push_back({timeline::FieldOwner::chat, "note", timeline::FieldType::text});
  if (dice.below(4) == 0) options.fields.push_back({timeline::FieldOwner::order, "note", timeline::FieldType::text});
  return options;
}

ReadOptions shared_among_some(Dice& dice, ReadOptions options) {
  options.threads = static_cast<unsigned>(1 + dice.below(4)), options.least_piece = 1 + dice.below(200);
  return options;
}

} // namespace

// A file without quotes, and the same with quotes around everything, which no usual row has; the one read by several, the other by one.
TEST_CASE("usual rows mean what any row means") {
  Dice dice(5);
  for (int i = 0; i < 400; ++i) {
    std::vector<std::string_view> used;
    for (const std::string_view column : some_columns)
      if (column == "type" || column == "time" || dice.below(20)) used.push_back(column);
    std::string plain, quoted;
    const std::string line_end = dice.below(3) ? "\n" : "\r\n";
    const auto add_row = [&](const auto& value) {
      for (std::size_t c = 0; c < used.size(); ++c) {
        const std::string text(value(used[c]));
        plain += (c ? "," : "") + text;
        quoted += (c ? ",\"" : "\"") + text + "\"";
      }
      plain += line_end, quoted += line_end;
    };
    add_row([](std::string_view column) { return column; });
    for (std::size_t row = dice.below(150); row-- > 0;) {
      const std::string_view type = some_type(dice);
      add_row([&](std::string_view column) { return column == "type" ? type : some_cell(dice, type, column); });
    }
    const ReadOptions options = some_options(dice), shared = shared_among_some(dice, options);
    CHECK(outcome("a.csv", plain, shared) == outcome("a.csv", quoted, options));
  }
}

// Lines as usual, and the same with a key that is written otherwise, which no plain line has.
TEST_CASE("usual lines of JSON mean what any line means") {
  Dice dice(6);
  for (int i = 0; i < 400; ++i) {
    std::string plain, odd;
    for (std::size_t row = dice.below(100); row-- > 0;) {
      const std::string_view type = some_type(dice);
      std::string rest;
      for (const std::string_view column : some_columns) {
        const std::string text(column == "type" ? type : some_cell(dice, type, column));
        if (!text.empty() && column != "type") rest += ",\"" + std::string(column) + "\":\"" + text + "\"";
      }
      plain += "{\"type\":\"" + std::string(type) + "\"" + rest + "}\n";
      odd += "{\"t\\u0079pe\":\"" + std::string(type) + "\"" + rest + "}\n";
    }
    const ReadOptions options = some_options(dice), shared = shared_among_some(dice, options);
    CHECK(outcome("a.jsonl", plain, shared) == outcome("a.jsonl", odd, options));
  }
}

TEST_CASE("keys of texts are alike, whatever may be read behind them") {
  Dice dice(7);
  const std::string all = random_text(dice, {"买", "家", "a", "1", "\xFF", "\x01"}, 200);
  for (std::size_t size = 0; size < 40; ++size) {
    const std::string_view text = std::string_view(all).substr(dice.below(100), size);
    const timeline::TextKey key(3, text), within = timeline::TextKey::within_more(3, text), other(4, text);
    CHECK(key.hash == within.hash);
    CHECK(key.near == within.near);
    CHECK(key.hash != other.hash);
    std::string changed(text);
    if (size == 0) continue;
    changed[dice.below(size)] ^= 1;
    CHECK(timeline::TextKey(3, changed).hash != key.hash);
  }
}
