#include "interpreter/compare/difference.hpp"
#include "interpreter/compare/sweep.hpp"
#include "interpreter/compare/swept_values.hpp"
#include "tests/support/fixtures.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace guiyin;
using compare::Change;

namespace {

// A is asked about SKU1 at 09:00, B in general at 09:30; the order comes at 10:00, C chats before payment.
constexpr std::string_view day = R"(timeline "day" {
  buyer 张三  agents A, B, C
  2024-01-01
  09:00 张三 -> A about SKU1
  09:00 A -> 张三
  09:30 张三 -> B
  09:30 B -> 张三
  10:00 places O1: SKU1 x1 @100.00
  10:02 张三 -> C
  10:02 C -> 张三
  10:05 pays O1
})";

constexpr std::string_view last_agent = R"(policy p {
  param lookback = 24h
  for each order
  claim c { window lookback before placed  candidates chats  require replied  tie-break latest }
  credit c
  amount order.total
})";

std::string text_of(std::string_view from, std::string_view what, std::string_view with) {
  std::string text(from);
  text.replace(text.find(what), what.size(), with);
  return text;
}

compare::Variation variation_of(std::string text) {
  return {[text = std::move(text)](const std::vector<std::pair<std::string, std::string>>& values) -> std::optional<program::Program> {
    std::vector<program::Setting> settings;
    for (const auto& [name, value] : values) settings.push_back({name, value});
    return fixtures::program_of(text, settings);
  }};
}

compare::Difference compare_texts(std::string_view before, std::string_view after, std::string_view story) {
  const auto baseline = fixtures::program_of(before), revised = fixtures::program_of(after);
  const compare::Edits edits(baseline, revised, variation_of(std::string(before)), variation_of(std::string(after)));
  return compare::compare(edits, baseline, revised, fixtures::story_of(story), {});
}

const compare::Tally& tally(const compare::Difference& difference, Change change) { return difference.matrix[static_cast<std::size_t>(change)]; }

} // namespace

TEST_CASE("the same program is not run") {
  const auto difference = compare_texts(last_agent, text_of(last_agent, "policy p", "policy q \"another name\""), day);
  CHECK(difference.same_program);
  CHECK(difference.edits.empty());
}

TEST_CASE("a param that changes the agent is the cause") {
  const auto difference = compare_texts(last_agent, text_of(last_agent, "24h", "20min"), day);
  REQUIRE(difference.edits.size() == 1);
  CHECK(std::get<compare::ParamEdit>(difference.edits[0]).name == "lookback");
  CHECK(tally(difference, Change::lost).units == 1);
  CHECK(tally(difference, Change::lost).before == values::Money{10000});
  REQUIRE(difference.causes.size() == 1);
  CHECK(difference.causes[0].edits == std::vector<std::size_t>{0});
}

TEST_CASE("a clause that changes the agent is found and charged") {
  const auto difference = compare_texts(last_agent, text_of(last_agent, "tie-break latest", "tie-break earliest"), day);
  REQUIRE(difference.edits.size() == 1);
  const auto& edit = std::get<compare::ClauseEdit>(difference.edits[0]);
  CHECK(edit.clause == compare::ClauseName{compare::ClauseKind::choice, "c"});
  CHECK(tally(difference, Change::other_agent).units == 1);
  REQUIRE(difference.flows.size() == 1);
  CHECK(difference.flows[0].amount == values::Money{10000});
}

TEST_CASE("of two edits, a unit is charged to the one that changes it") {
  const auto revised = text_of(text_of(last_agent, "tie-break latest", "tie-break earliest"), "require replied", "require messages > 0");
  const auto difference = compare_texts(last_agent, revised, day);
  REQUIRE(difference.edits.size() == 2);
  REQUIRE(difference.changes.size() == 1);
  REQUIRE(difference.changes[0].cause.size() == 1);
  CHECK(std::get<compare::ClauseEdit>(difference.edits[difference.changes[0].cause[0]]).clause.kind == compare::ClauseKind::choice);
}

TEST_CASE("two edits that only together change a unit are charged together") {
  // Z never answered and was asked first: she wins only where no answer is needed and the first one wins.
  const auto story = text_of(text_of(day, "09:00 张三 -> A", "08:00 张三 -> Z\n  09:00 张三 -> A"), "agents A", "agents Z, A");
  const auto revised = text_of(text_of(last_agent, "tie-break latest", "tie-break earliest"), "require replied", "require messages > 0");
  const auto difference = compare_texts(last_agent, revised, story);
  REQUIRE(difference.changes.size() == 1);
  CHECK(difference.changes[0].change == Change::other_agent);
  CHECK(difference.changes[0].cause == std::vector<std::size_t>{0, 1});
}

