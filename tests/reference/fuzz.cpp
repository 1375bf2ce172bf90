// reference_fuzz: random policies × timelines through the product and through the evaluator.
#include "tests/reference/build.hpp"
#include "tests/reference/compare.hpp"
#include "tests/reference/generate.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>

namespace reference {

namespace {

struct Options {
  std::size_t cases = 2000; // policy × timeline pairs; a timeline is one buyer's
  std::uint64_t seed = 1;
  std::string binary = "guiyin";
  int stop_after = 5; // failures shown
  int buyers = 50, policies = 8;
  bool print_only = false;
  bool hints = false;
  bool as_of = false; // decisions as of an instant, far fewer per second
};

Batch generate_batch(std::uint64_t seed, const Options& options) {
  Dice dice(seed);
  Batch batch;
  bool alone = dice.chance(15);
  batch.policies = generate_policies(dice, alone ? 1 : options.policies);
  batch.builtin = alone && dice.chance(50);
  if (batch.builtin) batch.policies = {dice.chance(40) ? build::jd() : build::taobao()};
  if (alone) batch.settings = generate_settings(dice, batch.policies.front());
  batch.events = generate_events(dice, options.buyers);
  batch.spelling = dice.one_of<Spelling>({Spelling::english, Spelling::english, Spelling::chinese, Spelling::glued});
  batch.files = dice.chance(25) ? static_cast<int>(dice.between(2, 3)) : 1;
  batch.look = dice.seed() % 1000000;
  batch.hints = options.hints;
  if (options.as_of) batch.as_of = dice.one_of(batch.events).time + dice.one_of<std::int64_t>({-1, 0, 0, 1, 1000});
  return batch;
}

bool run_batch(std::uint64_t seed, const Options& options, Runner& runner, std::size_t& decisions) {
  Batch batch = generate_batch(seed, options);
  Comparison found = compare(batch, runner);
  decisions += found.decisions;
  if (found.agrees()) return true;
  std::printf("=== seed %llu: the product and the evaluator differ (status %d, %zu lines)\n", static_cast<unsigned long long>(seed),
              found.response.status, found.differences.size());
  std::fflush(stdout);
  std::printf("%s\n", report(shrink(batch, found, runner), runner).c_str());
  std::fflush(stdout);
  return false;
}

int print_batch(const Options& options) {
  Request request = request_of(generate_batch(options.seed, options));
  for (const File& file : request.rules) std::printf("--- %s\n%s", file.name.c_str(), file.content.c_str());
  for (const File& file : request.events) std::printf("--- %s\n%s", file.name.c_str(), file.content.c_str());
  return 0;
}

int fuzz(const Options& options) {
  std::unique_ptr<Runner> runner = start_process(options.binary);
  std::size_t pairs = 0, decisions = 0;
  int failures = 0;
  std::uint64_t seed = options.seed;
  for (; pairs < options.cases && failures < options.stop_after; ++seed) {
    if (!run_batch(seed, options, *runner, decisions)) ++failures;
    pairs += static_cast<std::size_t>(options.buyers * options.policies);
  }
  std::printf("%zu policies × timelines, %zu decisions, seeds %llu to %llu: %d failures\n", pairs, decisions,
              static_cast<unsigned long long>(options.seed), static_cast<unsigned long long>(seed - 1), failures);
  return failures == 0 ? 0 : 1;
}

int usage() {
  std::fprintf(
      stderr,
      "usage: reference_fuzz [--cases N] [--seed S] [--guiyin PATH] [--buyers N] [--policies N] [--stop-after N] [--as-of [--hints]] [--print]\n");
  return 2;
}

int main(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    std::string name = argv[i];
    if (name == "--print" || name == "--as-of" || name == "--hints") {
      (name == "--print" ? options.print_only : name == "--as-of" ? options.as_of : options.hints) = true;
      continue;
    }
    if (i + 1 == argc) return usage();
    const char* value = argv[++i];
    if (name == "--cases")
      options.cases = std::strtoull(value, nullptr, 10);
    else if (name == "--seed")
      options.seed = std::strtoull(value, nullptr, 10);
    else if (name == "--guiyin")
      options.binary = value;
    else if (name == "--buyers")
      options.buyers = std::atoi(value);
    else if (name == "--policies")
      options.policies = std::atoi(value);
    else if (name == "--stop-after")
      options.stop_after = std::atoi(value);
    else
      return usage();
  }
  return options.print_only ? print_batch(options) : fuzz(options);
}

} // namespace

} // namespace reference

int main(int argc, char** argv) {
  try {
    return reference::main(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "reference_fuzz: %s\n", error.what());
    return 2;
  }
}
