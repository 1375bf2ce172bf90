// What a fuzz target is: a function that takes any bytes and finds a property violated, or returns. The same functions run under libFuzzer
// (fuzzer.cpp) and over the kept files in the normal tests (corpus_test.cpp).
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace guiyin::fuzz {

// A promise of the product that does not hold for an input. Crashes and reports of the sanitizers need no such thing.
struct Violation : std::runtime_error {
  using std::runtime_error::runtime_error;
};

inline void promise(bool kept, const std::string& what) {
  if (!kept) throw Violation(what);
}

void policy(std::string_view bytes); // a rule file
void csv(std::string_view bytes);    // events in each form
void json_lines(std::string_view bytes);
void timeline(std::string_view bytes);
void store(std::string_view bytes);

} // namespace guiyin::fuzz
