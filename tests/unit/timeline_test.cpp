#include "interpreter/timeline/as_of.hpp"
#include "interpreter/timeline/builder.hpp"
#include "interpreter/timeline/roster.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace guiyin;
using namespace guiyin::timeline;
using values::parse_moment;

namespace {

Moment at(std::string_view time) { return parse_moment("2023-10-16 " + std::string(time)).value(); }

// Rows in reading order, each with the line number of its place; what conflicts is kept with its code.
class Rows {
public:
  explicit Rows(const std::vector<FieldRequest>& fields = {}) : builder_({"a.csv"}, fields) {}

  Rows& add(EventRow row) {
    row.source = {0, ++line_};
    builder_.add(row);
    return *this;
  }
  Rows& chat(std::string_view time, std::string_view buyer, std::string_view agent, Sender from, std::string_view sku = {}, Kind kind = Kind::human) {
    EventRow row;
    row.time = at(time), row.buyer = buyer, row.agent = agent, row.from = from, row.sku = sku, row.kind = kind;
    return add(row);
  }
  Rows& transfer(std::string_view time, std::string_view buyer, std::string_view from, std::string_view to) {
    EventRow row;
    row.type = EventType::transfer, row.time = at(time), row.buyer = buyer, row.agent = from, row.to = to;
    return add(row);
  }
  Rows& order(std::string_view time, std::string_view buyer, std::string_view number, std::string_view sku, std::int64_t fen = 100,
              std::string_view shop = {}) {
    const LineRow line{sku, 1, Money{fen}, {}, {}, {}, {}};
    EventRow row;
    row.type = EventType::order, row.time = at(time), row.buyer = buyer, row.order = number, row.shop = shop, row.lines = {&line, 1};
    return add(row);
  }
  Rows& happens(EventType type, std::string_view time, std::string_view number, std::string_view sku = {}, std::string_view buyer = {},
                std::string_view id = {}) {
    EventRow row;
    row.type = type, row.time = at(time), row.order = number, row.sku = sku, row.buyer = buyer, row.id = id;
    return add(row);
  }
  Timeline finish() {
    Built built = std::move(builder_).finish();
    conflicts.insert(conflicts.end(), built.conflicts.begin(), built.conflicts.end());
    counts = built.counts;
    return std::move(built.timeline);
  }

  std::vector<Conflict> conflicts;
  BuildCounts counts;

private:
  Builder builder_;
  std::uint32_t line_ = 0;
};

// "SKU1 - SKU2": the topics of all messages in order.
std::string topics(const Timeline& timeline) {
  std::string out;
  for (const TextId topic : timeline.messages.topic)
    out += (out.empty() ? "" : " ") + (topic == TextId::missing ? "-" : std::string(timeline.texts[topic]));
  return out;
}

constexpr Sender buyer = Sender::buyer, agent = Sender::agent;

} // namespace

TEST_CASE("a dictionary numbers texts and copies with texts of its own") {
  Dictionary texts;
  const TextId a = texts.intern("小美");
  CHECK(texts.intern("小美") == a);
  CHECK(texts.intern("") == TextId::missing);
  CHECK(texts.find("小丽") == TextId::missing);
  Dictionary copy = texts;
  texts = Dictionary();
  CHECK(copy[a] == "小美");
  CHECK(copy.find("小美") == a);
  Dictionary moved = std::move(copy);
  CHECK(moved.find("小美") == a);
}

TEST_CASE("a roster prefers the agent's own shop") {
  Roster roster({"group"});
  CHECK(roster.add("", "小美", {"售前"}));
  CHECK(roster.add("A", "小美", {"售后"}));
  CHECK_FALSE(roster.add("A", "小美", {"夜班"}));
  CHECK(roster.value("A", "小美", "group") == "售后");
  CHECK(roster.value("B", "小美", "group") == "售前");
  CHECK(roster.value("B", "小丽", "group").empty());
  CHECK(roster.value("B", "小美", "level").empty());
}

