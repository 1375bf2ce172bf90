#include "grammar/text/utf8.hpp"
#include "interpreter/explain/axis.hpp"
#include "interpreter/explain/explain.hpp"
#include "interpreter/explain/find_unit.hpp"
#include "interpreter/explain/html.hpp"
#include "interpreter/explain/json.hpp"
#include "interpreter/explain/param_value.hpp"
#include "interpreter/explain/wrap.hpp"
#include "interpreter/html/escape.hpp"
#include "interpreter/timeline/as_of.hpp"
#include "tests/support/fixtures.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

using namespace guiyin;
using text::Language;

namespace {

// A policy and a story with what the engine says of its first order.
struct Told {
  program::Program program;
  timeline::Timeline timeline;
  text::Sources sources = {};
  timeline::Roster roster = {};
  std::optional<values::Moment> as_of = std::nullopt;

  explain::Subject subject() const {
    const auto line = program.unit == program::Unit::line ? std::optional(timeline::LineId{0}) : std::nullopt;
    return {program, sources, timeline, roster, timeline::OrderId{0}, line, as_of};
  }
  std::string text(Language language = Language::english) const {
    const explain::Subject asked = subject();
    return explain::document_text(explain::explain(asked, explain::decide(asked), language));
  }
};

Told told(std::string_view policy, std::string_view story) { return {fixtures::program_of(policy), fixtures::story_of(story)}; }

explain::WhyNot why_not(const Told& told, const std::string& agent, std::string_view policy) {
  const explain::Subject subject = told.subject();
  return explain::why_not(subject, explain::decide(subject), agent, [&](const program::Setting& setting) -> std::optional<program::Program> {
    if (policy.empty()) return std::nullopt;
    try {
      return fixtures::program_of(policy, {setting});
    } catch (...) { // a value that the policy does not allow
      return std::nullopt;
    }
  });
}

std::string answer(const Told& told, const std::string& agent, std::string_view policy = {}, Language language = Language::english) {
  const explain::Subject subject = told.subject();
  const explain::Paragraph paragraph = explain::tell_why_not(subject, explain::decide(subject), why_not(told, agent, policy), language);
  std::string out = paragraph.title + "\n";
  for (const explain::Item& item : paragraph.items) out += item.text + "\n";
  return out;
}

// Explanations are wrapped for a terminal: compare without line ends and runs of blanks.
std::string flat(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (c != '\n' && c != ' ')
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  return out;
}

#define CHECK_TELLS(text, part) CHECK_MESSAGE(flat(text).find(part) != std::string::npos, text)

constexpr std::string_view last_reply = R"(policy p "the last to answer" {
  param lookback = 24h
  param limit = 15d
  for each order
  claim c { window lookback before placed  candidates chats  require replied  tie-break latest }
  credit c
  amount order.total
  revoke when cancelled within limit of placed
})";

// 小丽 answered 2 s before the window begins, 小美 asked nobody back in time, 阿强 never answered.
constexpr std::string_view edge = R"(timeline "edge" {
  buyer 张三  agents 小丽, 小美, 阿强
  2023-10-15
  09:59:58 张三 -> 小丽
  09:59:58 小丽 -> 张三
  2023-10-16
  09:00 张三 -> 小美
  09:10 小美 -> 张三
  09:30 张三 -> 阿强
  10:00 places O1: SKU1 x1 @100.00
  10:01 pays O1
})";

} // namespace

TEST_CASE("a window is told in absolute times, and those outside by how much") {
  const std::string text = told(last_reply, edge).text();
  CHECK_TELLS(text, "window: from 2023-10-15 10:00:00 (included) to 2023-10-16 10:00:00 (not included)");
  CHECK_TELLS(text, "outside the window: 2 messages, the nearest 2023-10-15 09:59:58");
  CHECK_TELLS(text, "2 s too early");
  CHECK_TELLS(told(last_reply, edge).text(Language::chinese), "早了 2 秒");
}

