#include "tests/documents/difference.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace guiyin::documents {
namespace {

constexpr std::size_t context = 2;
constexpr std::size_t most_compared = 3000; // lines; beyond, all old and all new lines are shown

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return lines;
}

struct Line {
  char mark;
  std::string_view text;
};

// By the longest common subsequence.
std::vector<Line> marked(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  const bool compared = a.size() < most_compared && b.size() < most_compared;
  std::vector<std::vector<std::uint32_t>> length(compared ? a.size() + 1 : 0, std::vector<std::uint32_t>(b.size() + 1));
  for (std::size_t i = a.size(); compared && i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) length[i][j] = a[i] == b[j] ? length[i + 1][j + 1] + 1 : std::max(length[i + 1][j], length[i][j + 1]);
  }
  std::vector<Line> lines;
  std::size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    if (compared && i < a.size() && j < b.size() && a[i] == b[j]) {
      lines.push_back({' ', a[i++]});
      ++j;
    } else if (i < a.size() && (!compared || j == b.size() || length[i + 1][j] >= length[i][j + 1])) {
      lines.push_back({'-', a[i++]});
    } else {
      lines.push_back({'+', b[j++]});
    }
  }
  return lines;
}

} // namespace

std::string difference(std::string_view expected, std::string_view actual) {
  const std::vector<Line> lines = marked(lines_of(expected), lines_of(actual));
  std::string out;
  bool gap = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto first = lines.begin() + static_cast<std::ptrdiff_t>(i < context ? 0 : i - context);
    const auto last = lines.begin() + static_cast<std::ptrdiff_t>(std::min(lines.size(), i + context + 1));
    if (std::all_of(first, last, [](const Line& line) { return line.mark == ' '; })) {
      if (!gap) out += "    …\n";
      gap = true;
      continue;
    }
    gap = false;
    out += std::string("  ") + lines[i].mark + " " + std::string(lines[i].text) + "\n";
  }
  return out;
}

} // namespace guiyin::documents
