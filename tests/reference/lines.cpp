#include "tests/reference/lines.hpp"

#include <sstream>

namespace reference {

std::string without_reason(const std::string& line) {
  std::size_t begin = line.find("\"reason\":"), end = line.find(",\"claim\":");
  if (begin == std::string::npos || end == std::string::npos) return line;
  begin += 9;
  std::string status = text_of(line, "status");
  bool told = status == "excluded" || status == "credited";
  bool none = line.compare(begin, 4, "null") == 0;
  return line.substr(0, begin) + (told ? (none ? "null" : "\"…\"") : "*") + line.substr(end);
}

std::string text_of(const std::string& line, const std::string& member) {
  std::size_t begin = line.find("\"" + member + "\":");
  if (begin == std::string::npos) return {};
  begin += member.size() + 3;
  if (line[begin] != '"') return line.substr(begin, line.find_first_of(",}", begin) - begin);
  return line.substr(begin + 1, line.find('"', begin + 1) - begin - 1);
}

LinesByPolicy printed(const std::string& output) {
  LinesByPolicy lines;
  std::istringstream in(output);
  for (std::string line; std::getline(in, line);) lines[text_of(line, "policy")].push_back(without_reason(line));
  return lines;
}

} // namespace reference
