// Carries out the commands of a document, in this process and on files in memory.
#pragma once

#include "tests/documents/document.hpp"

#include <string>
#include <vector>

namespace guiyin::documents {

struct Outcome {
  std::vector<std::string> failures; // each says what differed, ready to print
  Document updated;                  // with what the commands really gave
  std::size_t commands = 0;
};
Outcome run(const Document& document);

} // namespace guiyin::documents