TEST_CASE("a message at the window's end is told to be just outside, by nothing") {
  const std::string text = told(last_reply, R"(timeline "end" {
    buyer 张三  agents 小丽
    2023-10-16
    10:00 小丽 -> 张三
    10:00 places O1: SKU1 x1 @100.00
  })")
                               .text();
  CHECK_TELLS(text, "at the very moment where the window ends, which is no longer in it");
  CHECK_TELLS(text, "Nobody is credited: it is a silent order.");
}

TEST_CASE("a closed window's end is told to be in it") {
  const std::string policy = R"(policy p { for each order
    claim c { window 10min after paid  candidates chats  require replied  tie-break earliest }
    credit c  amount order.total })";
  const std::string text = told(policy, R"(timeline "after" {
    buyer 张三  agents 小丽, 小美
    2023-10-16
    10:00 places O1: SKU1 x1 @100.00
    10:00 pays O1
    10:10 小丽 -> 张三
    10:12:10 小美 -> 张三
  })")
                               .text();
  CHECK_TELLS(text, "to 2023-10-16 10:10:00 (included)");
  CHECK_TELLS(text, "2 min 10 s too late");
  CHECK_TELLS(text, "小丽: wins");
}

TEST_CASE("a requirement that fails is told with what was there and what was needed") {
  const std::string text = told(last_reply, edge).text();
  CHECK_TELLS(text, "阿强: does not qualify");
  CHECK_TELLS(text, "fails `agent_messages > 0`: 0 answers, 1 needed");
  CHECK_TELLS(told(last_reply, edge).text(Language::chinese), "0 条客服回复，需要至少 1");
}

TEST_CASE("a condition on moments tells the distance") {
  const std::string policy = R"(policy p { for each order when paid within 10min of placed
    claim c { window any time  candidates chats  tie-break latest }
    credit c  amount order.total })";
  const std::string text = told(policy, R"(timeline "late" {
    buyer 张三  agents 小丽
    2023-10-16
    10:00 places O1: SKU1 x1 @100.00
    10:12:10 pays O1
  })")
                               .text();
  CHECK_TELLS(text, "It is excluded: `paid within 10min of placed` does not hold.");
  CHECK_TELLS(text, "2 min 10 s too late");
}

TEST_CASE("rows that `where` leaves out are told with both sides of the comparison") {
  const std::string policy = R"(policy p { for each line
    claim c { window any time before placed  candidates chats where chat.topic == line.sku  tie-break latest }
    credit c  amount line.amount })";
  const std::string text = told(policy, R"(timeline "topic" {
    buyer 张三  agents 小丽
    2023-10-16
    09:00 张三 -> 小丽 about SKU2
    10:00 places O1: SKU1 x1 @100.00
  })")
                               .text();
  CHECK_TELLS(text, "`chat.topic == line.sku` does not hold: chat.topic is \"SKU2\", line.sku is \"SKU1\"");
}

TEST_CASE("a lost tie-break names the key and the difference") {
  const std::string policy = R"(policy p { for each order
    claim c { window any time before placed  candidates chats  tie-break most rounds, latest }
    credit c  amount order.total })";
  const std::string text = told(policy, R"(timeline "rounds" {
    buyer 张三  agents A, B, C
    2023-10-16
    09:00 张三 -> A every 1min x1
    09:01 A -> 张三
    09:02 张三 -> A
    09:03 A -> 张三
    09:10 张三 -> B
    09:11 B -> 张三
    09:12 张三 -> B
    09:13 B -> 张三
    09:20 张三 -> C
    09:21 C -> 张三
    10:00 places O1: SKU1 x1 @100.00
  })")
                               .text();
  CHECK_TELLS(text, "B: wins");
  CHECK_TELLS(text, "loses by most rounds: 1 round against 2 of B");
  CHECK_TELLS(text, "loses by `latest`: A's last message 2023-10-16 09:03:00");
  CHECK_TELLS(text, "10 min earlier than that of B");
  CHECK_TELLS(text, "decided by most rounds and `latest`");
}

