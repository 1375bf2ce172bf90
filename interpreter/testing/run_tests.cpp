#include "interpreter/testing/run_tests.hpp"

#include "grammar/print/print.hpp"
#include "grammar/print/print_story.hpp"
#include "interpreter/coverage/variants.hpp"
#include "interpreter/explain/explain.hpp"
#include "interpreter/io/story_rows.hpp"
#include "interpreter/testing/policies.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guiyin::testing {

namespace {

using program::Program;
using program::Setting;

// What all tests of a file share.
struct Bench {
  const syntax::Tree& tree;
  Policies policies;
  const text::Sources& sources;
  text::Language language;
  const timeline::Roster& roster;
  coverage::Collector* coverage;

  // Tells the collector what there is to see of a policy, under all choices of its params.
  void expect_coverage(const std::string& name) {
    text::Diagnostics ignored; // a test that names a policy with mistakes says so itself
    const auto plain = coverage ? policies.make(name, {}, ignored) : std::nullopt;
    if (!plain || coverage->knows(plain->file, plain->program.name)) return;
    for (const coverage::Settings& settings : coverage::variants_of(plain->program))
      if (const auto variant = policies.make(name, settings, ignored)) coverage->expect(variant->file, variant->program);
  }
};

class TestRun {
public:
  TestRun(const syntax::Test& test, text::Span place, Bench& bench) : test_(test), bench_(bench), entries_(test.story.entries) {
    result_.name = test.description ? test.description->value : "";
    result_.policy = test.policy.text;
    result_.place = test.policy.span;
    for (const syntax::Setting& setting : test.settings)
      settings_.push_back({setting.name.text, print::print_expression(bench.tree, setting.value, text::Language::english)});
    place_ = place;
  }

  TestResult run() {
    for (const syntax::StepNode& step : test_.story.steps) {
      std::visit([&](const auto& node) { take(node); }, step);
      if (!result_.problems.empty()) return std::move(result_);
    }
    if (result_.expectations == 0)
      result_.problems.push_back({expects_nothing, text::Severity::error, place_, {}, {}, {{"write", {}, std::nullopt}}});
    return std::move(result_);
  }

private:
  void take(const syntax::Then& then) { entries_.insert(entries_.end(), then.entries.begin(), then.entries.end()); }

  void take(const syntax::Expect& expect) { look({expect}, settings_, "", expect.span); }

  void take(const syntax::Case& each) {
    std::vector<Setting> settings = settings_;
    std::string text;
    for (const syntax::CaseSetting& setting : each.settings) {
      std::erase_if(settings, [&](const Setting& known) { return known.name == setting.name; });
      settings.push_back({setting.name, setting.value});
      text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", setting.name, setting.value);
    }
    look(each.expects, settings, text, each.span);
  }

  void look(const std::vector<syntax::Expect>& expects, const std::vector<Setting>& settings, const std::string& case_text, text::Span place) {
    const auto policy = bench_.policies.make(result_.policy, settings, result_.problems);
    if (!policy) return point_at(place);
    io::StoryTimeline story = io::timeline_of(entries_, bench_.sources[bench_.tree.file], program::fields_of(policy->program));
    if (!story.problems.empty()) {
      result_.problems = std::move(story.problems);
      tell_missing_date_once();
      return;
    }
    for (const syntax::Expect& expect : expects) look_at(expect, *policy, story.timeline, case_text);
  }

  // One date line is missing, however many lines need it.
  void tell_missing_date_once() {
    const auto needs_date = [](const text::Diagnostic& problem) { return problem.code.number == io::no_date; };
    const auto first = std::find_if(result_.problems.begin(), result_.problems.end(), needs_date);
    if (first != result_.problems.end())
      result_.problems.erase(std::remove_if(first + 1, result_.problems.end(), needs_date), result_.problems.end());
  }

  // A setting that is not the policy's is reported without a place, since the compiler does not know where it was written.
  void point_at(text::Span place) {
    for (text::Diagnostic& problem : result_.problems)
      if (problem.span.begin == problem.span.end) problem.span = place;
  }

  void look_at(const syntax::Expect& expect, const TestedPolicy& policy, const timeline::Timeline& timeline, const std::string& case_text) {
    ++result_.expectations;
    Failure failure{expect.span, {}, unknown_name(expect, policy.program, entries_), case_text, ""};
    const auto unit = find_unit(expect.unit, policy.program, timeline);
    if (const auto* problem = std::get_if<Sentence>(&unit)) failure.problem = *problem;
    if (failure.problem) {
      failure.rewriting = *failure.problem;
      return fail(std::move(failure));
    }
    const auto& named = std::get<NamedUnit>(unit);
    const explain::Subject subject{policy.program, bench_.sources, timeline, bench_.roster, named.order, named.line, std::nullopt};
    const engine::Explained explained = explain::decide(subject);
    if (bench_.coverage) bench_.coverage->observe(policy.file, policy.program, timeline, explained);
    compare(expect, subject, explained, std::move(failure));
  }

  void compare(const syntax::Expect& expect, const explain::Subject& subject, const engine::Explained& explained, Failure failure) {
    failure.mismatches = mismatches(expect, subject, explained);
    if (failure.mismatches.empty()) return;
    failure.derivation = explain::document_text(explain::explain(subject, explained, bench_.language));
    failure.rewriting = rewritten(expect, subject, explained);
    fail(std::move(failure));
  }

  void fail(Failure failure) {
    if (result_.timeline.empty()) result_.timeline = print::print_story(test_.story, bench_.language, 0);
    result_.failures.push_back(std::move(failure));
  }

  const syntax::Test& test_;
  text::Span place_; // of the whole test
  Bench& bench_;
  std::vector<syntax::Entry> entries_; // those so far
  std::vector<Setting> settings_;
  TestResult result_;
};

} // namespace

std::vector<TestResult> run_tests(const syntax::Tree& tree, program::Library& library, text::Sources& sources, text::Language language,
                                  const timeline::Roster* roster, coverage::Collector* coverage) {
  const timeline::Roster nobody;
  const std::vector<std::string> columns = roster ? roster->columns() : std::vector<std::string>();
  Bench bench{tree, {tree, library, sources, roster ? &columns : nullptr}, sources, language, roster ? *roster : nobody, coverage};
  for (const std::string& policy : bench.policies.own()) bench.expect_coverage(policy);
  std::vector<TestResult> results;
  for (const syntax::Declaration& declaration : tree.declarations) {
    const auto* test = std::get_if<syntax::Test>(&declaration.node);
    if (!test) continue;
    bench.expect_coverage(test->policy.text);
    results.push_back(TestRun(*test, declaration.span, bench).run());
  }
  return results;
}

} // namespace guiyin::testing
