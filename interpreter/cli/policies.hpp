// From what the command line names to programs: files opened, checked, policies chosen, settings applied.
#pragma once

#include "interpreter/cli/console.hpp"
#include "interpreter/io/library.hpp"
#include "interpreter/program/compile.hpp"

#include <optional>
#include <string>
#include <vector>

namespace guiyin::cli {

struct PolicyRequest {
  std::vector<std::string> files;    // paths, built-in names, or "-"
  std::vector<std::string> names;    // `--policy`: empty takes all policies of the files
  std::vector<std::string> settings; // `--set NAME=VALUE`
  std::vector<std::string> roster_columns;
  bool has_roster = false;
  bool any_column = false; // `agent.X` needs no roster: nothing is going to be run
};

// Opens one file or built-in policy; `tree` is null if that failed, and then that was said. Syntax errors go to `diagnostics`, unless they did
// before, and the tree is there all the same.
io::Library::Opened open_policy(const std::string& name, io::Library& library, text::Diagnostics& diagnostics, const Console& console);

// The programs in the order of files and policies; nullopt if anything is wrong, and then that was said. A setting goes to every policy that has the
// param and must be known to one at least.
std::optional<std::vector<program::Program>> load_policies(const PolicyRequest& request, io::Library& library, text::Sources& sources,
                                                           const Console& console);

} // namespace guiyin::cli
