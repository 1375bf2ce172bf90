#include "interpreter/program/names.hpp"

#include "grammar/text/utf8.hpp"

#include <algorithm>

namespace guiyin::program {

namespace {

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    const bool upper = point.value >= U'A' && point.value <= U'Z';
    out.push_back(upper ? point.value + (U'a' - U'A') : point.value); // a slip of the shift key is no distance
    at += point.bytes;
  }
  return out;
}

} // namespace

std::string key_of(const syntax::Name& name) { return name.word == vocabulary::Word::none ? key_of(name.text) : name.text; }

std::string key_of(std::string_view written) {
  const vocabulary::Found found = vocabulary::find(written, vocabulary::Position::general);
  if (found.word == vocabulary::Word::none) return std::string(written);
  return std::string(vocabulary::spelling(found.word, text::Language::english));
}

bool same_name(const syntax::Name& a, const syntax::Name& b) { return key_of(a) == key_of(b); }

std::size_t edit_distance(std::string_view a, std::string_view b) {
  const std::u32string left = code_points(a), right = code_points(b);
  std::vector<std::vector<std::size_t>> cost(left.size() + 1, std::vector<std::size_t>(right.size() + 1));
  for (std::size_t i = 0; i <= left.size(); ++i) {
    for (std::size_t j = 0; j <= right.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = i + j;
        continue;
      }
      const std::size_t replaced = cost[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[left.size()][right.size()];
}

std::optional<std::string> nearest(std::string_view written, const std::vector<std::string>& candidates) {
  std::optional<std::string> best;
  std::size_t limit = std::max<std::size_t>(1, text::count_code_points(written) / 3) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(written, candidate);
    const bool all_other = distance >= std::max(text::count_code_points(written), text::count_code_points(candidate));
    if (distance >= limit || all_other) continue;
    limit = distance;
    best = candidate;
  }
  return best;
}

text::Language language_of(std::string_view written) {
  const bool ascii = std::all_of(written.begin(), written.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return ascii ? text::Language::english : text::Language::chinese;
}

} // namespace guiyin::program
