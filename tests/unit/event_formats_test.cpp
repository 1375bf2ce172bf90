// Events as JSON lines and as written timelines, and rosters.
#include "interpreter/io/json_row.hpp"
#include "interpreter/io/plain_json.hpp"
#include "interpreter/io/read_events.hpp"
#include "interpreter/io/read_roster.hpp"
#include "interpreter/io/story_rows.hpp"

#include "grammar/parse/parse.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace guiyin;
using namespace guiyin::io;
using timeline::FieldOwner;
using timeline::FieldRequest;
using timeline::FieldType;

namespace {

template <class Problems> std::string places(const Problems& problems) {
  std::string out;
  for (const RowProblem& problem : problems)
    out += (out.empty() ? "" : " ") + std::to_string(problem.code.number) + "@" + std::to_string(problem.line) + ":" + std::to_string(problem.column);
  return out;
}
ReadResult json(const std::string& lines, std::vector<FieldRequest> fields = {}) { return read_events({{"a.jsonl", lines}}, {std::move(fields)}); }
ReadResult story(const std::string& text, std::vector<FieldRequest> fields = {}) { return read_events({{"a.timeline", text}}, {std::move(fields)}); }

constexpr const char* order_start = "{\"type\":\"order\",\"time\":\"2023-10-16 10:00\",\"buyer\":\"b\",\"order\":\"O1\",";

std::string bad_order(const std::string& rest) { return places(json(order_start + rest + "}\n").problems); }

// "09:00 张三>小美 S1": time of day, who wrote to whom, topic.
std::string told(const timeline::Timeline& t) {
  std::string out;
  for (const timeline::Buyer& buyer : t.buyers)
    for (std::uint32_t i = buyer.messages.begin; i != buyer.messages.end; ++i) {
      const bool from_buyer = t.messages.sender[i] == timeline::Sender::buyer;
      const std::string name(t.texts[buyer.name]), agent(t.texts[t.messages.agent[i]]), topic(t.texts[t.messages.topic[i]]);
      out += values::to_string(t.messages.time[i]).substr(8, 8) + " " + (from_buyer ? name + ">" + agent : agent + ">" + name) +
             (topic.empty() ? "" : " " + topic) + "\n";
    }
  return out;
}

} // namespace

TEST_CASE("JSON lines carry numbers or texts, and lines of an order") {
  const ReadResult result = json(
      "\xEF\xBB\xBF{\"type\":\"chat\",\"time\":\"2023-10-16T09:00:00Z\",\"buyer\":\"\\u5f20\\u4e09\",\"agent\":\" A "
      "\",\"from\":\"buyer\",\"sku\":123,\"kind\":null}\r\n"
      "\n"
      "{\"type\":\"order\",\"time\":\"2023-10-16 "
      "20:00\",\"buyer\":\"张三\",\"order\":1001,\"lines\":[{\"sku\":\"S1\",\"qty\":2,\"price\":100.10,\"note\":[1,{\"a\":{}}]},"
      "{\"sku\":\"S2\",\"qty\":\"1\",\"price\":\"50\",\"item_discount\":0.5}],\"meta\":{\"a\":[[{}]],\"type\":\"x\"}}\n"
      "{\"qty\":1,\"price\":99999999999.99,\"sku\":\"S3\",\"type\":\"order\",\"time\":\"2023-10-16 20:00\",\"buyer\":\"张三\",\"order\":\"1001\"}");
  CHECK(places(result.problems).empty());
  const timeline::Timeline& t = result.timeline;
  CHECK(told(t) == "16T17:00 张三>A 123\n");
  REQUIRE(t.orders.size() == 1);
  CHECK(t.lines.amount == values::Column{values::Money{20020}, values::Money{4950}, values::Money{9999999999999}});
  CHECK(t.lines.source.at(1).line == 3);
  CHECK(result.summary.rows[static_cast<std::size_t>(EventType::order)] == 3);
}

TEST_CASE("lines that are no JSON object, or not a plain one, are bad rows") {
  CHECK(places(json("[1]\n").problems).empty()); // a file problem: see events_test
  CHECK(places(json("{}\n[1]\n1\n\"x\"\nnull\n{\"type\":\n{} {}\n{\"a\":1,}\n").problems) ==
        "502@1:1 516@2:1 516@3:1 516@4:3 516@5:4 516@6:9 516@7:4 516@8:8");
  CHECK(bad_order("\"qty\":1,\"qty\":2,\"price\":1").starts_with("517@1:"));
  CHECK(bad_order("\"qty\":[1],\"price\":1").starts_with("518@1:"));
  CHECK(bad_order("\"qty\":{\"a\":1},\"price\":1").starts_with("518@1:"));
  CHECK(bad_order("\"lines\":1").starts_with("521@1:"));
  CHECK(bad_order("\"lines\":{}").starts_with("521@1:"));
  CHECK(bad_order("\"lines\":[1]").starts_with("521@1:"));
  CHECK(bad_order("\"lines\":[[]]").starts_with("521@1:"));
  CHECK(bad_order("\"lines\":[]").starts_with("519@1:"));
  CHECK(bad_order("\"lines\":[],\"lines\":[]").starts_with("517@1:"));
  CHECK(bad_order("\"qty\":2,\"lines\":[{\"qty\":1,\"price\":1}]").starts_with("520@1:"));
  CHECK(bad_order("\"lines\":null,\"qty\":1,\"price\":1").empty());
  CHECK(places(json(std::string(100000, '[') + "\n").problems).empty());
  CHECK(places(json("{}\n{\"a\":" + std::string(100000, '[') + "\n").problems).ends_with("516@2:100006"));
}

