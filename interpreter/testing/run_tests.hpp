// The `test` blocks of rule files, run: each timeline built, each policy applied, each expectation looked at. Opens no file and prints nothing.
#pragma once

#include "interpreter/coverage/coverage.hpp"
#include "interpreter/program/compile.hpp"
#include "interpreter/testing/expectation.hpp"
#include "interpreter/testing/rewrite.hpp"

#include <optional>
#include <string>
#include <vector>

namespace guiyin::testing {

inline constexpr text::Code expects_nothing{650}; // of a test without any expectation

// An expectation that was not met.
struct Failure {
  text::Span place; // of the `expect`
  std::vector<Mismatch> mismatches;
  std::optional<Sentence> problem;                    // instead of mismatches: what it names is not there
  std::string case_text;                              // the settings of its `case`, if it stands in one
  std::string derivation;                             // how the actual outcome came about
  std::variant<syntax::Expect, Sentence> rewriting{}; // the expectation as it would be met, or why that cannot be written
};

struct TestResult {
  std::string name; // the test's description
  std::string policy;
  text::Span place;
  std::size_t expectations = 0;
  std::string timeline; // as written
  std::vector<Failure> failures;
  text::Diagnostics problems; // of the policy's settings or of the timeline: then nothing was looked at; or that nothing is expected
  bool passed() const { return failures.empty() && problems.empty(); }
};

// All tests of one file, in the order written. The file itself has no errors. `coverage`, where given, is told of every policy that the file declares
// or tests, and of every unit that an expectation names. `roster` is null if none is given.
std::vector<TestResult> run_tests(const syntax::Tree& tree, program::Library& library, text::Sources& sources, text::Language language,
                                  const timeline::Roster* roster, coverage::Collector* coverage = nullptr);

} // namespace guiyin::testing
