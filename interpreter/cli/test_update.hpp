// guiyin test --update: what tests expect, written anew with what came out.
#pragma once

#include "interpreter/cli/console.hpp"
#include "interpreter/io/library.hpp"
#include "interpreter/testing/run_tests.hpp"

#include <vector>

namespace guiyin::cli {

struct TestedFile {
  std::string named; // on the command line
  const syntax::Tree* tree = nullptr;
  std::vector<testing::TestResult> tests;
};

// Shows each change on standard output, then writes the files, each whole or not at all. What was written is read and run before; a file whose tests
// would not pass then is left as it is, and so is one that changed since it was read. Exit::no if an expectation that was not met is left.
Exit update_tests(const std::vector<TestedFile>& tested, const io::Library& library, const text::Sources& sources, const timeline::Roster* roster,
                  const Console& console, io::FileSystem& files);

} // namespace guiyin::cli
