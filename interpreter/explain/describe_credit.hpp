// The credit clause in sentences.
#pragma once

#include "interpreter/explain/words.hpp"

#include <string>
#include <vector>

namespace guiyin::explain {

// A sentence, or one that is followed by numbered ones below it.
struct Step {
  int depth = 0;
  std::string text;
};

// One sentence where that is enough ("by A; if that gives nobody, by B"), else a list of what is tried, one after the other.
std::vector<Step> credit_steps(const Words& words);

} // namespace guiyin::explain
