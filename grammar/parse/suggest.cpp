#include "grammar/parse/suggest.hpp"

#include "grammar/text/utf8.hpp"

#include <algorithm>
#include <vector>

namespace guiyin::parse {

namespace {

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> points;
  for (std::size_t at = 0; at < text.size();) {
    const auto point = text::decode(text, at);
    points.push_back(point.value);
    at += point.bytes;
  }
  return points;
}

// Damerau and Levenshtein, with swaps of neighbours only.
std::size_t distance(const std::vector<char32_t>& a, const std::vector<char32_t>& b) {
  std::vector<std::vector<std::size_t>> steps(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) steps[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) steps[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      steps[i][j] = std::min({steps[i - 1][j] + 1, steps[i][j - 1] + 1, steps[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) steps[i][j] = std::min(steps[i][j], steps[i - 2][j - 2] + 1);
    }
  return steps[a.size()][b.size()];
}

constexpr std::size_t longest_written = 40;

// Short words have to be nearly right: one step from three letters (two Chinese characters) on, two from seven.
std::size_t allowed(const std::vector<char32_t>& written) {
  const bool chinese = written[0] > 0x2E80;
  if (written.size() >= 7) return 2;
  return written.size() >= (chinese ? 2u : 3u) ? 1 : 0;
}

} // namespace

Word nearest_word(std::string_view written, vocabulary::Position position, const std::function<bool(Word)>& wanted) {
  if (written.empty() || written.size() > longest_written) return Word::none;
  const auto points = code_points(written);
  std::size_t best = allowed(points) + 1;
  Word nearest = Word::none;
  for (const auto& entry : vocabulary::entries()) {
    if (entry.position != position || !wanted(entry.word)) continue;
    for (const auto spelling : vocabulary::spellings(entry)) {
      const std::size_t steps = distance(points, code_points(spelling));
      if (steps > best || steps >= code_points(spelling).size()) continue;
      if (steps == best && nearest != entry.word) nearest = Word::none;
      if (steps < best) best = steps, nearest = entry.word;
    }
  }
  return nearest;
}

bool starts_declaration(Word word) {
  switch (word) {
  case Word::policy:
  case Word::define:
  case Word::claim:
  case Word::use:
  case Word::field:
  case Word::test:
  case Word::timeline:
    return true;
  default:
    return false;
  }
}

bool starts_clause(Word word) {
  switch (word) {
  case Word::window:
  case Word::candidates:
  case Word::require:
  case Word::tie_break:
  case Word::share:
    return true;
  default:
    return false;
  }
}

bool starts_item(Word word) {
  switch (word) {
  case Word::param:
  case Word::set:
  case Word::for_each:
  case Word::day_starts:
  case Word::credit:
  case Word::assist:
  case Word::amount:
  case Word::revoke:
  case Word::deduct_refunds:
    return true;
  default:
    return starts_declaration(word) || starts_clause(word);
  }
}

} // namespace guiyin::parse
