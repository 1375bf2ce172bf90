#include "interpreter/engine/attribute.hpp"
#include "interpreter/generate/generate.hpp"
#include "interpreter/io/read_events.hpp"
#include "interpreter/report/report.hpp"
#include "tests/support/fixtures.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace guiyin;

namespace {

constexpr std::string_view policies = R"(
policy by_key from jd { set lookback = 72h }
policy all_time from taobao { set credit_by = order_first  set followup = both }
policy by_rounds from taobao { set judge_by = rounds  set lookback = 30d }
policy parts {
  for each line
  claim own { window 40h before placed  candidates chats where chat.topic == line.sku and chat.from == buyer and line.amount >= 100 yuan
              require messages > 1  tie-break most buyer_messages, earliest }
  claim later { window 20h after placed  candidates messages where chat.agent != "客服1"  require rounds >= 1 and first >= placed + 1min  tie-break fewest messages, latest }
  claim shared { window any time before placed  candidates messages where chat.kind != system  share by rounds, at least 5% }
  claim early { window (if line.qty > 2 then 3h else 30d) before placed  candidates chats where chat.time < placed - 1h  share first 40% last 40% rest 20% }
  credit split 50% own, 20% later, 30% shared else early
  assist shared, early
  amount line.amount
}
policy moved {
  for each order
  claim to_and_fro { window (if order.total > 300 yuan then 1h else 9d) before placed  candidates chats where chat.sku != "SKU1"  tie-break latest }
  claim after_paid { window from placed - 5h to paid + 2h  candidates chats  require both_spoke  tie-break most rounds }
  credit to_and_fro else after_paid
  amount order.total
}
)";

std::string decisions_of(const program::Program& program, const timeline::Timeline& timeline, const engine::Outcome& outcome) {
  std::string out;
  report::write_jsonl({{&program, &timeline, &outcome}}, [&](std::string_view piece) { return out += piece, true; });
  return out;
}

std::string decisions(const program::Program& program, const timeline::Timeline& timeline, const engine::AttributeOptions& options) {
  return decisions_of(program, timeline, engine::attribute(program, timeline, {}, options));
}

timeline::Timeline practice(std::uint64_t seed) {
  std::string csv;
  generate::generate({3000, seed, 2, generate::Format::csv}, [&](std::string_view piece) { return csv += piece, true; });
  io::ReadResult read = io::read_events({{"a.csv", csv}});
  REQUIRE(read.problems.empty());
  return std::move(read.timeline);
}

} // namespace

TEST_CASE("moving windows, threads and helpings change no decision") {
  for (const std::uint64_t seed : {1U, 2U}) {
    const timeline::Timeline timeline = practice(seed);
    for (const program::Program& program : fixtures::programs_of(policies)) {
      INFO(program.name);
      const std::string one_by_one = decisions(program, timeline, {std::nullopt, 1, UINT32_MAX, 1});
      CHECK(one_by_one.find("credited") != std::string::npos);
      CHECK(decisions(program, timeline, {std::nullopt, 1, 0, 100}) == one_by_one);
      CHECK(decisions(program, timeline, {std::nullopt, 7, 0, 3}) == one_by_one);
      CHECK(decisions(program, timeline, {std::nullopt, 2, 20, 50}) == one_by_one);
    }
  }
}

TEST_CASE("without records, units are decided as with them") {
  // Records are made of all candidates; without them a claim may stop as soon as it is clear who wins.
  const timeline::Timeline timeline = practice(4);
  for (const program::Program& program : fixtures::programs_of(policies)) {
    INFO(program.name);
    engine::Outcome explained = engine::attribute(program, timeline, {});
    const std::string decided = decisions_of(program, timeline, explained);
    for (std::size_t i = 0; i < explained.decisions.size(); ++i) {
      const engine::Decision each = explained.decisions[i];
      explained.decisions.set(i, engine::attribute_unit(program, timeline, {}, each.order, each.line).decision);
    }
    CHECK(decisions_of(program, timeline, explained) == decided);
  }
}