TEST_CASE("values in JSON are checked like any other, at their places") {
  CHECK(bad_order("\"qty\":1e2,\"price\":1") == "505@1:74");
  CHECK(bad_order("\"qty\":-1,\"price\":1") == "506@1:74");
  CHECK(bad_order("\"qty\" : \"x\",\"price\":1") == "505@1:76");
  CHECK(bad_order("\"qty\":2,\"price\":0.001") == "504@1:84");
  CHECK(bad_order("\"lines\":[{\"qty\":1,\"price\":1},{\"qty\":1,\"price\":-2}]") == "506@1:114");
  CHECK(bad_order("\"lines\":[{\"price\":1}]") == "502@1:1");
  const std::string content =
      "{\"type\":\"pay\",\"time\":\"2023-10-16 09:00\",\"order\":\"O1\"}\n" + std::string(order_start) + "\"qty\":1,\"price\":1}\n";
  const ReadResult result = json(content);
  CHECK(places(result.problems) == "533@1:22");
  REQUIRE(result.rejected.size() == 1);
  CHECK(result.rejected[0].bytes == "{\"type\":\"pay\",\"time\":\"2023-10-16 09:00\",\"order\":\"O1\"}");
}

TEST_CASE("an order with one bad line is not used at all") {
  const ReadResult result = json(std::string(order_start) + "\"lines\":[{\"qty\":1,\"price\":1},{\"qty\":1}]}\n");
  CHECK(result.timeline.orders.empty());
  CHECK(result.summary.rejected == 1);
}

TEST_CASE("declared columns in JSON stand in the row or in the line") {
  const std::vector<FieldRequest> fields{{FieldOwner::line, "rate", FieldType::share}, {FieldOwner::order, "gift", FieldType::yes_no}};
  const ReadResult result =
      json(std::string(order_start) + "\"rate\":\"5%\",\"gift\":true,\"lines\":[{\"qty\":1,\"price\":1,\"rate\":0.25},{\"qty\":1,\"price\":1}]}\n",
           fields);
  CHECK(places(result.problems).empty());
  CHECK(result.timeline.extras.at(0).values == values::Column<std::int64_t>{1});
  CHECK(result.timeline.extras.at(1).values == values::Column<std::int64_t>{250000, 50000});
  CHECK(json(std::string(order_start) + "\"qty\":1,\"price\":1,\"other\":1}\n", fields).file_problems.size() == 2);
}

TEST_CASE("an id of an order with lines covers all of them") {
  const std::string lines = "\"id\":1,\"lines\":[{\"qty\":1,\"price\":1},{\"qty\":2,\"price\":1}]}\n",
                    other = "\"id\":1,\"lines\":[{\"qty\":1,\"price\":1}]}\n";
  const ReadResult result = json(order_start + lines + order_start + lines + order_start + other);
  CHECK(result.timeline.lines.sku.size() == 2);
  CHECK(result.summary.duplicates == 1);
  CHECK(places(result.problems).starts_with("532@3:"));
}

TEST_CASE("the sample of the language's description is an events file") {
  const ReadResult result = story("timeline \"咨询在前,下单在后\" {\n"
                                  "  buyer 张三    agents 小美, 小丽\n"
                                  "  2023-10-16\n"
                                  "  10:00     张三 -> 小美 about SKU1 \"有货吗\"\n"
                                  "  10:01     小美 -> 张三\n"
                                  "  10:30     places O1: SKU1 x2 @100.00 less 20.00 full_reduction; SKU2 x1 @50.00\n"
                                  "  10:31     pays O1\n"
                                  "  +3d 09:00 cancels O1\n"
                                  "}\n");
  CHECK(places(result.problems).empty());
  const timeline::Timeline& t = result.timeline;
  CHECK(told(t) == "16T10:00 张三>小美 SKU1\n16T10:01 小美>张三 SKU1\n");
  REQUIRE(t.lines.amount.size() == 2);
  CHECK(t.lines.amount[0] == values::Money{18000});
  REQUIRE(t.happenings.time.size() == 2);
  CHECK(values::to_string(t.happenings.time[1]) == "2023-10-19T09:00:00+08:00");
  CHECK(t.happenings.source[1].line == 8);
}

