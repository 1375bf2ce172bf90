// The command line as a function: `main.cpp` calls it with the process's streams, tests with strings.
#pragma once

#include "interpreter/io/files.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::cli {

struct Streams {
  std::function<io::ReadOutcome()> read_input; // all of standard input; called once at most
  // Standard output: results. Why the bytes could not be written, if so.
  std::function<std::optional<io::FileProblem>(std::string_view)> output;
  std::function<void(std::string_view)> error; // standard error: all else
  bool error_is_terminal = false;              // then long runs show their progress
  std::string locale;                          // LC_ALL, else LC_MESSAGES, else LANG; Chinese if it begins with zh
};

// LANGUAGE "Exit status".
enum class Exit : int {
  done = 0,
  no = 1,    // the question was answered with "no": also by `test --minimum`, where too little of the policies was covered
  usage = 2, // wrong usage, a policy with errors, or a result that cannot be written
  bad_data = 3,
  internal = 70, // a mistake of guiyin's own
};

// `arguments` without the program's name. Throws nothing.
Exit main(const std::vector<std::string>& arguments, const Streams& streams, io::FileSystem& files);

} // namespace guiyin::cli
