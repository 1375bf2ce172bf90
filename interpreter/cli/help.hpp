// `--help` in both languages, with columns that line up under Chinese words.
#pragma once

#include "grammar/text/diagnostic.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace guiyin::cli {

// A command's usage line is its footer.
std::shared_ptr<CLI::FormatterBase> help_formatter(text::Language language);

} // namespace guiyin::cli