TEST_CASE("several buyers name themselves; the date line is what times count from; entries repeat") {
  const ReadResult result =
      story("buyer 张三, 李四\nagents 小美, 小丽\n2023-10-16\n10:00 张三 -> 小美 every 10min x3\n+1d 08:00 小美 -> 张三 auto\n09:00 李四 -> 小丽\n"
            "2023-10-20\n10:00 李四 places O2: S x1 @1.00\n+1d 10:00 pays O2\n10:05 小丽 transfers 李四 to 小美\n");
  CHECK(places(result.problems).empty());
  CHECK(told(result.timeline) == "16T10:00 张三>小美\n16T10:10 张三>小美\n16T10:20 张三>小美\n17T08:00 小美>张三\n16T09:00 李四>小丽\n");
  CHECK(values::to_string(result.timeline.happenings.time.at(0)).starts_with("2023-10-21T10:00"));
  CHECK(result.summary.rows[static_cast<std::size_t>(EventType::transfer)] == 1);
}

TEST_CASE("what a written timeline can get wrong") {
  const std::string head = "buyer 张三, 李四 agents 小美\n";
  CHECK(places(story(head + "2023-10-16\n10:00 张三 -> 小丽\n").problems) == "540@3:13");
  CHECK(places(story(head + "2023-10-16\n10:00 张三 -> 李四\n").problems) == "542@3:7");
  CHECK(places(story(head + "2023-10-16\n10:00 places O1: S x1 @1\n").problems) == "543@3:1");
  CHECK(places(story(head + "10:00 张三 -> 小美\n").problems) == "544@2:1");
  CHECK(places(story(head + "2023-10-16\n+2h 张三 -> 小美\n").problems) == "546@3:1");
  CHECK(places(story(head + "9999-12-31\n10:00 张三 -> 小美 every 1d x2\n").problems) == "545@3:1");
  CHECK(places(story("buyer 小美 agents 小美\n2023-10-16\n10:00 小美 -> 小美\n").problems) == "541@3:7");
  CHECK(places(story(head + "2023-10-16\n10:00 张三 places O1: S x1 @1 less 2 item_discount\n").problems) == "510@3:1");
  CHECK(places(story(head + "2023-10-16\n10:00 张三 places O1: S x1 @1\n09:00 pays O1\n").problems) == "533@4:1");
  const std::string early = head + "2023-10-16\n10:00 张三 places O1: S x1 @1\n09:00 pays O1\n";
  CHECK(story(early).rejected.at(0).bytes == "09:00 pays O1");
  const ReadResult broken = story(head + "2023-10-16\n10:00 张三 => 小美\n10:01 张三 -> 小美\n");
  CHECK(broken.problems.size() == 1);
  CHECK(broken.timeline.messages.size() == 1);
}

TEST_CASE("extra columns of a written timeline") {
  const std::vector<FieldRequest> fields{{FieldOwner::chat, "channel", FieldType::text}, {FieldOwner::line, "weight", FieldType::count}};
  const std::string head = "buyer 张三 agents 小美\n2023-10-16\n10:00 张三 -> 小美 with channel = \"app\"\n";
  const ReadResult result = story(head + "10:01 places O1: S x1 @1 with weight = 3; T x1 @1\n", fields);
  CHECK(places(result.problems).empty());
  CHECK(result.file_problems.empty());
  REQUIRE(result.timeline.extras.size() == 2);
  CHECK(result.timeline.texts[static_cast<timeline::TextId>(result.timeline.extras[0].values[0])] == "app");
  CHECK(result.timeline.extras[1].values == values::Column<std::int64_t>{3, timeline::missing_value});
  CHECK(story(head, fields).file_problems.size() == 1);
}

TEST_CASE("an order takes the extra columns of its first line, unless it has its own") {
  const std::vector<FieldRequest> fields{{FieldOwner::order, "weight", FieldType::count}, {FieldOwner::line, "weight", FieldType::count}};
  const std::string head = "buyer 张三 agents 小美\n2023-10-16\n10:00 张三 places ";
  const auto weights = [&](const std::string& order) { return story(head + order + "\n", fields).timeline.extras; };
  const auto firsts = weights("O1: S x1 @1 with weight = 3; T x1 @1 with weight = 4");
  CHECK(firsts[0].values == values::Column<std::int64_t>{3});
  CHECK(firsts[1].values == values::Column<std::int64_t>{3, 4});
  CHECK(weights("O1 with weight = 5: S x1 @1 with weight = 3; T x1 @1")[0].values == values::Column<std::int64_t>{5});
  CHECK(weights("O1: S x1 @1; T x1 @1 with weight = 4")[0].values == values::Column<std::int64_t>{timeline::missing_value});
}

