#include "interpreter/coverage/condition_points.hpp"
#include "interpreter/coverage/coverage.hpp"
#include "interpreter/coverage/variants.hpp"
#include "tests/support/fixtures.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace guiyin;
using namespace guiyin::coverage;

namespace {

constexpr std::string_view two_choices = R"(policy p {
  param a : x | y | z = y
  param b = yes
  param lookback : duration or unlimited = 3h
  for each order
  claim c { window lookback before placed  candidates chats where chat.sku == "S" or chat.from == agent  require replied and not (rounds > 3)  tie-break latest }
  credit c
  amount order.total
})";

constexpr std::string_view day = R"(timeline {
  buyer 张三  agents A, B
  2024-01-01
  09:00 张三 -> A about S
  09:01 A -> 张三
  09:02 张三 -> B about S
  09:03 张三 -> A
  10:00 places O1: S x1 @100.00
})";

std::uint8_t found(const engine::Trace& trace, program::ExprId id) {
  const auto index = static_cast<std::uint32_t>(id);
  return index < trace.outcomes.size() ? trace.outcomes[index] : 0;
}

} // namespace

TEST_CASE("percentages are exact and never rounded up") {
  CHECK(Totals{0, 0}.percent() == "100.0");
  CHECK(Totals{1999, 2000}.percent() == "99.9");
  CHECK(Totals{2, 3}.percent() == "66.6");
  CHECK(reaches({9, 10}, *parse_percent("90")));
  CHECK(reaches({2, 3}, *parse_percent("66.6")));
  CHECK_FALSE(reaches({2, 3}, *parse_percent("66.7")));
  CHECK_FALSE(reaches({1999, 2000}, *parse_percent("100%")));
  for (const char* wrong : {"", "101", "100.1", "-1", "9o", "90.", "90.55", "90 %", "1e2", ".5"}) {
    INFO(wrong);
    CHECK_FALSE(parse_percent(wrong));
  }
}

TEST_CASE("every combination of choices, the one in force first") {
  const auto variants = variants_of(fixtures::program_of(two_choices));
  REQUIRE(variants.size() == 12);
  std::set<std::string> seen;
  for (const Settings& settings : variants) {
    std::string text;
    for (const program::Setting& setting : settings) text += setting.name + "=" + setting.value + " ";
    seen.insert(text);
  }
  CHECK(seen.size() == 12);
  CHECK(variants.front()[0].value == "y");
  CHECK(variants.front()[1].value == "yes");
  CHECK(variants.front()[2].value == "3h");
}

TEST_CASE("the trace says which way each condition was found, on all rows and candidates") {
  const program::Program program = fixtures::program_of(two_choices);
  const timeline::Timeline timeline = fixtures::story_of(day);
  const engine::Trace trace = engine::attribute_unit(program, timeline, {}, timeline::OrderId{0}, std::nullopt).trace;
  const auto where = judged_in(program, *program.claims[0].where), require = judged_in(program, *program.claims[0].require);
  REQUIRE(where.size() == 2);
  REQUIRE(require.size() == 2);
  CHECK(found(trace, where[0]) == (engine::found_true | engine::found_false));
  CHECK(found(trace, where[1]) == (engine::found_true | engine::found_false)); // not asked of the first row
  CHECK(found(trace, require[0]) == (engine::found_true | engine::found_false));
  CHECK(found(trace, require[1]) == engine::found_true); // not asked of B
}

TEST_CASE("programs of one policy add up by place") {
  text::Sources sources; // as many as the fixtures have used
  sources.add("p.gy", std::string(two_choices));
  const program::Program usual = fixtures::program_of(two_choices), other = fixtures::program_of(two_choices, {{"lookback", "unlimited"}});
  Collector collector(sources);
  collector.expect({}, usual);
  const Totals before = totals_of(collector.coverage());
  collector.expect({}, other); // nothing that was not there
  CHECK(totals_of(collector.coverage()).all == before.all);
  CHECK(before.seen == 0);
  const timeline::Timeline timeline = fixtures::story_of(day);
  collector.observe({}, other, timeline, engine::attribute_unit(other, timeline, {}, timeline::OrderId{0}, std::nullopt));
  const Totals once = totals_of(collector.coverage());
  collector.observe({}, other, timeline, engine::attribute_unit(other, timeline, {}, timeline::OrderId{0}, std::nullopt));
  CHECK(totals_of(collector.coverage()).seen == once.seen);
  CHECK(once.seen > 0);
  CHECK(once.all == before.all);
}
