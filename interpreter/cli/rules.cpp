// guiyin rules, guiyin rules show NAME
#include "interpreter/cli/command.hpp"

#include "grammar/text/utf8.hpp"
#include "interpreter/io/library.hpp"

#include <algorithm>

namespace guiyin::cli {
namespace {

constexpr std::string_view usage = "guiyin rules [show NAME]";

// The names and descriptions of a file's policies.
std::string policies_of(const syntax::Tree& tree) {
  std::string out;
  for (const syntax::Declaration& declaration : tree.declarations) {
    const auto* policy = std::get_if<syntax::Policy>(&declaration.node);
    if (!policy) continue;
    if (!out.empty()) out += "; ";
    out += policy->description ? policy->description->value : policy->name.text;
  }
  return out;
}

Exit list(const Console& console, const io::FileSystem& files) {
  text::Sources sources;
  io::Library library(sources, files);
  text::Diagnostics ignored; // built-in files have none: a test sees to that
  const auto built_ins = io::built_ins();
  int width = 0;
  for (const io::BuiltIn& built_in : built_ins) width = std::max(width, text::display_width(built_in.name));
  std::string out;
  for (const io::BuiltIn& built_in : built_ins) {
    const auto opened = library.open(std::string(built_in.name), ignored);
    const std::string policies = opened.tree ? policies_of(*opened.tree) : "";
    const std::string_view parts = console.say({"shared parts, for `use`", "公共部件，供 `引用`"});
    out += text::pad_right(built_in.name, width + 2) + (policies.empty() ? std::string(parts) : policies) + "\n";
  }
  return console.print(out);
}

Exit show(const std::string& name, const Console& console) {
  if (const auto built_in = io::find_built_in(name)) return console.print(built_in->content);
  std::vector<std::string> names;
  for (const io::BuiltIn& built_in : io::built_ins()) names.emplace_back(built_in.name);
  console.complain(message(627, {name}, suggest(name, names)));
  return Exit::usage;
}

Exit rules(const std::vector<std::string>& words, const Console& console, const io::FileSystem& files) {
  if (words.empty()) return list(console, files);
  if (words.size() == 2 && words[0] == "show") return show(words[1], console);
  if (words.size() == 1 && words[0] == "show") {
    console.complain(missing("NAME", usage));
  } else {
    console.complain(message(605, {words[0] == "show" ? words[2] : words[0], usage}));
  }
  return Exit::usage;
}

} // namespace

Command add_rules(CLI::App& parent, text::Language language) {
  const Heading heading{"rules", {"list the built-in rules, or show one", "列出内置规则，或显示其中一个"}, usage};
  CLI::App* app = add_command(parent, language, heading);
  const auto words = std::make_shared<std::vector<std::string>>();
  app->add_option("show NAME", *words)->option_text("");
  return {app, [words](const Console& console, io::FileSystem& files) { return rules(*words, console, files); }};
}

} // namespace guiyin::cli