TEST_CASE("a test's timeline is built alone, and its problems point at its entries") {
  const text::Source source("a.timeline",
                            "buyer 张三 agents 小美\n2023-10-16\n10:00 张三 -> 小美\n10:30 pays O1\n10:40 places O2: S x1 @1\n10:00 ships O2\n");
  const auto parsed = parse::parse_timelines(source, {});
  REQUIRE(parsed.blocks.size() == 1);
  const StoryTimeline built = timeline_of(parsed.blocks[0].story.entries, source, {});
  REQUIRE(built.problems.size() == 2);
  CHECK(built.problems[0].code.number == 548);
  CHECK(source.position(built.problems[0].span.begin).line == 4);
  CHECK(built.problems[1].code.number == 533);
  CHECK(built.timeline.messages.size() == 1);
  CHECK(built.timeline.files == std::vector<std::string>{"a.timeline"});
}

TEST_CASE("a roster has a row per agent") {
  const RosterResult result = read_roster({"r.csv", "\xEF\xBB\xBFshop,agent,group\r\n,小美,售前\r\nA,小美,\"夜,班\"\r\n,小丽\r\n"});
  CHECK(result.problems.empty());
  CHECK(result.roster.columns() == std::vector<std::string>{"group"});
  CHECK(result.roster.value("A", "小美", "group") == "夜,班");
  CHECK(result.roster.value("B", "小美", "group") == "售前");
  CHECK(result.roster.value("", "小丽", "group").empty());
}

TEST_CASE("what a roster can get wrong") {
  const auto codes = [](std::string_view content) {
    const RosterResult result = read_roster({"r.csv", content});
    std::string out = places(result.problems);
    for (const text::Diagnostic& problem : result.file_problems) out += std::to_string(problem.code.number);
    return out;
  };
  CHECK(codes("") == "550");
  CHECK(codes("name,group\n") == "560");
  CHECK(codes("agent,group,group\n") == "552");
  CHECK(codes("agent,group\n小美,a\n小美,b\n") == "561@3:1");
  CHECK(codes("agent,group\n,a\n") == "562@2:1");
  CHECK(codes("agent,group\n小美,a,b\n") == "513@2:6");
  CHECK(codes("agent,group\n\"小美,a\n") == "514@2:1");
  CHECK(codes("agent\n\xD0\xA1\xC3\xC0\n") == "553");
}

// Of each line that is plain, its cells are those that the full reader finds; a line that this one refuses is not plain.
TEST_CASE("plain JSON means what JSON means") {
  const io::EventLayout layout({{FieldOwner::chat, "渠道", FieldType::text}});
  io::PlainJson plain(layout, false), strict(layout, true);
  io::JsonRow full(layout);
  const std::string long_name(40, 'n');
  const std::vector<std::string> values{"1",
                                        "-1",
                                        "0",
                                        "-0.50",
                                        "01",
                                        "1.",
                                        ".5",
                                        "1e3",
                                        "-",
                                        "\"\"",
                                        "\"a\"",
                                        "\"甲店\"",
                                        "\" 乙　\"",
                                        "\"a\\nb\"",
                                        "\"a\tb\"",
                                        "null",
                                        "true",
                                        "[]",
                                        "{\"a\":1}",
                                        "\"" + long_name + "\"",
                                        "\"" + long_name + "\\u00e4\"",
                                        "\"",
                                        "",
                                        "\"a\" \"b\"",
                                        "\"a\",,",
                                        "\"a\","};
  const std::vector<std::string> keys{"\"buyer\"", "\"渠道\"", "\"other\"", "\"lines\"", "\"bu\\u0079er\"", "buyer", "\"\""};
  std::size_t read_plainly = 0;
  for (const std::string& key : keys)
    for (const std::string& value : values)
      for (const std::string_view form :
           {"{K:V}", " { K :\tV }\r", "{\"type\":\"chat\",K:V,\"time\":1}", "{K:V,K:V}", "{K:V} x", "{,K:V}", "{K V}", "{K:V", "[K:V]"}) {
        std::string line;
        for (const char sign : form) line += sign == 'K' ? key : sign == 'V' ? value : std::string(1, sign);
        CAPTURE(line);
        const bool is_plain = plain.read(line);
        const bool is_right = !full.read(line);
        CHECK((is_right || !is_plain));
        CHECK((is_plain || !strict.read(line)));
        if (!is_plain) continue;
        ++read_plainly;
        const io::RawRow row = plain.raw({}), meant = full.raw({});
        CHECK(std::equal(row.cells.begin(), row.cells.end(), meant.cells.begin(), meant.cells.end()));
        CHECK(row.has_lines == meant.has_lines);
      }
  CHECK(read_plainly > 50);
}
