// guiyin explain GYnnnn
#include "interpreter/cli/command.hpp"

#include "grammar/text/render.hpp"

#include <cctype>
#include <charconv>

namespace guiyin::cli {
namespace {

// "GY0107" in either case.
std::optional<text::Code> read_code(const std::string& written) {
  if (written.size() != 6 || std::toupper(written[0]) != 'G' || std::toupper(written[1]) != 'Y') return std::nullopt;
  std::uint16_t number = 0;
  const char* end = written.data() + written.size();
  const auto [rest, error] = std::from_chars(written.data() + 2, end, number);
  return error == std::errc() && rest == end ? std::optional(text::Code{number}) : std::nullopt;
}

Exit explain(const std::vector<std::string>& words, const Console& console) {
  if (words.empty()) {
    console.complain(message(614, {text::Argument("GYnnnn")}));
    return Exit::usage;
  }
  const auto code = read_code(words.front());
  if (words.size() > 1 || !code) {
    console.complain(message(625));
    return Exit::usage;
  }
  const std::string page = text::page(*code, console.language());
  if (page.empty()) {
    console.complain(message(626, {words.front()}));
    return Exit::usage;
  }
  return console.output(page) ? Exit::done : Exit::usage;
}

} // namespace

Command add_explain(CLI::App& parent, text::Language language) {
  const Heading heading{"explain", {"what a message's number means", "解释某个编号的消息"}, "guiyin explain GYnnnn"};
  CLI::App* app = add_command(parent, language, heading);
  const auto words = std::make_shared<std::vector<std::string>>();
  app->add_option("CODE", *words, std::string(Phrase{"the number that stands in the message, e.g. GY0107", "消息中的编号，如 GY0107"}.in(language)));
  return {app, [words](const Console& console, io::FileSystem&) { return explain(*words, console); }};
}

} // namespace guiyin::cli