TEST_CASE("decisions are kept as they were set, the usual ones and others") {
  using engine::Decision, engine::Share, engine::TextId, engine::Money;
  Decision usual;
  usual.order = engine::OrderId{7};
  usual.status = engine::Status::credited;
  usual.amount = {1234};
  usual.credits = {{TextId{3}, Share::whole(), {1234}}};
  usual.claims = {0};
  std::vector<Decision> all{Decision{}, usual};
  const auto other = [&](const auto& change) { change(all.emplace_back(usual)); };
  other([](Decision& d) { d.line = engine::LineId{0}, d.reason = program::ExprId{0}; });
  other([](Decision& d) { d.tied = true, d.final = false, d.assists = {TextId{4}}; });
  other([](Decision& d) { d.status = engine::Status::revoked, d.credits[0].amount = {}; });
  other([](Decision& d) { d.amount = {-5}, d.credits.clear(), d.claims = {70000}; });
  other([](Decision& d) { d.credits[0].amount = {1000}, d.silent_amount = {234}; });
  other([](Decision& d) { d.credits[0].share = {1, 3}; });
  other([](Decision& d) { d.credits.push_back({TextId{5}, {1, 2}, {}}); });
  other([](Decision& d) { d.claims.push_back(1), d.assists = {TextId{1}, TextId{2}}; });
  other([](Decision& d) { d.final = false, d.settles = engine::Moment{9}; });
  engine::Decisions kept(all.size());
  for (std::size_t i = all.size(); i > 0; --i) kept.set(i - 1, Decision(all[i - 1]));
  kept.push_back(usual);
  for (std::size_t i = 0; i < all.size(); ++i) CHECK(kept[i] == all[i]);
  CHECK(std::vector<Decision>(kept.begin(), kept.end()).back() == usual);
  CHECK(*kept.range(4, 5).begin() == all[4]);
}

TEST_CASE("several programs at once decide as each alone") {
  const timeline::Timeline timeline = practice(5);
  const std::vector<program::Program> programs = fixtures::programs_of(policies);
  const std::vector<engine::Outcome> outcomes = engine::attribute(programs, timeline, {}, {std::nullopt, 2});
  REQUIRE(outcomes.size() == programs.size());
  for (std::size_t i = 0; i < programs.size(); ++i) CHECK(decisions_of(programs[i], timeline, outcomes[i]) == decisions(programs[i], timeline, {}));
}

TEST_CASE("threads that add up decisions change no sum") {
  const timeline::Timeline timeline = practice(6);
  for (const program::Program& program : fixtures::programs_of(policies)) {
    const engine::Outcome outcome = engine::attribute(program, timeline, {});
    for (const report::By by : {report::By::agent, report::By::claim, report::By::day, report::By::shop, report::By::sku, report::By::unit}) {
      const auto summary = [&](unsigned threads) {
        std::string out;
        report::write_json({{&program, &timeline, &outcome}}, {by, std::nullopt, text::Language::english, threads},
                           [&](std::string_view piece) { return out += piece, true; });
        return out;
      };
      CHECK(summary(2) == summary(1));
      CHECK(summary(7) == summary(1));
    }
    CHECK(engine::conserve(outcome, 7).holds());
    CHECK(engine::conserve(outcome, 7).total == engine::conserve(outcome).total);
  }
}

TEST_CASE("orders asked for alone are decided as among all") {
  const timeline::Timeline timeline = practice(3);
  const program::Program program = fixtures::built_in("jd");
  const engine::Outcome all = engine::attribute(program, timeline, {});
  std::vector<engine::OrderId> some;
  for (const engine::Decision& decision : all.decisions)
    if (some.empty() || some.back() != decision.order) some.push_back(decision.order);
  some.resize(some.size() / 2);
  const engine::Outcome half = engine::attribute_orders(program, timeline, {}, some);
  REQUIRE(half.decisions.size() > 100);
  for (std::size_t i = 0; i < half.decisions.size(); ++i) {
    CHECK(half.decisions[i].order == all.decisions[i].order);
    CHECK(half.decisions[i].status == all.decisions[i].status);
    CHECK(half.decisions[i].claims == all.decisions[i].claims);
  }
}