TEST_CASE("buyers stand in the order of their first rows, messages by time and then reading order") {
  Rows rows;
  rows.chat("10:00", "乙", "A", buyer, "2")
      .chat("09:00", "甲", "A", buyer, "3")
      .chat("10:00", "乙", "A", buyer, "1")
      .chat("09:59", "乙", "A", agent, "0");
  const Timeline t = rows.finish();
  REQUIRE(t.buyers.size() == 2);
  CHECK(t.texts[t.buyers[0].name] == "乙");
  CHECK(t.buyers[0].messages.size() == 3);
  std::string skus;
  for (const TextId sku : t.messages.sku) skus += t.texts[sku];
  CHECK(skus == "0213");
  CHECK(rows.counts.rows[0] == 4);
  CHECK(rows.counts.first == at("09:00"));
  CHECK(rows.counts.last == at("10:00"));
}

TEST_CASE("the same name in another shop is another buyer and another agent") {
  Rows rows;
  EventRow row;
  row.time = at("10:00"), row.buyer = "张三", row.agent = "小美";
  for (const std::string_view shop : {"B", "A", ""}) row.shop = shop, rows.add(row);
  const Timeline t = rows.finish();
  REQUIRE(t.buyers.size() == 3);
  CHECK(t.texts[t.buyers[1].shop] == "A");
  CHECK(rows.counts.shops == 3);
  CHECK(rows.counts.buyers == 3);
  CHECK(rows.counts.agents == 3);
}

TEST_CASE("a topic is set by the buyer's messages alone and holds until the next") {
  Rows rows;
  rows.chat("10:00", "b", "A", agent, "CARD")
      .chat("10:01", "b", "A", buyer, "S1")
      .chat("10:02", "b", "A", agent)
      .chat("10:03", "b", "A", agent, "CARD");
  rows.chat("10:04", "b", "A", buyer, "S2").chat("10:05", "b", "A", buyer);
  CHECK(topics(rows.finish()) == "- S1 S1 S1 S2 S2");
}

TEST_CASE("exactly 30 minutes of silence continue a conversation, more end it") {
  Rows rows;
  rows.chat("10:00", "b", "A", buyer, "S1").chat("10:30", "b", "A", agent).chat("11:00", "b", "A", buyer).chat("11:30:00.001", "b", "A", buyer);
  CHECK(topics(rows.finish()) == "S1 S1 S1 -");
}

TEST_CASE("each agent has a conversation of her own, each buyer too") {
  Rows rows;
  rows.chat("10:00", "b", "A", buyer, "S1").chat("10:01", "b", "B", buyer).chat("10:02", "b", "A", agent).chat("10:01", "c", "A", buyer);
  CHECK(topics(rows.finish()) == "S1 - S1 -");
}

TEST_CASE("rows that are not chats neither set a topic nor keep a conversation open, and bear the topic in force") {
  Rows rows;
  rows.chat("10:00", "b", "A", buyer, "S1").chat("10:10", "b", "A", buyer, "S2", Kind::automatic).chat("10:20", "b", "A", agent, "", Kind::robot);
  rows.chat("10:30", "b", "A", agent, "", Kind::system).chat("10:30:01", "b", "A", agent, "", Kind::automatic).chat("10:31", "b", "A", buyer);
  CHECK(topics(rows.finish()) == "S1 S1 S1 S1 - -");
  Rows lone;
  lone.chat("10:00", "b", "A", buyer, "S1", Kind::automatic).chat("10:01", "b", "A", buyer);
  CHECK(topics(lone.finish()) == "- -");
}

TEST_CASE("rows of one instant go by reading order") {
  Rows rows;
  rows.chat("10:00", "b", "A", agent).chat("10:00", "b", "A", buyer, "S1").chat("10:00", "b", "A", agent).chat("10:00", "b", "A", buyer, "S2");
  CHECK(topics(rows.finish()) == "- S1 S1 S2");
}

TEST_CASE("a transfer carries the topic into a new conversation that starts with it") {
  Rows rows;
  rows.chat("10:00", "b", "A", buyer, "S1").transfer("10:20", "b", "A", "B").chat("10:50", "b", "B", agent).chat("11:20", "b", "B", buyer);
  CHECK(topics(rows.finish()) == "S1 S1 S1");
  Rows late; // silence counts from the transfer
  late.chat("10:00", "b", "A", buyer, "S1").transfer("10:20", "b", "A", "B").chat("10:50:00.001", "b", "B", agent);
  CHECK(topics(late.finish()) == "S1 -");
}

