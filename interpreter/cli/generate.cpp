// guiyin generate --events N
#include "interpreter/generate/generate.hpp"
#include "interpreter/cli/choice.hpp"
#include "interpreter/cli/command.hpp"
#include "interpreter/cli/output.hpp"

#include <memory>

namespace guiyin::cli {
namespace {

constexpr std::string_view usage = "guiyin generate --events N [--seed S] [--shops K] [--format csv|jsonl] [--output FILE]";

constexpr Choices<generate::Format, 2> formats{{{"csv", generate::Format::csv}, {"jsonl", generate::Format::json_lines}}};

struct Arguments { // as written
  generate::Options options;
  std::string format = "csv", output;
};

Exit make_events(const Arguments& given, const Console& console, io::FileSystem& files) {
  const auto format = choose("--format", given.format, formats, console);
  if (!format) return Exit::usage;
  generate::Options options = given.options;
  options.format = *format;
  const auto document = [&](const Write& write) { return generate::generate(options, write); };
  return write_result(given.output, console, files, document) ? Exit::done : Exit::usage;
}

} // namespace

Command add_generate(CLI::App& parent, text::Language language) {
  const Heading heading{"generate", {"practice data: made-up events, the same for the same seed", "生成练习数据：同一种子得到同样的事件"}, usage};
  CLI::App* app = add_command(parent, language, heading);
  const auto given = std::make_shared<Arguments>();
  const auto say = [&](Phrase phrase) { return std::string(phrase.in(language)); };
  app->add_option("--events", given->options.events, say({"how many rows, about (default 1000)", "大约多少行（默认 1000）"}))->type_name("N");
  app->add_option("--seed", given->options.seed, say({"another seed gives other events (default 1)", "换一个种子得到另一批事件（默认 1）"}))
      ->type_name("S");
  app->add_option("--shops", given->options.shops, say({"how many shops (default 1)", "多少家店铺（默认 1）"}))->type_name("K");
  app->add_option("--format", given->format, say({"csv (default) or jsonl", "csv（默认）或 jsonl"}))->type_name("FORMAT");
  app->add_option("--output", given->output, say({"write the events to a file", "把事件写入文件"}))->type_name("FILE");
  return {app, [given](const Console& console, io::FileSystem& files) { return make_events(*given, console, files); }};
}

} // namespace guiyin::cli
