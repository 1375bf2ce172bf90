// guiyin check FILE...
#include "interpreter/cli/choice.hpp"
#include "interpreter/cli/command.hpp"
#include "interpreter/cli/policies.hpp"
#include "interpreter/cli/roster.hpp"

#include "grammar/text/render.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guiyin::cli {
namespace {

constexpr std::string_view usage = "guiyin check FILE... [OPTIONS]";

enum class Format : std::uint8_t { text, json };
constexpr Choices<Format, 2> formats{{{"text", Format::text}, {"json", Format::json}}};

struct Arguments {
  std::vector<std::string> files;
  std::string format = "text", agents;
};

std::string verdict(const text::Diagnostics& diagnostics, std::size_t policies, const Console& console) {
  const auto errors = std::count_if(diagnostics.begin(), diagnostics.end(), [](const auto& one) { return one.severity == text::Severity::error; });
  const auto warnings = static_cast<std::ptrdiff_t>(diagnostics.size()) - errors;
  if (console.language() == text::Language::chinese) return fmt::format("检查了 {} 条策略：{} 个错误，{} 个警告\n", policies, errors, warnings);
  const auto count = [](auto number, const char* noun) { return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s"); };
  const std::string checked = policies == 1 ? "1 policy" : fmt::format("{} policies", policies);
  return fmt::format("checked {}: {}, {}\n", checked, count(errors, "error"), count(warnings, "warning"));
}

class Check {
public:
  Check(const Arguments& given, const Console& console, const io::FileSystem& files)
      : given_(given), console_(console), files_(files), library_(sources_, files) {}

  Exit carry_out() {
    const auto format = choose("--format", given_.format, formats, console_);
    if (!format) return Exit::usage;
    if (given_.files.empty()) {
      console_.complain(missing("FILE", usage));
      return Exit::usage;
    }
    const auto roster = load_roster(given_.agents, console_, files_);
    if (!roster) return Exit::bad_data;
    for (const std::string& file : given_.files) check(file, *roster);
    text::sort_unique(diagnostics_);
    const Exit answer = !all_open_ ? Exit::usage : text::has_errors(diagnostics_) ? Exit::no : Exit::done;
    return console_.print(*format == Format::json ? text::render_json(diagnostics_, sources_) : text(), answer);
  }

private:
  void check(const std::string& file, const timeline::Roster& roster) {
    const io::Library::Opened opened = open_policy(file, library_, diagnostics_, console_);
    if (!opened.tree) return void(all_open_ = false);
    const program::CompileOptions options{{}, roster.columns(), !given_.agents.empty(), true, opened.syntax};
    const program::Checked checked = program::compile(*opened.tree, library_, sources_, options);
    diagnostics_.insert(diagnostics_.end(), checked.diagnostics.begin(), checked.diagnostics.end());
    policies_ += checked.names.size();
  }

  std::string text() const {
    std::string out;
    for (const text::Diagnostic& diagnostic : diagnostics_) out += text::render(diagnostic, sources_, console_.language());
    return out + verdict(diagnostics_, policies_, console_);
  }

  const Arguments& given_;
  const Console& console_;
  const io::FileSystem& files_;
  text::Sources sources_;
  io::Library library_;
  text::Diagnostics diagnostics_;
  std::size_t policies_ = 0;
  bool all_open_ = true;
};

} // namespace

Command add_check(CLI::App& parent, text::Language language) {
  CLI::App* app = add_command(parent, language, {"check", {"check rule files", "检查规则文件"}, usage});
  const auto given = std::make_shared<Arguments>();
  const auto say = [&](Phrase phrase) { return std::string(phrase.in(language)); };
  app->add_option("FILE", given->files,
                  say({"rule files (.gy) or names of built-in policies; - is standard input", "规则文件（.gy）或内置规则名；- 表示标准输入"}));
  app->add_option("--format", given->format, say({"text (default) or json", "text（默认）或 json"}))->type_name("FORMAT");
  app->add_option("--agents", given->agents, say({"roster of agents, for rules that name its columns", "客服名单，供用到其列的规则检查"}))
      ->type_name("FILE");
  return {app, [given](const Console& console, io::FileSystem& files) { return Check(*given, console, files).carry_out(); }};
}

} // namespace guiyin::cli