TEST_CASE("a transfer from a conversation that is closed carries no topic, and replaces the second agent's own") {
  Rows closed;
  closed.chat("10:00", "b", "A", buyer, "S1")
      .chat("10:25", "b", "B", buyer, "S2")
      .transfer("10:30:00.001", "b", "A", "B")
      .chat("10:31", "b", "B", agent);
  CHECK(topics(closed.finish()) == "S1 S2 -");
  Rows open;
  open.chat("10:00", "b", "A", buyer, "S1").chat("10:25", "b", "B", buyer, "S2").transfer("10:30", "b", "A", "B").chat("10:31", "b", "B", agent);
  CHECK(topics(open.finish()) == "S1 S2 S1");
  Rows never;
  never.chat("10:25", "b", "B", buyer, "S2").transfer("10:30", "b", "A", "B").chat("10:31", "b", "B", agent);
  CHECK(topics(never.finish()) == "S2 -");
}

TEST_CASE("a transfer leaves the first agent's conversation as it is") {
  Rows rows;
  rows.chat("10:00", "b", "A", buyer, "S1").transfer("10:10", "b", "A", "B").chat("10:11", "b", "B", buyer, "S2").chat("10:12", "b", "A", agent);
  CHECK(topics(rows.finish()) == "S1 S2 S1");
}

TEST_CASE("a transfer of the same instant takes effect where it was read") {
  Rows after;
  after.chat("10:00", "b", "A", buyer, "S1").chat("10:10", "b", "B", agent).transfer("10:10", "b", "A", "B").chat("10:10", "b", "B", agent);
  CHECK(topics(after.finish()) == "S1 - S1");
  Rows two;
  two.chat("10:00", "b", "A", buyer, "S1").transfer("10:10", "b", "A", "B").transfer("10:10", "b", "B", "C").chat("10:10", "b", "C", agent);
  CHECK(topics(two.finish()) == "S1 S1");
  Rows reversed; // read the other way round, C gets nothing
  reversed.chat("10:00", "b", "A", buyer, "S1").transfer("10:10", "b", "B", "C").transfer("10:10", "b", "A", "B").chat("10:10", "b", "C", agent);
  CHECK(topics(reversed.finish()) == "S1 -");
}

TEST_CASE("a transfer is the buyer's own, in her shop, and passes automatic rows its topic") {
  Rows rows;
  rows.chat("10:00", "b", "A", buyer, "S1").transfer("10:01", "c", "A", "B").chat("10:02", "b", "B", agent).transfer("10:03", "b", "A", "B");
  rows.chat("10:04", "b", "B", agent, "", Kind::automatic);
  CHECK(topics(rows.finish()) == "S1 - S1");
  CHECK(rows.counts.agents == 2);
}

TEST_CASE("an order's rows belong together wherever they stand; orders stand by placing") {
  Rows rows;
  rows.order("11:00", "b", "O2", "S3").order("10:00", "b", "O1", "S1", 500).order("11:00", "b", "O2", "S1").order("10:00", "b", "O1", "S1", 500);
  const Timeline t = rows.finish();
  REQUIRE(t.orders.size() == 2);
  CHECK(t.texts[t.orders[0].number] == "O1");
  CHECK(t.orders[0].lines.size() == 2); // wholly equal rows are separate lines
  CHECK(t.texts[t.lines.sku[t.orders[1].lines.begin]] == "S3");
  CHECK(t.lines.order[3] == OrderId{1});
  CHECK(t.lines.amount[0].fen == 500);
  CHECK(rows.counts.rows[static_cast<std::size_t>(EventType::order)] == 4);
}

TEST_CASE("orders of one instant stand as their first rows were read, whatever was said of them before") {
  Rows rows;
  rows.happens(EventType::pay, "12:00", "O2").order("10:00", "b", "O1", "S1").order("10:00", "b", "O2", "S2").order("11:00", "b", "O3", "S3");
  const Timeline t = rows.finish();
  REQUIRE(t.orders.size() == 3);
  CHECK(t.texts[t.orders[0].number] == "O1");
  CHECK(t.texts[t.orders[1].number] == "O2");
  CHECK(t.texts[t.orders[2].number] == "O3");
  CHECK(t.texts[t.lines.sku[t.orders[1].lines.begin]] == "S2");
  CHECK(t.orders[1].happenings.size() == 1);
}