TEST_CASE("shares are told per candidate and in money") {
  const std::string policy = R"(policy p { for each order
    claim c { window any time before placed  candidates chats  share first 40% last 40% rest 20% }
    credit c  amount order.total })";
  const std::string text = told(policy, R"(timeline "shares" {
    buyer 张三  agents A, B, C
    2023-10-16
    09:00 A -> 张三
    09:10 B -> 张三
    09:20 C -> 张三
    10:00 places O1: SKU1 x1 @100.00
  })")
                               .text();
  CHECK_TELLS(text, "A: wins 40%");
  CHECK_TELLS(text, "B: wins 20%");
  CHECK_TELLS(text, "A gets 40%: 40.00 yuan");
}

TEST_CASE("a split tells what its parts come to") {
  const std::string policy = R"(policy p { for each order
    claim before_it { window any time before placed  candidates chats  tie-break latest }
    claim after_it { window 1h after placed  candidates chats  tie-break latest }
    credit split 50% before_it, 25% after_it, 25% nobody
    amount order.total })";
  const std::string text = told(policy, R"(timeline "split" {
    buyer 张三  agents A
    2023-10-16
    09:00 A -> 张三
    10:00 places O1: SKU1 x1 @100.00
  })")
                               .text();
  CHECK_TELLS(text, "50% goes to what follows; 75% in effect");
  CHECK_TELLS(text, "nobody keeps 25.00 yuan");
}

TEST_CASE("revocation is told with its event and its distance from the last moment") {
  const auto cancelled = [](std::string_view when) {
    return told(last_reply, R"(timeline "cancelled" {
      buyer 张三  agents A
      2023-10-16
      09:00 A -> 张三
      10:00 places O1: SKU1 x1 @100.00
      )" + std::string(when) + " cancels O1\n}")
        .text();
  };
  const std::string revoked = cancelled("+15d 10:00");
  CHECK_TELLS(revoked, "The credit of A is taken back, since `cancelled within 15d of placed`");
  CHECK_TELLS(revoked, "in time, 0 s before the last moment");
  const std::string too_late = cancelled("+15d 10:00:01");
  CHECK_TELLS(too_late, "revoke: not taken back");
  CHECK_TELLS(too_late, "1 s too late to revoke it");
}

TEST_CASE("refunds are told with what of them is deducted") {
  const std::string policy = R"(policy p { for each order
    claim c { window any time before placed  candidates chats  tie-break latest }
    credit c  amount order.total  deduct refunds within 1d of placed })";
  const std::string text = told(policy, R"(timeline "refunds" {
    buyer 张三  agents A
    2023-10-16
    09:00 A -> 张三
    10:00 places O1: SKU1 x1 @100.00
    11:00 refunds O1 30.00
    +2d 10:00 refunds O1 10.00
  })")
                               .text();
  CHECK_TELLS(text, "refund of 30.00 yuan at 2023-10-16 11:00:00");
  CHECK_TELLS(text, "not deducted, 24 h too late");
  CHECK_TELLS(text, "100.00 − 30.00 refunded = 70.00");
}

TEST_CASE("a pending unit tells what may still change, and until when") {
  Told open = told(last_reply, R"(timeline "pending" {
    buyer 张三  agents A
    2023-10-16
    09:00 A -> 张三
    10:00 places O1: SKU1 x1 @100.00
  })");
  open.as_of = values::parse_moment("2023-10-16 11:00");
  open.timeline = timeline::as_of(open.timeline, *open.as_of);
  const std::string text = open.text();
  CHECK_TELLS(text, "Not final yet.");
  CHECK_TELLS(text, "not final; it settles at 2023-10-31 10:00:00");
  CHECK_TELLS(text, "whether it is taken back may change until 2023-10-31 10:00:00");
}

