// What is read quickly because it is as nearly all of it is means what the slow way of reading it means.
#include "grammar/text/utf8.hpp"
#include "interpreter/io/csv.hpp"
#include "interpreter/io/read_events.hpp"
#include "interpreter/io/text_check.hpp"
#include "interpreter/io/usual_text.hpp"
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
    CHECK(look_at_text(block.data()) == look_at_text_one_by_one(block.data()));
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
    REQUIRE(passed <= text.size());
    const std::string_view before = std::string_view(text).substr(0, passed);
    CHECK_FALSE(text::find_invalid_utf8(before));
    CHECK(before.find('\0') == std::string_view::npos);
    const bool holds_nul = text.find('\0') != std::string::npos, is_utf8 = !text::find_invalid_utf8(text);
    for (const unsigned threads : {1U, 3U}) {
      const TextCheck found = check_text({"a.csv", text}, threads);
      CHECK((!found.problem && found.all_utf8) == (is_utf8 && !holds_nul));
    }
  }
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
      for (const CsvRow& row : rows) many.push_back(described(row));
    for (CsvRow row; one_by_one.next(row);) single.push_back(described(row));
    CHECK(many == single);
    // Up to a place within: the same rows, as many as begin before it.
    const char* const stop = text.data() + dice.below(text.size() + 1);
    CsvReader up_to(text), count(text);
    std::size_t before = 0, expected = 0;
    for (CsvRows rows; up_to.next_before(rows, stop);) before += rows.size();
    for (CsvRow row; count.next(row) && row.bytes.data() < stop;) ++expected;
    CHECK(before == expected);
  }
}

// A file without quotes, and the same with quotes around everything, which no usual row has.
TEST_CASE("usual rows mean what any row means") {
  Dice dice(5);
  const std::vector<std::string_view> columns{"type", "time", "shop", "buyer", "agent", "from", "sku", "order", "qty", "price", "kind", "id", "note"};
  const auto cell = [&](std::string_view column) -> std::string_view {
    const bool wrong = dice.below(40) == 0;
    if (column == "type") return wrong ? "chats" : dice.one_of({"chat", "chat", "chat", "chat", "order", "pay", "transfer"});
    if (column == "time")
      return wrong ? "25:00" : dice.one_of({"2023-10-16 10:30:00", "2023-10-16T11:00:01", "2023-10-17 09:00:00", "2023-10-17 09:00"});
    if (column == "from") return wrong ? "shop" : dice.one_of({"buyer", "agent"});
    if (column == "kind") return wrong ? "bot" : dice.one_of({"", "", "human", "auto", "robot", "system"});
    if (column == "shop") return dice.one_of({"", "", "店1", "店2"});
    if (column == "buyer") return wrong ? "" : dice.one_of({"买家1", "买家2", " 买家1 ", "\xE3\x80\x80买家2"});
    if (column == "agent") return wrong ? "" : dice.one_of({"客服1", "客服2", "客服2 ", "\xC2\xA0客服1"});
    if (column == "order") return dice.one_of({"O1", "O2", "O3"});
    if (column == "qty" || column == "price") return wrong ? "x" : "1";
    if (column == "id") return dice.below(9) ? "" : dice.one_of({"1", "2", "3"});
    return dice.one_of({"", "S1", "S2"});
  };
  const auto outcome = [](const std::string& content, const std::vector<timeline::FieldRequest>& fields) {
    std::string out;
    const ReadResult read = read_events({{"a.csv", content}}, {fields});
    const auto& t = read.timeline;
    for (const RowProblem& problem : read.problems) out += std::to_string(problem.line) + ":" + std::to_string(problem.code.number) + " ";
    for (std::size_t i = 0; i < t.messages.size(); ++i) {
      out += values::to_string(t.messages.time[i]) + " " + std::string(t.texts[t.messages.agent[i]]) + std::string(t.texts[t.messages.sku[i]]) +
             std::string(t.texts[t.messages.topic[i]]) + std::to_string(static_cast<int>(t.messages.sender[i])) +
             std::to_string(static_cast<int>(t.messages.kind[i])) + "@" + std::to_string(t.messages.source[i].line);
      for (const auto& extra : t.extras)
        if (extra.field.on == timeline::FieldOwner::chat) out += "+" + std::to_string(extra.values[i]);
    }
    for (const timeline::Buyer& buyer : t.buyers)
      out += "\n" + std::string(t.texts[buyer.shop]) + std::string(t.texts[buyer.name]) + std::to_string(buyer.messages.begin) + "-" +
             std::to_string(buyer.messages.end) + " " + std::to_string(buyer.orders.size());
    return out;
  };
  for (int i = 0; i < 300; ++i) {
    std::vector<std::string_view> used;
    for (const std::string_view column : columns)
      if (column == "type" || column == "time" || dice.below(12)) used.push_back(column);
    std::string plain, quoted;
    const auto add_row = [&](const auto& value) {
      for (std::size_t c = 0; c < used.size(); ++c) {
        const std::string text(value(used[c]));
        plain += (c ? "," : "") + text;
        quoted += (c ? ",\"" : "\"") + text + "\"";
      }
      plain += '\n', quoted += '\n';
    };
    add_row([](std::string_view column) { return column; });
    for (std::size_t row = dice.below(120); row-- > 0;) add_row(cell);
    std::vector<timeline::FieldRequest> fields;
    if (dice.below(3) == 0) fields.push_back({timeline::FieldOwner::chat, "note", timeline::FieldType::text});
    CHECK(outcome(plain, fields) == outcome(quoted, fields));
  }
}
