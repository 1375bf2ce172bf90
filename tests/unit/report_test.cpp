#include "interpreter/report/report.hpp"

#include "interpreter/report/buffer.hpp"
#include "interpreter/report/condition_text.hpp"
#include "interpreter/report/constant_text.hpp"
#include "interpreter/report/csv_text.hpp"
#include "interpreter/report/grid.hpp"
#include "interpreter/report/percent.hpp"
#include "interpreter/report/summary.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <new>
#include <string>

using namespace guiyin;
using namespace guiyin::program;
using engine::Decision;
using engine::Status;
using text::Language;

namespace {

constexpr Language en = Language::english, zh = Language::chinese;

ExprId add(Program& program, ExprNode node, Type type = Type::yes_no) {
  program.exprs.push_back({std::move(node), type, {}});
  return static_cast<ExprId>(program.exprs.size() - 1);
}
ExprId duration(Program& program, std::int64_t ms) { return add(program, Constant{Type::duration, ms}, Type::duration); }
ExprId moment(Program& program, OrderMoment which) { return add(program, MomentOf{which}, Type::moment); }
ExprId money(Program& program, std::int64_t fen) { return add(program, Constant{Type::money, fen}, Type::money); }
ExprId line_amount(Program& program) { return add(program, FieldOfUnit{UnitField::line_amount}, Type::money); }

// One shop, one order of two lines; lines 100.00 and 50.00.
struct World {
  Program program;
  timeline::Timeline timeline;
  std::deque<Decision> decided;
  engine::Outcome outcome;

  World() {
    program.name = "jd";
    program.unit = Unit::line;
    program.claims.resize(1);
    program.claims[0].name = "in_shop";
    timeline.buyers.push_back({timeline.texts.intern("s"), timeline.texts.intern("张三"), {}, {}});
    timeline.orders.push_back({timeline::BuyerId{0}, timeline.texts.intern("O1"), values::Moment{1697423400000}, {0, 2}, {}});
    for (const char* sku : {"SKU1", "SKU2"}) timeline.lines.sku.push_back(timeline.texts.intern(sku));
  }
  Decision& decide(std::uint32_t line, std::int64_t fen, Status status) {
    Decision decision;
    decision.line = static_cast<timeline::LineId>(line);
    decision.amount = {fen};
    decision.status = status;
    return decided.emplace_back(std::move(decision));
  }
  void credit(Decision& decision, const char* agent, std::int64_t fen, values::Share share = values::Share::whole()) {
    decision.claims = {0};
    decision.credits.push_back({timeline.texts.intern(agent), share, {fen}});
  }
  report::Section section() {
    outcome = {};
    for (const Decision& decision : decided) outcome.decisions.push_back(decision);
    return {&program, &timeline, &outcome};
  }
};

std::string written(const auto& write_document) {
  std::string out;
  const report::Write write = [&](std::string_view piece) {
    out += piece;
    return true;
  };
  CHECK(write_document(write));
  return out;
}

} // namespace

TEST_CASE("a condition is printed in both spellings") {
  Program program;
  const ExprId within = add(program, CancelledWithin{duration(program, 15 * values::ms_per_day), moment(program, OrderMoment::placed)});
  CHECK(report::condition_text(program, within, en) == "cancelled within 15d of placed");
  CHECK(report::condition_text(program, within, zh) == "下单 后 15天 内 取消");
  const ExprId large = add(program, Compare{Comparison::greater_equal, line_amount(program), money(program, 1000)});
  CHECK(report::condition_text(program, large, en) == "line.amount >= 10 yuan");
  CHECK(report::condition_text(program, large, zh) == "商品行.金额 >= 10元");
}

TEST_CASE("brackets stand where the binding asks for them") {
  Program program;
  const ExprId paid = add(program, Happened{moment(program, OrderMoment::paid)});
  const ExprId shipped = add(program, Happened{moment(program, OrderMoment::shipped)});
  const ExprId either = add(program, Or{paid, shipped});
  CHECK(report::condition_text(program, add(program, And{either, add(program, Not{either})}), en) == "(paid or shipped) and not (paid or shipped)");
  CHECK(report::condition_text(program, add(program, Or{add(program, And{paid, shipped}), paid}), en) == "paid and shipped or paid");
  CHECK(report::condition_text(program, add(program, Or{paid, either}), en) == "paid or (paid or shipped)");
}

