// guiyin test FILE|FOLDER...
#include "interpreter/cli/choice.hpp"
#include "interpreter/cli/command.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/policies.hpp"
#include "interpreter/cli/roster.hpp"
#include "interpreter/cli/test_update.hpp"
#include "interpreter/coverage/coverage_report.hpp"
#include "interpreter/testing/test_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace guiyin::cli {
namespace {

constexpr std::string_view usage =
    "guiyin test FILE|FOLDER... [--agents FILE] [--update] [--coverage] [--minimum PERCENT] [--format text|junit|json] [--output FILE]";

enum class Format : std::uint8_t { text, junit, json };
constexpr Choices<Format, 3> formats{{{"text", Format::text}, {"junit", Format::junit}, {"json", Format::json}}};

struct Arguments { // as written
  std::vector<std::string> paths;
  std::string agents, format = "text", output, minimum;
  bool update = false, coverage = false;
};

// What they come to.
struct Wanted {
  Format format = Format::text;
  bool coverage = false;
  std::optional<coverage::Tenths> minimum;
};

class Test {
public:
  Test(const Arguments& given, Wanted wanted, const Console& console, io::FileSystem& files)
      : given_(given), wanted_(wanted), console_(console), files_(files), library_(sources_, files), collector_(sources_) {}

  Exit carry_out() {
    std::vector<std::string> inputs = given_.paths;
    inputs.push_back(given_.agents);
    if (const auto path = overwritten({given_.output}, inputs, files_)) {
      console_.complain(message(622, {*path}));
      return Exit::usage;
    }
    auto roster = load_roster(given_.agents, console_, files_);
    if (!roster) return Exit::bad_data;
    roster_ = std::move(*roster);
    for (const std::string& path : given_.paths) run_all(path);
    if (failed_) return Exit::usage;
    const testing::TestCounts counts = testing::count(results());
    if (counts.passed + counts.failed == 0) {
      console_.complain(message(629, {}, {{"write", {}, std::nullopt}}));
      return Exit::no;
    }
    if (given_.update) return update_tests(tested_, library_, sources_, given_roster(), console_, files_);
    const std::string text = report();
    if (!write_result(given_.output, console_, files_, [&](const Write& write) { return write(text); })) return Exit::usage;
    return counts.failed == 0 ? judge_coverage() : Exit::no;
  }

private:
  bool is_folder(const std::string& path) const {
    const io::ReadOutcome read = files_.read(path);
    const auto* problem = std::get_if<io::FileProblem>(&read);
    return problem && *problem == io::FileProblem::is_folder;
  }

  // A folder without rule files has no tests, which is said of all paths together.
  void run_all(const std::string& path) {
    const bool named = files_.is_file(path) || path == "-";
    const auto inside = named ? std::vector<std::string>{} : files_.files_under(path, ".gy");
    for (const std::string& file : inside) run(file);
    if (inside.empty() && (named || !is_folder(path))) run(path);
  }

  // The tests of a file with mistakes are not run; those of a file that is named twice are run once.
  void run(const std::string& path) {
    text::Diagnostics diagnostics;
    const io::Library::Opened opened = open_policy(path, library_, diagnostics, console_);
    if (!opened.tree) return void(failed_ = true);
    if (std::any_of(tested_.begin(), tested_.end(), [&](const TestedFile& each) { return each.tree == opened.tree; })) return;
    const program::Checked checked = program::compile(*opened.tree, library_, sources_, {{}, {}, false, true, opened.syntax});
    diagnostics.insert(diagnostics.end(), checked.diagnostics.begin(), checked.diagnostics.end());
    text::sort_unique(diagnostics);
    for (const text::Diagnostic& diagnostic : diagnostics)
      if (diagnostic.severity == text::Severity::error) console_.complain(diagnostic, sources_);
    if (text::has_errors(diagnostics)) return void(failed_ = true);
    coverage::Collector* const collector = wanted_.coverage ? &collector_ : nullptr;
    tested_.push_back({path, opened.tree, testing::run_tests(*opened.tree, library_, sources_, console_.language(), given_roster(), collector)});
  }

  const timeline::Roster* given_roster() const { return given_.agents.empty() ? nullptr : &roster_; }

  std::vector<testing::FileResults> results() const {
    std::vector<testing::FileResults> all;
    for (const TestedFile& file : tested_) all.push_back({sources_[file.tree->file].path(), file.tests});
    return all;
  }