TEST_CASE("a tie that the stated last rule settles is told as one") {
  const std::string policy = R"(policy p { for each order
    claim c { window any time before placed  candidates chats  tie-break most rounds }
    credit c  amount order.total })";
  const std::string text = told(policy, R"(timeline "tie" {
    buyer 张三  agents A, B
    2023-10-16
    09:00 A -> 张三
    09:10 B -> 张三
    10:00 places O1: SKU1 x1 @100.00
  })")
                               .text();
  CHECK_TELLS(text, "a tie, settled by the stated last rule");
  CHECK_TELLS(text, "loses by the stated last rule (the later last message)");
}

TEST_CASE("why not: just outside the window") {
  const Told case_ = told(last_reply, edge);
  const explain::WhyNot found = why_not(case_, "小丽", last_reply);
  REQUIRE(found.hurdles.size() == 1);
  CHECK(found.hurdles[0].obstacle == explain::Obstacle::outside);
  // 小美 answered later, so the window alone does not give it to this agent.
  CHECK(found.wins_without == false);
}

TEST_CASE("why not: the smallest param and the smallest event") {
  constexpr std::string_view story = R"(timeline "edge" {
    buyer 张三  agents 小丽
    2023-10-15
    09:59:57 张三 -> 小丽
    09:59:58 小丽 -> 张三
    2023-10-16
    10:00 places O1: SKU1 x1 @100.00
  })";
  const Told case_ = told(last_reply, story);
  const explain::WhyNot found = why_not(case_, "小丽", last_reply);
  CHECK(found.wins_without == true);
  REQUIRE(found.event);
  CHECK(found.event->kind == explain::ChangeKind::move);
  CHECK(found.event->shift.ms == 2000);
  REQUIRE(found.params.size() == 1);
  CHECK(found.params[0].name == "lookback");
  CHECK(found.params[0].bound == explain::Bound::at_least);
  REQUIRE(found.params[0].duration);
  CHECK(found.params[0].duration->ms == values::ms_per_day + 2000);
  CHECK_TELLS(answer(case_, "小丽", last_reply), "from 24h to at least 24 h 2 s");
  CHECK_TELLS(answer(case_, "小丽", last_reply, Language::chinese), "从 24小时 改为至少 24 小时 2 秒");
}

TEST_CASE("why not: what revokes is undone by a smaller param") {
  const Told case_ = told(last_reply, R"(timeline "cancelled" {
    buyer 张三  agents A
    2023-10-16
    09:00 A -> 张三
    10:00 places O1: SKU1 x1 @100.00
    +10d 10:00 cancels O1
  })");
  const explain::WhyNot found = why_not(case_, "A", last_reply);
  REQUIRE(found.hurdles.size() == 1);
  CHECK(found.hurdles[0].obstacle == explain::Obstacle::revoked);
  CHECK(found.wins_without == true);
  REQUIRE(found.event);
  CHECK(found.event->kind == explain::ChangeKind::no_cancel);
  REQUIRE(found.params.size() == 1);
  CHECK(found.params[0].name == "limit");
  CHECK(found.params[0].bound == explain::Bound::at_most);
  CHECK(found.params[0].duration->ms == 10 * values::ms_per_day - 1000);
}

TEST_CASE("why not: one more round") {
  constexpr std::string_view policy = R"(policy p { for each order
    claim c { window any time before placed  candidates chats  require rounds >= 2  tie-break latest }
    credit c  amount order.total })";
  const Told case_ = told(policy, R"(timeline "rounds" {
    buyer 张三  agents A
    2023-10-16
    09:00 张三 -> A
    09:01 A -> 张三
    10:00 places O1: SKU1 x1 @100.00
  })");
  const explain::WhyNot found = why_not(case_, "A", policy);
  CHECK(found.hurdles.front().obstacle == explain::Obstacle::requirement);
  REQUIRE(found.event);
  CHECK(found.event->kind == explain::ChangeKind::round);
  CHECK(found.event->count == 1);
  CHECK_TELLS(answer(case_, "A"), "(1 round, 2 needed)");
}

