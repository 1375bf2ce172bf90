// guiyin explain GYnnnn, guiyin explain POLICY ORDER
#include "interpreter/cli/command.hpp"
#include "interpreter/cli/explain_unit.hpp"

#include "grammar/text/render.hpp"

#include <cctype>
#include <charconv>

namespace guiyin::cli {
namespace {

constexpr std::string_view usage = "guiyin explain GYnnnn";

// "GY0107" in either case.
std::optional<text::Code> read_code(const std::string& written) {
  if (written.size() != 6 || std::toupper(written[0]) != 'G' || std::toupper(written[1]) != 'Y') return std::nullopt;
  std::uint16_t number = 0;
  const char* end = written.data() + written.size();
  const auto [rest, error] = std::from_chars(written.data() + 2, end, number);
  return error == std::errc() && rest == end ? std::optional(text::Code{number}) : std::nullopt;
}

Exit explain_code(const std::string& word, const Console& console) {
  const auto code = read_code(word);
  if (!code) {
    console.complain(message(625));
    return Exit::usage;
  }
  const std::string page = text::page(*code, console.language());
  if (page.empty()) {
    console.complain(message(626, {word}));
    return Exit::usage;
  }
  return console.print(page);
}

Exit explain(const ExplainArguments& given, const Console& console, io::FileSystem& files) {
  if (given.words.size() == 1) return explain_code(given.words.front(), console);
  if (given.words.size() == 2) return explain_unit(given, console, files);
  console.complain(message(625));
  return Exit::usage;
}

void add_inputs(CLI::App& app, ExplainArguments& given, const auto& say) {
  app.add_option("POLICY", given.words,
                 say({"a rule file or built-in policy, then the order: [SHOP/]ORDER[.LINE]; or the number of a message, e.g. GY0107",
                      "规则文件或内置规则名，接着写订单：[店铺/]订单号[.行号]；或消息编号，如 GY0107"}));
  app.add_option("--events", given.events,
                 say({"event files: .csv, .jsonl or .timeline, or stores: .gys", "事件文件（.csv、.jsonl 或 .timeline）或数据仓（.gys）"}))
      ->type_name("FILE...");
  app.add_option("--agents", given.agents,
                 say({"roster of agents: a CSV file with the columns agent, group, …", "客服名单：含 agent、group 等列的 CSV 文件"}))
      ->type_name("FILE");
  add_repeated(app, "--policy", given.names, say({"which policy of the file", "文件中的哪条策略"}))->type_name("NAME");
  add_repeated(app, "--set", given.settings, say({"set a param, e.g. lookback=48h (may be repeated)", "设定参数，如 lookback=48h（可多次）"}))
      ->type_name("NAME=VALUE");
  app.add_option("--as-of", given.as_of, say({"only what was known at this time", "只看这一时刻已知的事件"}))->type_name("TIME");
}

void add_outputs(CLI::App& app, ExplainArguments& given, const auto& say) {
  app.add_option(
         "--why-not", given.why_not,
         say({"what kept this agent out, and the smallest change that gives the order to that agent", "这位客服为什么没拿到，以及最小改动多少就能拿到"}))
      ->type_name("AGENT");
  app.add_option("--format", given.format, say({"text (default), json or html", "text（默认）、json 或 html"}))->type_name("FORMAT");
  app.add_option("--output", given.output, say({"write the result to a file", "把结果写入文件"}))->type_name("FILE");
}

} // namespace

Command add_explain(CLI::App& parent, text::Language language) {
  const Heading heading{"explain",
                        {"why an order was decided as it was; what a message's number means", "解释一笔订单为什么这样判定，或某个编号的消息"},
                        explain_usage};
  CLI::App* app = add_command(parent, language, heading);
  const auto given = std::make_shared<ExplainArguments>();
  const auto say = [&](Phrase phrase) { return std::string(phrase.in(language)); };
  add_inputs(*app, *given, say);
  add_outputs(*app, *given, say);
  return {app, [given](const Console& console, io::FileSystem& files) { return explain(*given, console, files); }};
}

} // namespace guiyin::cli
