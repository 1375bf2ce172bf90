// `--agents roster.csv`.
#pragma once

#include "interpreter/cli/console.hpp"
#include "interpreter/timeline/roster.hpp"

#include <optional>
#include <string>

namespace guiyin::cli {

// An empty roster if `path` is empty; nullopt if the file cannot be used, and that was said.
std::optional<timeline::Roster> load_roster(const std::string& path, const Console& console, const io::FileSystem& files);

} // namespace guiyin::cli