TEST_CASE("why not: a choice that gives the agent the order") {
  constexpr std::string_view policy = R"(policy p {
    param judge_by : time | rounds = time
    for each order
    claim c { window any time before placed  candidates chats  tie-break by judge_by { time: latest; rounds: most rounds, latest } }
    credit c  amount order.total })";
  const Told case_ = told(policy, R"(timeline "choice" {
    buyer 张三  agents A, B
    2023-10-16
    09:00 张三 -> A
    09:01 A -> 张三
    09:30 B -> 张三
    10:00 places O1: SKU1 x1 @100.00
  })");
  const explain::WhyNot found = why_not(case_, "A", policy);
  CHECK(found.hurdles.front().obstacle == explain::Obstacle::lost);
  CHECK(found.wins_without == true);
  REQUIRE(found.params.size() == 1);
  CHECK(found.params[0].to.value == "rounds");
}

TEST_CASE("why not: credited, nobody there, nothing found") {
  const Told case_ = told(last_reply, edge);
  CHECK(why_not(case_, "小美", last_reply).hurdles.empty());
  CHECK_TELLS(answer(case_, "小美"), "小美 is credited with it.");
  const explain::WhyNot stranger = why_not(case_, "谁", last_reply);
  CHECK(stranger.hurdles.front().obstacle == explain::Obstacle::no_rows);
  CHECK_FALSE(stranger.wins_without);
  CHECK(stranger.params.empty());
  REQUIRE(stranger.event);
  CHECK(stranger.event->kind == explain::ChangeKind::answer);
}

TEST_CASE("why not: an unpaid order would have to be paid as well") {
  constexpr std::string_view policy = R"(policy p { for each order when paid
    claim c { window any time before placed  candidates chats  require replied  tie-break latest }
    credit c  amount order.total })";
  const Told case_ = told(policy, R"(timeline "unpaid" {
    buyer 张三  agents A, B
    2023-10-16
    09:00 A -> 张三
    09:30 B -> 张三
    10:00 places O1: SKU1 x1 @100.00
  })");
  const explain::WhyNot last = why_not(case_, "B", policy);
  REQUIRE(last.hurdles.size() == 1);
  CHECK(last.hurdles[0].obstacle == explain::Obstacle::excluded);
  CHECK(last.wins_without == true);
  REQUIRE(last.event);
  CHECK(last.event->kind == explain::ChangeKind::pay);
  const explain::WhyNot first = why_not(case_, "A", policy);
  CHECK(first.wins_without == false);
  REQUIRE(first.event);
  CHECK(first.event->kind == explain::ChangeKind::move);
  CHECK(first.event->also_paid);
}

TEST_CASE("a story told again is the same story") {
  // A transfer hands the topic over; columns and kinds are kept.
  constexpr std::string_view policy = R"(policy p { for each line
    claim c { window any time before placed  candidates chats where chat.topic == line.sku  require replied  tie-break latest }
    credit c  amount line.amount })";
  const Told case_ = told(policy, R"(timeline "transfer" {
    buyer 张三  agents A, B
    2023-10-16
    09:00 张三 -> A about SKU1
    09:05 A transfers 张三 to B
    09:06 B -> 张三
    09:07 A -> 张三 auto
    10:00 places O1: SKU1 x1 @100.00
  })");
  const explain::Subject subject = case_.subject();
  const explain::Retold retold(subject, "B");
  CHECK(retold.wins(case_.program));
  CHECK(retold.timeline().messages.topic.size() == case_.timeline.messages.topic.size());
}

