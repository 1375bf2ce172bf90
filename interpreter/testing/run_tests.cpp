#include "interpreter/testing/run_tests.hpp"

#include "grammar/print/print.hpp"
#include "grammar/print/print_story.hpp"
#include "interpreter/explain/explain.hpp"
#include "interpreter/explain/find_unit.hpp"
#include "interpreter/io/story_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guiyin::testing {

namespace {

using program::Program;
using program::Setting;

// The policy that a test names, with settings: of its own file, else of one that the library knows by that name.
class Policies {
public:
  Policies(const syntax::Tree& tree, program::Library& library, text::Sources& sources) : tree_(tree), library_(library), sources_(sources) {}

  std::optional<Program> make(const std::string& name, const std::vector<Setting>& settings, text::Diagnostics& problems) {
    if (declares(tree_, name)) return of_file(tree_, name, settings, problems);
    const syntax::Tree* other = library_.find(name, tree_.file, problems);
    return other ? of_file(*other, name, settings, problems) : std::nullopt;
  }

private:
  static bool declares(const syntax::Tree& tree, const std::string& name) {
    return std::any_of(tree.declarations.begin(), tree.declarations.end(), [&](const syntax::Declaration& declaration) {
      const auto* policy = std::get_if<syntax::Policy>(&declaration.node);
      return policy && policy->name.text == name;
    });
  }

  std::optional<Program> of_file(const syntax::Tree& tree, const std::string& name, const std::vector<Setting>& settings,
                                 text::Diagnostics& problems) {
    program::CompileOptions options;
    options.settings = settings;
    program::Checked checked = program::compile(tree, library_, sources_, options);
    for (std::size_t i = 0; i < checked.names.size(); ++i)
      if (checked.names[i] == name && checked.programs[i]) return std::move(checked.programs[i]);
    std::copy_if(checked.diagnostics.begin(), checked.diagnostics.end(), std::back_inserter(problems),
                 [](const text::Diagnostic& each) { return each.severity == text::Severity::error; });
    return std::nullopt;
  }

  const syntax::Tree& tree_;
  program::Library& library_;
  text::Sources& sources_;
};

class TestRun {
public:
  TestRun(const syntax::Test& test, const syntax::Tree& tree, program::Library& library, text::Sources& sources, text::Language language)
      : test_(test), tree_(tree), policies_(tree, library, sources), sources_(sources), language_(language), entries_(test.story.entries) {
    result_.name = test.description ? test.description->value : "";
    result_.policy = test.policy.text;
    result_.place = test.policy.span;
    for (const syntax::Setting& setting : test.settings)
      settings_.push_back({setting.name.text, print::print_expression(tree, setting.value, text::Language::english)});
  }

  TestResult run() {
    for (const syntax::StepNode& step : test_.story.steps) {
      std::visit([&](const auto& node) { take(node); }, step);
      if (!result_.problems.empty()) break;
    }
    return std::move(result_);
  }

private:
  void take(const syntax::Then& then) { entries_.insert(entries_.end(), then.entries.begin(), then.entries.end()); }

  void take(const syntax::Expect& expect) { look({expect}, settings_, ""); }

  void take(const syntax::Case& each) {
    std::vector<Setting> settings = settings_;
    std::string text;
    for (const syntax::CaseSetting& setting : each.settings) {
      std::erase_if(settings, [&](const Setting& known) { return known.name == setting.name; });
      settings.push_back({setting.name, setting.value});
      text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", setting.name, setting.value);
    }
    look(each.expects, settings, text);
  }

  void look(const std::vector<syntax::Expect>& expects, const std::vector<Setting>& settings, const std::string& case_text) {
    const auto program = policies_.make(result_.policy, settings, result_.problems);
    if (!program) return;
    io::StoryTimeline story = io::timeline_of(entries_, sources_[tree_.file], program::fields_of(*program));
    if (!story.problems.empty()) {
      result_.problems = std::move(story.problems);
      return;
    }
    for (const syntax::Expect& expect : expects) look_at(expect, *program, story.timeline, case_text);
  }

  void look_at(const syntax::Expect& expect, const Program& program, const timeline::Timeline& timeline, const std::string& case_text) {
    ++result_.expectations;
    Failure failure{expect.span, {}, "", case_text, ""};
    const auto unit = find(expect.unit, program, timeline, failure.problem);
    if (unit) {
      const timeline::Roster roster;
      const explain::Subject subject{program, sources_, timeline, roster, unit->first, unit->second, std::nullopt};
      const engine::Explained explained = explain::decide(subject);
      failure.mismatches = mismatches(expect, subject, explained);
      if (failure.mismatches.empty()) return;
      failure.derivation = explain::document_text(explain::explain(subject, explained, language_));
    }
    if (result_.timeline.empty()) result_.timeline = print::print_story(test_.story, language_, 1);
    result_.failures.push_back(std::move(failure));
  }

  using Unit = std::pair<timeline::OrderId, std::optional<timeline::LineId>>;

  std::string say(std::string_view english, std::string_view chinese) const {
    return std::string(language_ == text::Language::chinese ? chinese : english);
  }

  // A policy for lines may leave the line out where the order has one alone.
  std::optional<Unit> find(const syntax::UnitName& name, const Program& program, const timeline::Timeline& timeline, std::string& problem) const {
    const auto found = explain::find_units(timeline, name.shop ? name.shop->text + "/" + name.order.text : name.order.text);
    if (found.size() != 1) {
      problem = fmt::format(fmt::runtime(say("there is no order {} in the timeline", "时间线里没有订单 {}")), name.order.text);
      return std::nullopt;
    }
    const timeline::OrderId order = found.front().order;
    const auto lines = timeline.orders[static_cast<std::uint32_t>(order)].lines;
    if (program.unit == program::Unit::order) return Unit{order, std::nullopt};
    const std::uint32_t line = name.line ? *name.line : lines.size() == 1 ? 1 : 0;
    if (line >= 1 && line <= lines.size()) return Unit{order, static_cast<timeline::LineId>(lines.begin + line - 1)};
    problem = fmt::format(fmt::runtime(say("{0} has {1} lines: name one, as in {0}.1", "{0} 有 {1} 个商品行：请指明一行，例如 {0}.1")),
                          name.order.text, lines.size());
    return std::nullopt;
  }

  const syntax::Test& test_;
  const syntax::Tree& tree_;
  Policies policies_;
  const text::Sources& sources_;
  text::Language language_;
  std::vector<syntax::Entry> entries_; // those so far
  std::vector<Setting> settings_;
  TestResult result_;
};

} // namespace

std::vector<TestResult> run_tests(const syntax::Tree& tree, program::Library& library, text::Sources& sources, text::Language language) {
  std::vector<TestResult> results;
  for (const syntax::Declaration& declaration : tree.declarations)
    if (const auto* test = std::get_if<syntax::Test>(&declaration.node)) results.push_back(TestRun(*test, tree, library, sources, language).run());
  return results;
}

} // namespace guiyin::testing
