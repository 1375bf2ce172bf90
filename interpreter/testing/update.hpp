// Expectations written anew with what came out: what is to change in a file, the text that results, and how it is shown before anything is written.
#pragma once

#include "interpreter/testing/run_tests.hpp"

#include <string>
#include <vector>

namespace guiyin::testing {

struct Change { // of one expectation
  text::Span place;
  std::string before, after;
};
struct Refusal { // an expectation, or a whole test, that is left as it is
  text::Span place;
  Sentence reason;
};

struct FileUpdate {
  std::vector<Change> changes; // by place
  std::vector<Refusal> refusals;
};

// Of the results of one file. An expectation is written in the language that it is written in; one that is met is not touched.
FileUpdate update_of(const std::vector<TestResult>& tests, const text::Sources& sources);

// `content` with the changes made, and nothing else changed.
std::string apply(std::string_view content, const std::vector<Change>& changes);

// Line for line what goes and what comes, and what is left with the reason.
std::string update_text(const FileUpdate& update, const text::Sources& sources, text::Language language);

} // namespace guiyin::testing
