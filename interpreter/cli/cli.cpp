#include "interpreter/cli/cli.hpp"

#include "interpreter/cli/command.hpp"
#include "interpreter/cli/help.hpp"

#include <algorithm>

namespace guiyin::cli {
namespace {

using text::Language;

// The value of `--lang` wherever it stands: even the help needs it before the command line is understood.
std::optional<std::string> written_language(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i].starts_with("--lang=")) return arguments[i].substr(7);
    if (arguments[i] == "--lang" && i + 1 < arguments.size()) return arguments[i + 1];
  }
  return std::nullopt;
}

Language choose_language(const std::optional<std::string>& written, const std::string& locale) {
  if (written == "zh") return Language::chinese;
  if (written == "en") return Language::english;
  return locale.starts_with("zh") ? Language::chinese : Language::english;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

// The words that no command or option took.
std::optional<text::Diagnostic> first_extra(const CLI::App& root, const CLI::App* chosen) {
  const auto extras = (chosen ? chosen : &root)->remaining(true);
  if (extras.empty()) return std::nullopt;
  const std::string& word = extras.front();
  if (word.starts_with("-") && word != "-")
    return message(603, {word}, suggest(word.substr(0, word.find('=')), option_names(chosen ? *chosen : root)));
  if (!chosen) return message(601, {word}, suggest(word, command_names(root)));
  return message(605, {word, chosen->get_footer()});
}

// What a Chinese keyboard or a habit makes of options: `——events`, `--set lookback = 48h`.
std::optional<text::Diagnostic> mistyped(const std::vector<std::string>& arguments) {
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    std::string_view rest = arguments[at];
    for (const std::string_view dash : {"—", "–", "－"})
      while (rest.starts_with(dash)) rest.remove_prefix(dash.size());
    if (rest.size() < arguments[at].size() && !rest.empty())
      return message(603, {arguments[at]}, {{"did_you_mean", {"--" + std::string(rest.substr(rest.find_first_not_of('-')))}, std::nullopt}});
    if (arguments[at] != "=" || at == 0 || at + 1 == arguments.size()) continue;
    const std::string together = arguments[at - 1] + "=" + arguments[at + 1];
    return message(612, {arguments[at - 1] + " = " + arguments[at + 1]}, {{"together", {together}, std::nullopt}});
  }
  return std::nullopt;
}

// CLI11 begins its messages with the option's name.
text::Diagnostic wrong_value(const CLI::ParseError& error) {
  const std::string words = error.what();
  return message(604, {words.substr(0, words.find_first_of(": "))});
}

class Root {
public:
  Root(const Console& console) : console_(console), app_(std::string(console.say(description)), "guiyin") {
    const Language language = console.language();
    app_.formatter(help_formatter(language));
    app_.footer("guiyin COMMAND …");
    app_.allow_extras();
    app_.set_help_flag("-h,--help", std::string(console.say({"print this help", "显示本帮助"})));
    app_.add_flag("--version", version_, std::string(console.say({"print the version", "显示版本"})));
    app_.add_option("--lang", lang_, std::string(console.say({"language of messages and tables: en or zh", "消息和表格的语言：en 或 zh"})))
        ->type_name("LANG");
    commands_ = {add_run(app_, language),  add_check(app_, language),    add_explain(app_, language), add_describe(app_, language),
                 add_diff(app_, language), add_sweep(app_, language),    add_fmt(app_, language),     add_test(app_, language),
                 add_load(app_, language), add_generate(app_, language), add_rules(app_, language)};
  }

  Exit parse_and_carry_out(std::vector<std::string> arguments, io::FileSystem& files) {
    std::reverse(arguments.begin(), arguments.end()); // as CLI11 wants them
    try {
      app_.parse(arguments);
    } catch (const CLI::CallForHelp&) { return help(); } catch (const CLI::ParseError& error) {
      console_.complain(wrong_value(error));
      return Exit::usage;
    }
    return carry_out(files);
  }

private:
  static constexpr Phrase description{"guiyin decides, by rules that you can read, which agent is credited with an order.",
                                      "guiyin 按照人能读懂的规则，判定每笔订单的业绩归哪位客服。"};

  const CLI::App* chosen() const {
    const auto parsed = app_.get_subcommands();
    return parsed.empty() ? nullptr : parsed.front();
  }

  // `guiyin --help` or `guiyin run --help`.
  Exit help() const {
    const CLI::App* app = chosen();
    return console_.print((app ? app : &app_)->help());
  }

  Exit carry_out(io::FileSystem& files) const {
    const CLI::App* app = chosen();
    if (const auto extra = first_extra(app_, app)) {
      console_.complain(*extra);
      return Exit::usage;
    }
    if (version_ && !app) return console_.print("guiyin " GUIYIN_VERSION "\n");
    for (const Command& command : commands_) {
      if (command.app == app) return command.carry_out(console_, files);
    }
    console_.error(app_.help());
    return Exit::usage;
  }

  const Console& console_;
  CLI::App app_;
  bool version_ = false;
  std::string lang_;
  std::vector<Command> commands_;
};

} // namespace

CLI::App* add_command(CLI::App& parent, Language language, const Heading& heading) {
  CLI::App* app = parent.add_subcommand(std::string(heading.name), std::string(heading.description.in(language)));
  app->footer(std::string(heading.usage));
  app->formatter(help_formatter(language));
  app->allow_extras();
  app->set_help_flag("-h,--help", std::string(Phrase{"print this help", "显示本帮助"}.in(language)));
  // Its value was looked up before anything else; here it is only allowed.
  app->add_option_function<std::string>(
         "--lang", [](const std::string&) {},
         std::string(Phrase{"language of messages and tables: en or zh", "消息和表格的语言：en 或 zh"}.in(language)))
      ->type_name("LANG");
  return app;
}

CLI::Option* add_repeated(CLI::App& app, const std::string& name, std::vector<std::string>& values, std::string_view description) {
  return app.add_option(name, values, std::string(description))->expected(1)->allow_extra_args(false)->take_all();
}

Exit main(const std::vector<std::string>& arguments, const Streams& streams, io::FileSystem& files) {
  const auto written = written_language(arguments);
  const Console console(streams, choose_language(written, streams.locale));
  if (written && written != "en" && written != "zh") {
    console.complain(message(606, {text::Argument("--lang"), text::Argument(*written), text::Argument("en, zh", "en、zh")}));
    return Exit::usage;
  }
  if (const auto mistake = mistyped(arguments)) {
    console.complain(*mistake);
    return Exit::usage;
  }
  try {
    return Root(console).parse_and_carry_out(arguments, files);
  } catch (const std::bad_alloc&) {
    console.complain(message(621));
    return Exit::internal;
  }
}

} // namespace guiyin::cli
