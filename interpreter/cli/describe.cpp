// guiyin describe POLICY
#include "interpreter/explain/describe.hpp"

#include "interpreter/cli/command.hpp"
#include "interpreter/cli/output.hpp"
#include "interpreter/cli/policies.hpp"

#include <memory>

namespace guiyin::cli {
namespace {

constexpr std::string_view usage = "guiyin describe POLICY... [--set NAME=VALUE] [--policy NAME]";

struct Arguments { // as written
  std::vector<std::string> policies, names, settings;
  std::string output;
};

Exit describe(const Arguments& given, const Console& console, io::FileSystem& files) {
  if (given.policies.empty()) {
    console.complain(message(614, {text::Argument("POLICY")}));
    return Exit::usage;
  }
  text::Sources sources;
  io::Library library(sources, files);
  const auto programs = load_policies({given.policies, given.names, given.settings, {}, false, true}, library, sources, console);
  if (!programs) return Exit::usage;
  std::string out;
  for (const program::Program& program : *programs) out += (out.empty() ? "" : "\n") + explain::describe(program, console.language());
  return write_result(given.output, console, files, [&](const Write& write) { return write(out); }) ? Exit::done : Exit::usage;
}

} // namespace

Command add_describe(CLI::App& parent, text::Language language) {
  const Heading heading{"describe", {"a policy in plain sentences, for the shop's handbook", "用通俗的话写出一条策略，可直接放进店铺手册"}, usage};
  CLI::App* app = add_command(parent, language, heading);
  const auto given = std::make_shared<Arguments>();
  const auto say = [&](Phrase phrase) { return std::string(phrase.in(language)); };
  app->add_option("POLICY", given->policies,
                  say({"rule files (.gy) or names of built-in policies; - is standard input", "规则文件（.gy）或内置规则名；- 表示标准输入"}));
  add_repeated(*app, "--policy", given->names, say({"only this policy of the files (may be repeated)", "只写文件中的这条策略（可多次）"}))
      ->type_name("NAME");
  add_repeated(*app, "--set", given->settings, say({"set a param, e.g. lookback=48h (may be repeated)", "设定参数，如 lookback=48h（可多次）"}))
      ->type_name("NAME=VALUE");
  app->add_option("--output", given->output, say({"write the result to a file", "把结果写入文件"}))->type_name("FILE");
  return {app, [given](const Console& console, io::FileSystem& files) { return describe(*given, console, files); }};
}

} // namespace guiyin::cli