TEST_CASE("durations are printed in the largest fitting unit") {
  const auto text = [](std::int64_t ms) { return report::duration_text({ms}, en); };
  CHECK(text(values::ms_per_day) == "24h");
  CHECK(text(2 * values::ms_per_day) == "2d");
  CHECK(text(36 * values::ms_per_hour) == "36h");
  CHECK(text(10 * values::ms_per_minute) == "10min");
  CHECK(text(1500) == "1500ms");
  CHECK(text(unlimited_ms) == "unlimited");
}

TEST_CASE("shares are printed as percentages") {
  CHECK(values::percent_text(values::Share(2, 5)) == "40%");
  CHECK(values::percent_text(values::Share(1, 8)) == "12.5%");
  CHECK(values::percent_text(values::Share(1, 200)) == "0.5%");
  CHECK(values::percent_text(values::Share(1, 3)) == "1/3");
}

TEST_CASE("the reason of an excluded unit is the part that fails") {
  World world;
  Decision& decision = world.decide(0, 10000, Status::excluded);
  decision.reason = add(world.program, Happened{moment(world.program, OrderMoment::paid)});
  CHECK(report::reason_text(world.program, decision, en) == "not paid");
  decision.reason = add(world.program, Compare{Comparison::greater_equal, line_amount(world.program), money(world.program, 1000)});
  CHECK(report::reason_text(world.program, decision, en) == "not (line.amount >= 10 yuan)");
}

TEST_CASE("percentages are rounded halves up, without floating point") {
  CHECK(report::percent({1}, {3}) == "33.33");
  CHECK(report::percent({2}, {3}) == "66.67");
  CHECK(report::percent({1}, {20000}) == "0.01");
  CHECK(report::percent({-1}, {3}) == "-33.33");
  CHECK(report::percent({5}, {0}).empty());
  CHECK(report::percent({9'000'000'000'000'000'000}, {9'000'000'000'000'000'000}) == "100.00");
}

TEST_CASE("a line of jsonl holds the fixed fields in the fixed order") {
  World world;
  Decision& decision = world.decide(0, 10000, Status::credited);
  world.credit(decision, "小\"美", 10000);
  const std::string line = written([&](const auto& write) { return report::write_jsonl({world.section()}, write); });
  CHECK(line ==
        R"({"policy":"jd","shop":"s","order":"O1","line":1,"sku":"SKU1","buyer":"张三","placed":"2023-10-16T10:30:00+08:00","amount":"100.00",)"
        R"("status":"credited","reason":null,"claim":"in_shop","credits":[{"agent":"小\"美","share":"1","amount":"100.00"}],"assists":[],)"
        R"("tied":false,"final":true,"settles":null})"
        "\n");
}

TEST_CASE("order units have neither line nor sku; a silent unit has no claim") {
  World world;
  world.decide(0, 15000, Status::silent).line.reset();
  const std::string line = written([&](const auto& write) { return report::write_jsonl({world.section()}, write); });
  CHECK(line.find("\"line\"") == line.npos);
  CHECK(line.find("\"sku\"") == line.npos);
  CHECK(line.find(R"("claim":null,"credits":[])") != line.npos);
}

TEST_CASE("csv gives a row per credit and quotes what needs it") {
  World world;
  Decision& decision = world.decide(1, 5000, Status::credited);
  world.credit(decision, "a,b", 2500, values::Share(1, 2));
  world.credit(decision, "=c", 2500, values::Share(1, 2));
  const std::string rows = written([&](const auto& write) { return report::write_csv({world.section()}, write); });
  CHECK(rows.find("in_shop,\"a,b\",1/2,25.00,") != rows.npos);
  CHECK(rows.find("in_shop,=c,1/2,25.00,") != rows.npos);
  std::string cell;
  report::append_cell(cell, "say \"hi\"\n");
  CHECK(cell == "\"say \"\"hi\"\"\n\"");
}