TEST_CASE("units are found by order, shop and line, whatever their names hold") {
  const timeline::Timeline timeline = fixtures::timeline_of("order,2023-10-16 10:00:00,a,张三,,,S1,O1,1,1.00\n"
                                                            "order,2023-10-16 10:00:00,b,张三,,,S1,O1,1,1.00\n"
                                                            "order,2023-10-16 10:00:00,b,张三,,,S1,x/y.2,1,1.00\n"
                                                            "order,2023-10-16 10:00:00,b,张三,,,S1,x/y,1,1.00\n");
  CHECK(explain::find_units(timeline, "O1").size() == 2);
  REQUIRE(explain::find_units(timeline, "b/O1.2").size() == 1);
  CHECK(explain::find_units(timeline, "b/O1.2")[0].line == 2);
  REQUIRE(explain::find_units(timeline, "x/y.2").size() == 1);
  CHECK_FALSE(explain::find_units(timeline, "x/y.2")[0].line);
  CHECK(explain::find_units(timeline, "x/y.1")[0].line == 1);
  CHECK(explain::find_units(timeline, "O2").empty());
}

TEST_CASE("no line of an explanation is wider than the terminal") {
  for (const Language language : {Language::english, Language::chinese}) {
    const std::string text = told(last_reply, edge).text(language);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      CHECK(text::display_width(std::string_view(text).substr(at, end - at)) <= explain::picture_width);
      at = end + 1;
    }
  }
}

TEST_CASE("the axis keeps order and gives every instant a cell while there is room") {
  std::vector<values::Moment> instants;
  for (std::int64_t i = 0; i < 30; ++i) instants.push_back({i * i * 1000});
  const explain::Axis few(instants, 74);
  for (std::size_t i = 1; i < instants.size(); ++i) CHECK(few.cell(instants[i - 1]) < few.cell(instants[i]));
  CHECK(few.cell(instants.back()) < few.cells());
  for (std::int64_t i = 30; i < 500; ++i) instants.push_back({i * i * 1000});
  const explain::Axis many(instants, 74);
  for (std::size_t i = 1; i < instants.size(); ++i) CHECK(many.cell(instants[i - 1]) <= many.cell(instants[i]));
  CHECK(many.cell(instants.back()) == 73);
}

TEST_CASE("text is broken at blanks and between Chinese characters, never before a comma") {
  CHECK(explain::wrapped("one two three", "- ", "  ", 9) == "- one two\n  three\n");
  CHECK(explain::wrapped("一二三四五六", "", "", 6) == "一二三\n四五六\n");
  CHECK(explain::wrapped("一二三，四", "", "", 6) == "一二\n三，四\n");
}

TEST_CASE("params are read and written as numbers") {
  CHECK(explain::read_param("24h")->number == values::ms_per_day);
  CHECK(explain::read_param("unlimited")->number == program::unlimited_ms);
  CHECK(explain::read_param("12.50 yuan")->number == 1250);
  CHECK(explain::read_param("40%")->unit == explain::ParamUnit::percent);
  CHECK_FALSE(explain::read_param("rounds"));
  CHECK(explain::write_param({explain::ParamUnit::milliseconds, 86'402'000}) == "86402s");
  CHECK(explain::write_param({explain::ParamUnit::fen, 1250}) == "12.50 yuan");
}

TEST_CASE("a page escapes whatever names hold") {
  CHECK(html::escaped("<script>\"&'") == "&lt;script&gt;&quot;&amp;&#39;");
  CHECK(html::escaped("\xff") == "\xEF\xBF\xBD");
  const Told hostile{fixtures::program_of(last_reply), fixtures::timeline_of("chat,2023-10-16 09:00:00,,张三,<img src=x onerror=alert(1)>,agent\n"
                                                                             "order,2023-10-16 10:00:00,,张三,,,\"\"\"><b>\",O1,1,1.00\n")};
  const explain::Subject subject = hostile.subject();
  const std::string page = explain::html_document({explain::explain(subject, explain::decide(subject), Language::chinese)}, Language::chinese);
  CHECK(page.find("<img") == std::string::npos);
  CHECK(page.find("&lt;img src=x") != std::string::npos);
  CHECK(page.find("http") == page.find("http-equiv"));
}
