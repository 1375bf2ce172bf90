// The file that a section of a document stands for.
#pragma once

#include "tests/documents/document.hpp"

#include <string>

namespace guiyin::documents {

bool is_file(const Section& section); // headed `file …`

struct SectionFile {
  std::string name, content;
  std::string missing; // the file of the repository that it names and that is not there; else empty
};
// Of a section that `is_file`.
SectionFile file_of(const Section& section);

} // namespace guiyin::documents
