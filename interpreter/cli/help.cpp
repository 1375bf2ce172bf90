#include "interpreter/cli/help.hpp"

#include "grammar/text/utf8.hpp"
#include "interpreter/cli/console.hpp"

#include <algorithm>

namespace guiyin::cli {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

class Formatter : public CLI::FormatterBase {
public:
  explicit Formatter(text::Language language) : language_(language) {}

  std::string make_help(const CLI::App* app, std::string, CLI::AppFormatMode) const override {
    std::string out = app->get_description() + "\n\n";
    out += std::string(Phrase{"Usage: ", "用法："}.in(language_)) + app->get_footer() + "\n";
    out += block({"Commands", "命令"}, commands(app));
    out += block({"Arguments", "参数"}, options(app, true));
    return out + block({"Options", "选项"}, options(app, false));
  }

private:
  static Rows commands(const CLI::App* app) {
    Rows rows;
    for (const CLI::App* command : app->get_subcommands({})) rows.emplace_back(command->get_name(), command->get_description());
    return rows;
  }

  static Rows options(const CLI::App* app, bool positional) {
    Rows rows;
    for (const CLI::Option* option : app->get_options()) {
      if (option->get_positional() != positional) continue;
      std::string name = positional ? option->get_name(true) : option->get_name(false, true);
      const std::string value = positional ? "" : option->get_type_name();
      for (std::size_t at = 0; (at = name.find(',', at)) != name.npos; at += 2) name.insert(at + 1, " ");
      rows.emplace_back(name + (value.empty() ? "" : " " + value), option->get_description());
    }
    return rows;
  }

  std::string block(Phrase title, const Rows& rows) const {
    if (rows.empty()) return {};
    int width = 0;
    for (const auto& row : rows) width = std::max(width, text::display_width(row.first));
    std::string out = "\n" + std::string(title.in(language_)) + std::string(Phrase{":", "："}.in(language_)) + "\n";
    for (const auto& [name, description] : rows) out += "  " + text::pad_right(name, width + 2) + description + "\n";
    return out;
  }

  text::Language language_;
};

} // namespace

std::shared_ptr<CLI::FormatterBase> help_formatter(text::Language language) { return std::make_shared<Formatter>(language); }

} // namespace guiyin::cli
