// The stages of a run, each by itself, with one thread: what a change of one of them gains or loses. Run by `./dev stages`.
#include "interpreter/generate/generate.hpp"
#include "interpreter/io/read_events.hpp"
#include "interpreter/report/report.hpp"
#include "tests/bench/stages/by_hand.hpp"
#include "tests/support/fixtures.hpp"

#include <benchmark/benchmark.h>

#include <stdexcept>
#include <string>

namespace {

using namespace guiyin;

constexpr std::uint64_t events = 300'000;

std::string practice(generate::Format format) {
  std::string text;
  generate::generate({events, 1, 1, format}, [&](std::string_view piece) { return text += piece, true; });
  return text;
}

const std::string& csv() {
  static const std::string text = practice(generate::Format::csv);
  return text;
}

const timeline::Timeline& facts() {
  static const timeline::Timeline timeline = io::read_events({{"events.csv", csv()}}).timeline;
  return timeline;
}

void read(benchmark::State& state, const std::string& path, const std::string& text) {
  for ([[maybe_unused]] const auto& round : state) {
    const io::ReadResult result = io::read_events({{path, text}});
    if (!result.problems.empty()) throw std::runtime_error("practice data with bad rows");
    benchmark::DoNotOptimize(result.timeline.messages.time.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(events));
}

void read_csv(benchmark::State& state) { read(state, "events.csv", csv()); }
void read_json_lines(benchmark::State& state) { read(state, "events.jsonl", practice(generate::Format::json_lines)); }

void attribute(benchmark::State& state, const program::Program& program) {
  const timeline::Timeline& timeline = facts();
  for ([[maybe_unused]] const auto& round : state) {
    const engine::Outcome outcome = engine::attribute(program, timeline, {});
    benchmark::DoNotOptimize(outcome.decisions.size());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(events));
}

void attribute_jd(benchmark::State& state) { attribute(state, fixtures::built_in("jd")); }
void attribute_taobao(benchmark::State& state) { attribute(state, fixtures::built_in("taobao")); }
void attribute_taobao_rounds(benchmark::State& state) { attribute(state, fixtures::built_in("taobao", {{"judge_by", "rounds"}})); }
void attribute_taobao_order_first(benchmark::State& state) {
  attribute(state, fixtures::built_in("taobao", {{"credit_by", "order_first"}, {"followup", "both"}}));
}

// One more policy in the same run.
void attribute_jd_and_taobao(benchmark::State& state) {
  const std::vector<program::Program> programs{fixtures::built_in("jd"), fixtures::built_in("taobao")};
  for ([[maybe_unused]] const auto& round : state) benchmark::DoNotOptimize(engine::attribute(programs, facts(), {}).data());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(events));
}

// The same by hand, after making sure that it is the same.
void by_hand_of(benchmark::State& state, std::string_view policy, std::vector<by_hand::Result> (*decide)(const timeline::Timeline&)) {
  const timeline::Timeline& timeline = facts();
  if (by_hand::results_of(engine::attribute(fixtures::built_in(policy), timeline, {})) != decide(timeline))
    throw std::runtime_error("written by hand, " + std::string(policy) + " decides otherwise");
  for ([[maybe_unused]] const auto& round : state) benchmark::DoNotOptimize(decide(timeline).data());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(events));
}

void by_hand_jd(benchmark::State& state) { by_hand_of(state, "jd", by_hand::jd); }
void by_hand_taobao(benchmark::State& state) { by_hand_of(state, "taobao", by_hand::taobao); }

// The check of the sums, and the summary by agent.
void add_up(benchmark::State& state) {
  const program::Program program = fixtures::built_in("jd");
  const engine::Outcome outcome = engine::attribute(program, facts(), {});
  for ([[maybe_unused]] const auto& round : state) {
    if (!engine::conserve(outcome).holds()) throw std::runtime_error("not conserved");
    report::write_summary_csv({{&program, &facts(), &outcome}}, {}, [](std::string_view) { return true; });
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(events));
}

void write_csv(benchmark::State& state) {
  const program::Program program = fixtures::built_in("jd");
  const engine::Outcome outcome = engine::attribute(program, facts(), {});
  std::size_t bytes = 0;
  for ([[maybe_unused]] const auto& round : state)
    report::write_csv({{&program, &facts(), &outcome}}, [&](std::string_view piece) { return bytes += piece.size(), true; });
  benchmark::DoNotOptimize(bytes);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(events));
}

BENCHMARK(read_csv)->Unit(benchmark::kMillisecond);
BENCHMARK(read_json_lines)->Unit(benchmark::kMillisecond);
BENCHMARK(attribute_jd)->Unit(benchmark::kMillisecond);
BENCHMARK(by_hand_jd)->Unit(benchmark::kMillisecond);
BENCHMARK(attribute_taobao)->Unit(benchmark::kMillisecond);
BENCHMARK(by_hand_taobao)->Unit(benchmark::kMillisecond);
BENCHMARK(attribute_taobao_rounds)->Unit(benchmark::kMillisecond);
BENCHMARK(attribute_taobao_order_first)->Unit(benchmark::kMillisecond);
BENCHMARK(attribute_jd_and_taobao)->Unit(benchmark::kMillisecond);
BENCHMARK(add_up)->Unit(benchmark::kMillisecond);
BENCHMARK(write_csv)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
