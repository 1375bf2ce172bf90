// Results of tests, to characters.
#pragma once

#include "grammar/text/source.hpp"
#include "interpreter/testing/run_tests.hpp"

#include <string>
#include <vector>

namespace guiyin::testing {

struct FileResults {
  std::string path;
  std::vector<TestResult> tests;
};

struct TestCounts {
  std::size_t passed = 0, failed = 0, expectations = 0;
};
TestCounts count(const std::vector<FileResults>& files);

// A line per test; of a failing one its timeline, what was expected beside what came out, and how that came about. Ends with "N passed, M failed".
std::string tests_text(const std::vector<FileResults>& files, const text::Sources& sources, text::Language language);
// The format that build servers read.
std::string tests_junit(const std::vector<FileResults>& files, const text::Sources& sources, text::Language language);
// docs/output-schema.md. `coverage` is the object to add, or empty.
std::string tests_json(const std::vector<FileResults>& files, const text::Sources& sources, const std::string& coverage = {});

} // namespace guiyin::testing