TEST_CASE("orders are per shop, and may lack a buyer") {
  Rows rows;
  rows.order("10:00", "b", "O1", "S1", 1, "A").order("11:00", "", "O1", "S1", 2, "B");
  const Timeline t = rows.finish();
  REQUIRE(t.orders.size() == 2);
  CHECK(t.buyers[1].name == TextId::missing);
  CHECK(rows.counts.buyers == 1);
  CHECK(rows.conflicts.empty());
}

TEST_CASE("what happens to an order may be read before it and stands in event order") {
  Rows rows;
  rows.happens(EventType::ship, "12:00", "O1")
      .happens(EventType::pay, "10:05", "O1")
      .order("10:00", "b", "O1", "S1")
      .happens(EventType::cancel, "10:00", "O1");
  rows.happens(EventType::pay, "10:01", "O9");
  const Timeline t = rows.finish();
  REQUIRE(t.orders[0].happenings.size() == 3);
  CHECK(t.happenings.type == values::Column{HappeningType::cancel, HappeningType::pay, HappeningType::ship});
  CHECK(rows.counts.left_out[static_cast<std::size_t>(EventType::pay)] == 1);
  CHECK(rows.conflicts.empty());
}

TEST_CASE("rows that contradict their order are conflicts and are not used") {
  Rows rows;
  rows.order("10:00", "b", "O1", "S1").order("10:00", "c", "O1", "S2").order("10:01", "b", "O1", "S2").order("10:02", "", "O1", "S2");
  rows.happens(EventType::pay, "09:59:59.999", "O1").happens(EventType::cancel, "10:00", "O1", "S2").happens(EventType::ship, "10:00", "O1", "", "c");
  rows.happens(EventType::pay, "10:00", "O1", "", "b").happens(EventType::refund, "10:00", "O1", "S1");
  const Timeline t = rows.finish();
  CHECK(t.lines.sku.size() == 1);
  CHECK(t.happenings.type.size() == 2);
  std::vector<std::pair<std::uint32_t, int>> found;
  for (const Conflict& conflict : rows.conflicts) found.emplace_back(conflict.source.line, conflict.code.number);
  CHECK(found == std::vector<std::pair<std::uint32_t, int>>{{2, 530}, {3, 531}, {4, 530}, {4, 531}, {5, 533}, {6, 534}, {7, 535}});
  CHECK(rows.conflicts[0].column == Column::buyer);
  CHECK(rows.conflicts[5].column == Column::sku);
}

TEST_CASE("an id is unique per shop and type") {
  Rows rows;
  EventRow chat;
  chat.time = at("10:00"), chat.buyer = "b", chat.agent = "A", chat.id = "1";
  rows.add(chat).add(chat);
  chat.shop = "X";
  rows.add(chat);
  chat.sku = "S1";
  rows.add(chat);
  EventRow transfer = chat;
  transfer.type = EventType::transfer, transfer.to = "B";
  rows.add(transfer);
  const Timeline t = rows.finish();
  CHECK(t.messages.size() == 2);
  CHECK(rows.counts.duplicates == 1);
  REQUIRE(rows.conflicts.size() == 1);
  CHECK(rows.conflicts[0].code.number == 532);
  CHECK(rows.conflicts[0].source.line == 4);
  CHECK(rows.conflicts[0].arguments[1].en == "a.csv:3");
}

TEST_CASE("an id belongs to the first row that can be used") {
  Rows rows;
  rows.order("10:00", "b", "O1", "S1").happens(EventType::pay, "09:00", "O1", "", "", "7").happens(EventType::pay, "10:01", "O1", "", "", "7");
  rows.happens(EventType::pay, "10:01", "O1", "", "", "7")
      .happens(EventType::pay, "10:02", "O1", "", "", "7")
      .happens(EventType::ship, "10:02", "O1", "", "", "7");
  const Timeline t = rows.finish();
  CHECK(t.happenings.type.size() == 2);
  CHECK(rows.counts.duplicates == 1);
  REQUIRE(rows.conflicts.size() == 2);
  CHECK(rows.conflicts[0].code.number == 533);
  CHECK(rows.conflicts[1].code.number == 532);
}