TEST_CASE("policies about different units are compared by order, all at once") {
  const auto jd = fixtures::built_in("jd"), taobao = fixtures::built_in("taobao");
  const compare::Edits edits(jd, taobao, {[&](const auto&) { return std::optional(jd); }}, {[&](const auto&) { return std::optional(taobao); }});
  const auto difference = compare::compare(edits, jd, taobao, fixtures::story_of(day), {});
  CHECK(difference.by_order);
  REQUIRE(difference.changes.size() == 1);
  CHECK(difference.changes[0].change == Change::other_agent); // A by product, C by payment
}

TEST_CASE("every unit is counted once, and the agents' sums are the matrix's") {
  const auto difference = compare_texts(last_agent, text_of(last_agent, "tie-break latest", "share evenly"), day);
  values::Money before, after;
  for (const auto& each : difference.agents) {
    before += each.before;
    after += each.after;
  }
  values::Money matrix_before, matrix_after;
  for (const auto& each : difference.matrix) {
    matrix_before += each.before;
    matrix_after += each.after;
  }
  CHECK(before == matrix_before);
  CHECK(after == matrix_after);
}

namespace {

std::vector<std::string> values_of(const std::string& written) {
  text::Sources sources;
  return compare::swept_values("p", written, sources).values;
}
std::uint16_t problem_of(const std::string& written) {
  text::Sources sources;
  const auto swept = compare::swept_values("p", written, sources);
  CHECK(swept.values.empty());
  return swept.problem ? swept.problem->code.number : 0;
}

} // namespace

TEST_CASE("the values of a sweep") {
  using Values = std::vector<std::string>;
  CHECK(values_of("1h..4h/90min") == Values{"1h", "150min", "4h"});
  CHECK(values_of("1h..4h/2h") == Values{"1h", "3h"}); // the end is not passed, nor reached by force
  CHECK(values_of("a, b、c") == Values{"a", "b", "c"});
  CHECK(values_of("\"a,b\",\"1..2\"") == Values{"\"a,b\"", "\"1..2\""});
  CHECK(values_of("unlimited,1..3/1") == Values{"unlimited", "1", "2", "3"});
  CHECK(values_of("0%..1%/0.25%") == Values{"0%", "0.25%", "0.5%", "0.75%", "1%"});
  CHECK(values_of("0.10 yuan..0.30 yuan/0.10 yuan") == Values{"0.10 yuan", "0.20 yuan", "0.30 yuan"});
  CHECK(values_of("23:59:30..24:00/15s") == Values{"23:59:30", "23:59:45", "24:00"});
  CHECK(values_of("1s..1000s/1s").size() == 1000);
  CHECK(compare::is_swept("1,2"));
  CHECK(compare::is_swept("1h..2h"));
  CHECK_FALSE(compare::is_swept("1/3"));
  CHECK_FALSE(compare::is_swept("\"a,b\""));
  CHECK_FALSE(compare::is_swept("1.5"));
}

TEST_CASE("what is wrong with the values of a sweep") {
  CHECK(problem_of("1h..2h") == 672);
  CHECK(problem_of("..2h/1h") == 672);
  CHECK(problem_of("last..first/1") == 673);
  CHECK(problem_of("1h..2h/1") == 674);
  CHECK(problem_of("1h..2h/0h") == 675);
  CHECK(problem_of("2h..1h/1h") == 676);
  CHECK(problem_of("1s..1001s/1s") == 677);
  CHECK(problem_of("1h,") == 679);
}

TEST_CASE("each step of a sweep is the difference of two of its points") {
  const auto timeline = fixtures::story_of(day);
  std::vector<compare::SweepCase> cases;
  for (const char* value : {"10min", "20min", "45min", "2h"}) {
    program::Program program = fixtures::program_of(last_agent, {{"lookback", value}});
    cases.push_back({program, program.params.front(), std::string_view(value) == "45min"});
  }
  int runs = 0;
  const compare::Sweep sweep = compare::sweep(cases, timeline, {}, {}, [&] { ++runs; });
  CHECK(runs == 4);
  CHECK(sweep.not_conserved.empty());
  const auto credited = [&](std::size_t point) {
    return sweep.points[point].by_status[static_cast<std::size_t>(engine::Status::credited)].amount.fen;
  };
  CHECK(credited(1) == 0);
  CHECK(credited(2) == 10'000);
  CHECK(sweep.points[2].own);
  CHECK(sweep.points[3].changed == 0);
  REQUIRE(sweep.steps.size() == 1);
  const compare::SweepStep& step = sweep.steps.front();
  CHECK(step.to == 2);
  CHECK(step.orders == 1);
  REQUIRE(step.flows.size() == 1);
  CHECK(step.flows.front().from.agent == compare::TextId::missing);
  CHECK(timeline.texts[step.flows.front().to.agent] == "B");
  CHECK(step.flows.front().orders == 1);
  CHECK(step.flows.front().amount.fen == 10'000);
}
