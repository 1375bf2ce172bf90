#include "tests/documents/document.hpp"

namespace guiyin::documents {
namespace {

constexpr std::string_view mark = "--- ";

// Takes blank lines off the end of a body.
void close(Section& section) {
  while (section.body.ends_with("\n\n")) {
    section.body.pop_back();
    ++section.blanks;
  }
  if (section.body == "\n") {
    section.body.clear();
    ++section.blanks;
  }
}

} // namespace

Document parse(std::string_view text) {
  Document document;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    if (line.starts_with(mark)) {
      if (!document.sections.empty()) close(document.sections.back());
      document.sections.push_back({std::string(line.substr(mark.size())), {}, 0});
      continue;
    }
    std::string& target = document.sections.empty() ? document.prose : document.sections.back().body;
    target += std::string(line) + "\n";
  }
  if (!document.sections.empty()) close(document.sections.back());
  return document;
}

std::string print(const Document& document) {
  std::string out = document.prose;
  for (const Section& section : document.sections) {
    out += std::string(mark) + section.heading + "\n" + section.body + std::string(section.blanks, '\n');
  }
  return out;
}

} // namespace guiyin::documents