TEST_CASE("an order row that is a duplicate adds no line; one with several lines is used as a whole or not at all") {
  Rows rows;
  const std::vector<LineRow> lines{{"S1", 1, Money{100}, {}, {}, {}, {}}, {"S2", 2, Money{50}, {}, {}, {}, {}}};
  EventRow row;
  row.type = EventType::order, row.time = at("10:00"), row.buyer = "b", row.order = "O1", row.lines = lines, row.id = "1";
  rows.add(row).add(row);
  row.id = "2", row.time = at("10:01");
  rows.add(row);
  CHECK(rows.finish().lines.sku.size() == 2);
  CHECK(rows.counts.duplicates == 1);
  CHECK(rows.conflicts.size() == 1);
}

TEST_CASE("extra columns follow their rows into order; an order's are those of its first row") {
  const FieldRequest channel{FieldOwner::chat, "channel", FieldType::text}, flag{FieldOwner::order, "flag", FieldType::count};
  Rows rows({channel, flag, channel});
  const std::vector<ExtraValue> app{{missing_value, "app"}}, web{{missing_value, "web"}}, one{{1, {}}}, two{{2, {}}};
  EventRow chat;
  chat.time = at("10:01"), chat.buyer = "b", chat.agent = "A", chat.extras = app;
  rows.add(chat);
  chat.time = at("10:00"), chat.extras = web;
  rows.add(chat);
  chat.time = at("09:00"), chat.extras = {};
  rows.add(chat);
  const LineRow line{"S1", 1, Money{1}, {}, {}, {}, {}};
  EventRow order;
  order.type = EventType::order, order.time = at("10:00"), order.order = "O1", order.lines = {&line, 1}, order.extras = one;
  rows.add(order);
  order.extras = two;
  rows.add(order);
  const Timeline t = rows.finish();
  REQUIRE(t.extras.size() == 2);
  CHECK(t.extras[0].field == channel);
  CHECK(t.extras[0].values[0] == missing_value);
  CHECK(t.texts[static_cast<TextId>(t.extras[0].values[1])] == "web");
  CHECK(t.texts[static_cast<TextId>(t.extras[0].values[2])] == "app");
  CHECK(t.extras[1].values == values::Column<std::int64_t>{1});
}

TEST_CASE("as_of keeps what was known at an instant, and numbers it anew") {
  const FieldRequest mark{FieldOwner::line, "mark", FieldType::count};
  Rows rows({mark});
  rows.chat("10:00", "b", "A", buyer, "S1").chat("10:05", "b", "A", agent).chat("10:00", "later", "A", buyer).order("10:10", "z", "O3", "S1");
  rows.order("10:04", "b", "O1", "S1", 700)
      .order("10:06", "b", "O2", "S2")
      .happens(EventType::pay, "10:05", "O1")
      .happens(EventType::ship, "10:07", "O1");
  const Timeline whole = rows.finish();
  const Timeline t = as_of(whole, at("10:05"));
  REQUIRE(t.buyers.size() == 2);
  CHECK(t.buyers[0].messages.size() == 2);
  CHECK(t.buyers[0].orders.size() == 1);
  REQUIRE(t.orders.size() == 1);
  CHECK(t.orders[0].happenings.size() == 1);
  CHECK(t.happenings.type == values::Column{HappeningType::pay});
  CHECK(t.lines.amount == values::Column{Money{700}});
  CHECK(t.lines.order == values::Column{OrderId{0}});
  CHECK(t.extras[0].values.size() == 1);
  CHECK(topics(t) == "S1 S1 -");
  CHECK(t.texts.find("O2") == whole.texts.find("O2"));
  CHECK(as_of(whole, at("09:59:59.999")).buyers.empty());
  CHECK(as_of(whole, at("23:00")).lines.sku == whole.lines.sku);
}

TEST_CASE("quoted values are cut at 40 code points and kept on one line") {
  std::string want;
  for (int i = 0; i < 40; ++i) want += "好";
  CHECK(quotable(want) == want);
  CHECK(quotable(want + "x") == want + "…");
  CHECK(quotable("a\nb") == "a b");
}
