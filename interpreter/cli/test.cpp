// guiyin test FILE|FOLDER...
#include "interpreter/cli/choice.hpp"
#include "interpreter/cli/command.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/policies.hpp"
#include "interpreter/testing/test_report.hpp"

#include <memory>

namespace guiyin::cli {
namespace {

constexpr std::string_view usage = "guiyin test FILE|FOLDER... [--format text|junit|json] [--output FILE]";

enum class Format : std::uint8_t { text, junit, json };
constexpr Choices<Format, 3> formats{{{"text", Format::text}, {"junit", Format::junit}, {"json", Format::json}}};

struct Arguments { // as written
  std::vector<std::string> paths;
  std::string format = "text", output;
};

class Test {
public:
  Test(const Arguments& given, Format format, const Console& console, io::FileSystem& files)
      : given_(given), format_(format), console_(console), files_(files), library_(sources_, files) {}

  Exit carry_out() {
    for (const std::string& path : given_.paths) {
      const auto inside = files_.is_file(path) ? std::vector<std::string>{} : files_.files_under(path, ".gy");
      if (inside.empty()) run(path);
      for (const std::string& file : inside) run(file);
    }
    if (failed_) return Exit::usage;
    const testing::TestCounts counts = testing::count(results_);
    if (counts.passed + counts.failed == 0) {
      console_.complain(message(629, {}, {{"write", {}, std::nullopt}}));
      return Exit::no;
    }
    const std::string text = report();
    if (!write_result(given_.output, console_, files_, [&](const Write& write) { return write(text); })) return Exit::usage;
    return counts.failed == 0 ? Exit::done : Exit::no;
  }

private:
  // The tests of a file with mistakes are not run.
  void run(const std::string& path) {
    text::Diagnostics diagnostics;
    const io::Library::Opened opened = open_policy(path, library_, diagnostics, console_);
    if (!opened.tree) return void(failed_ = true);
    const program::Checked checked = program::compile(*opened.tree, library_, sources_, {{}, {}, false, true, opened.syntax});
    diagnostics.insert(diagnostics.end(), checked.diagnostics.begin(), checked.diagnostics.end());
    text::sort_unique(diagnostics);
    for (const text::Diagnostic& diagnostic : diagnostics)
      if (diagnostic.severity == text::Severity::error) console_.complain(diagnostic, sources_);
    if (text::has_errors(diagnostics)) return void(failed_ = true);
    results_.push_back({opened.path, testing::run_tests(*opened.tree, library_, sources_, console_.language())});
  }

  std::string report() const {
    switch (format_) {
    case Format::junit:
      return testing::tests_junit(results_, sources_);
    case Format::json:
      return testing::tests_json(results_, sources_);
    case Format::text:
      break;
    }
    return testing::tests_text(results_, sources_, console_.language());
  }

  const Arguments& given_;
  Format format_;
  const Console& console_;
  io::FileSystem& files_;
  text::Sources sources_;
  io::Library library_;
  std::vector<testing::FileResults> results_;
  bool failed_ = false;
};

Exit test(const Arguments& given, const Console& console, io::FileSystem& files) {
  const auto format = choose("--format", given.format, formats, console);
  if (format && !given.paths.empty()) return Test(given, *format, console, files).carry_out();
  if (format) console.complain(missing("FILE", usage));
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
  app->add_option("--format", given->format, say({"text (default), junit, json", "text（默认）、junit、json"}))->type_name("FORMAT");
  app->add_option("--output", given->output, say({"write the result to a file", "把结果写入文件"}))->type_name("FILE");
  return {app, [given](const Console& console, io::FileSystem& files) { return test(*given, console, files); }};
}

} // namespace guiyin::cli