TEST_CASE("a summary counts an order once and adds up to the total") {
  World world;
  Decision& first = world.decide(0, 10000, Status::credited);
  world.credit(first, "A", 6000, values::Share(3, 5));
  first.silent_amount = {4000};
  world.credit(world.decide(1, 5000, Status::credited), "A", 5000);
  const report::Summary summary = report::summarize(world.section(), report::By::agent);
  REQUIRE(summary.groups.size() == 1);
  const report::Tally& credited = summary.groups[0].by_status[static_cast<std::size_t>(Status::credited)];
  CHECK(credited.orders == 1);
  CHECK(credited.lines == 2);
  CHECK(credited.amount.fen == 11000);
  CHECK(summary.by_status[static_cast<std::size_t>(Status::silent)].amount.fen == 4000);
  CHECK(summary.by_status[static_cast<std::size_t>(Status::silent)].units == 0);
  CHECK(summary.total.amount.fen == 15000);
}

TEST_CASE("what several threads write and add up is whole: each unit once and in its place, each order once") {
  // Work is cut into stretches of 2,048 and 16,384 units; with three lines to an order, these would cut orders in two.
  constexpr std::uint32_t orders = 12000;
  World world;
  world.timeline.orders.clear(), world.timeline.lines.sku.clear();
  for (std::uint32_t i = 0; i < orders; ++i) {
    const timeline::TextId number = world.timeline.texts.intern("O" + std::to_string(i));
    world.timeline.orders.push_back({timeline::BuyerId{0}, number, values::Moment{1697423400000 + i}, {3 * i, 3 * i + 3}, {}});
    for (std::uint32_t line = 3 * i; line < 3 * i + 3; ++line) {
      world.timeline.lines.sku.push_back(world.timeline.texts.intern("S"));
      Decision& decision = world.decide(line, 100, Status::credited);
      decision.order = timeline::OrderId{i};
      world.credit(decision, "A", 100);
    }
  }
  const report::Section section = world.section();
  const auto csv = [&](unsigned threads) { return written([&](const auto& write) { return report::write_csv({section}, write, threads); }); };
  const std::string by_one = csv(1);
  CHECK(std::count(by_one.begin(), by_one.end(), '\n') == 3 * orders + 1);
  for (const unsigned threads : {2U, 7U}) CHECK(csv(threads) == by_one);
  for (const unsigned threads : {1U, 2U, 7U}) {
    const report::Summary summary = report::summarize(section, report::By::agent, threads);
    REQUIRE(summary.groups.size() == 1);
    const report::Tally& credited = summary.groups[0].by_status[static_cast<std::size_t>(Status::credited)];
    CHECK(credited.orders == orders);
    CHECK(credited.lines == 3 * orders);
    CHECK(credited.amount.fen == 300 * orders);
    int pieces = 0;
    CHECK_FALSE(report::write_csv(
        {section}, [&](std::string_view) { return ++pieces < 3; }, threads)); // a disk that is full
    CHECK(pieces == 3);
    const report::Write without_memory = [&](std::string_view) { return ++pieces < 6 ? true : throw std::bad_alloc(); };
    CHECK_THROWS_AS(report::write_csv({section}, without_memory, threads), std::bad_alloc); // whichever thread is writing
  }
}

TEST_CASE("once a thread has given up nothing more is written, also where another was writing just then") {
  report::InTurn* turn = nullptr;
  int written = 0;
  const report::Write write = [&](std::string_view) { return ++written, turn->give_up(), true; };
  report::InTurn in_turn(write, 2);
  turn = &in_turn;
  std::string first = "a", second = "b";
  CHECK_FALSE(in_turn.write(0, 1, first));
  CHECK_FALSE(in_turn.write(1, 2, second));
  CHECK_FALSE(in_turn.good());
  CHECK(written == 1);
}

TEST_CASE("columns line up under Chinese words, and control characters do not reach the terminal") {
  report::Grid grid({{"客服"}, {"amount", report::Align::right}});
  grid.row({"小美", "1.00"});
  grid.row({"A", "10.00"});
  CHECK(grid.text() == "  客服  amount\n  ────────────\n  小美    1.00\n  A      10.00\n");
  CHECK(report::printable("a\x1b[31mb") == "a\uFFFD[31mb");
}