  std::string report() const {
    const auto covered = collector_.coverage();
    switch (wanted_.format) {
    case Format::junit:
      return testing::tests_junit(results(), sources_, console_.language());
    case Format::json:
      return testing::tests_json(results(), sources_, wanted_.coverage ? coverage::coverage_json(covered, sources_) : "");
    case Format::text:
      break;
    }
    const std::string tests = testing::tests_text(results(), sources_, console_.language());
    return wanted_.coverage ? tests + "\n" + coverage::coverage_text(covered, sources_, console_.language()) : tests;
  }

  Exit judge_coverage() const {
    const coverage::Totals totals = coverage::totals_of(collector_.coverage());
    if (!wanted_.minimum || coverage::reaches(totals, *wanted_.minimum)) return Exit::done;
    console_.complain(message(651, {totals.percent(), coverage::to_string(*wanted_.minimum)},
                              {{wanted_.format == Format::text ? "see" : "as_text", {}, std::nullopt}}));
    return Exit::no;
  }

  const Arguments& given_;
  Wanted wanted_;
  const Console& console_;
  io::FileSystem& files_;
  text::Sources sources_;
  io::Library library_;
  timeline::Roster roster_;
  coverage::Collector collector_;
  std::vector<TestedFile> tested_;
  bool failed_ = false;
};

// The option that `--update`, which shows changes and no results, cannot go with.
std::optional<std::string> at_odds_with_update(const Arguments& given) {
  if (!given.update) return std::nullopt;
  if (given.format != "text") return "--format";
  if (!given.output.empty()) return "--output";
  if (given.coverage || !given.minimum.empty()) return given.coverage ? "--coverage" : "--minimum";
  return std::nullopt;
}

std::optional<Wanted> read(const Arguments& given, const Console& console) {
  const auto format = choose("--format", given.format, formats, console);
  if (!format) return std::nullopt;
  if (const auto option = at_odds_with_update(given)) {
    console.complain(message(656, {*option}));
    return std::nullopt;
  }
  Wanted wanted{*format, given.coverage || !given.minimum.empty(), coverage::parse_percent(given.minimum)};
  if (!given.minimum.empty() && !wanted.minimum) {
    console.complain(message(652, {given.minimum}));
    return std::nullopt;
  }
  return wanted;
}

Exit test(const Arguments& given, const Console& console, io::FileSystem& files) {
  const auto wanted = read(given, console);
  if (wanted && !given.paths.empty()) return Test(given, *wanted, console, files).carry_out();
  if (wanted) console.complain(missing("FILE", usage));
  return Exit::usage;
}

} // namespace

Command add_test(CLI::App& parent, text::Language language) {
  const Heading heading{"test", {"run the tests that stand in rule files", "运行规则文件里的测试"}, usage};
  CLI::App* app = add_command(parent, language, heading);
  const auto given = std::make_shared<Arguments>();
  const auto say = [&](Phrase phrase) { return std::string(phrase.in(language)); };
  app->add_option("PATH", given->paths,
                  say({"rule files (.gy), folders of them, or names of built-in policies", "规则文件（.gy）、含规则文件的文件夹或内置规则名"}));
  app->add_option("--agents", given->agents,
                  say({"roster of agents: a CSV file with the columns agent, group, …", "客服名单：含 agent、group 等列的 CSV 文件"}))
      ->type_name("FILE");
  app->add_flag("--update", given->update,
                say({"show what came out otherwise and write it into the expectations", "列出与预期不符的结果，并写进预期里"}));
  app->add_flag("--coverage", given->coverage,
                say({"also show which parts of each policy the tests have seen at work", "同时列出测试让每条规则的哪些部分起过作用"}));
  app->add_option("--minimum", given->minimum,
                  say({"end with status 1 if less is covered; takes --coverage along", "覆盖率低于此值时以 1 退出；自带 --coverage"}))
      ->type_name("PERCENT");
  app->add_option("--format", given->format, say({"text (default), junit, json", "text（默认）、junit、json"}))->type_name("FORMAT");
  app->add_option("--output", given->output, say({"write the result to a file", "把结果写入文件"}))->type_name("FILE");
  return {app, [given](const Console& console, io::FileSystem& files) { return test(*given, console, files); }};
}

} // namespace guiyin::cli
