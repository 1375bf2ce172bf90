// A command: its place on the command line, and what it does. One file per command.
#pragma once

#include "interpreter/cli/console.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <vector>

namespace guiyin::cli {

struct Command {
  CLI::App* app = nullptr;
  std::function<Exit(const Console&, io::FileSystem&)> carry_out; // holds the arguments that `app` fills
};

// What a command is called, what it is for, and its usage line.
struct Heading {
  std::string_view name;
  Phrase description;
  std::string_view usage;
};
CLI::App* add_command(CLI::App& parent, text::Language language, const Heading& heading);
// An option that takes one value each time it is written.
CLI::Option* add_repeated(CLI::App& app, const std::string& name, std::vector<std::string>& values, std::string_view description);

Command add_run(CLI::App& parent, text::Language language);
Command add_check(CLI::App& parent, text::Language language);
Command add_explain(CLI::App& parent, text::Language language);
Command add_describe(CLI::App& parent, text::Language language);
Command add_diff(CLI::App& parent, text::Language language);
Command add_sweep(CLI::App& parent, text::Language language);
Command add_fmt(CLI::App& parent, text::Language language);
Command add_test(CLI::App& parent, text::Language language);
Command add_load(CLI::App& parent, text::Language language);
Command add_generate(CLI::App& parent, text::Language language);
Command add_rules(CLI::App& parent, text::Language language);

} // namespace guiyin::cli
