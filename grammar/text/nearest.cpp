#include "grammar/text/nearest.hpp"

#include "grammar/text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace guiyin::text {

namespace {

constexpr std::size_t longest = 64; // nobody misspells longer ones, and the cost grows with the square

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    points.push_back(to_half_width(point.value));
    at += point.bytes;
  }
  return points;
}

std::u32string lower(std::u32string points) {
  for (char32_t& c : points)
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
  return points;
}

std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before = std::exchange(last, row);
  }
  return last[b.size()];
}

} // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) { return distance(code_points(a), code_points(b)); }

std::vector<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
  const std::u32string wanted = lower(code_points(word));
  std::vector<std::string> best;
  std::size_t best_distance = longest;
  for (const std::string& candidate : candidates) {
    const std::u32string offered = lower(code_points(candidate));
    const std::size_t length = std::max(wanted.size(), offered.size());
    if (length > longest || wanted.empty()) continue;
    const bool short_letters = length <= 2 && wanted.front() < 0x80;
    const std::size_t allowed = length <= 1 || short_letters ? 0 : std::max<std::size_t>(1, length / 3);
    const std::size_t found = distance(wanted, offered);
    if (found > allowed || found > best_distance) continue;
    if (found < best_distance) best.clear();
    best_distance = found;
    if (std::find(best.begin(), best.end(), candidate) == best.end()) best.push_back(candidate);
  }
  if (best.size() > most_offered) best.clear(); // then the list of all says more
  return best;
}

} // namespace guiyin::text
