#include "interpreter/program/names.hpp"

#include "grammar/text/nearest.hpp"
#include "grammar/text/utf8.hpp"
#include "grammar/vocabulary/everyday.hpp"

#include <algorithm>
#include <utility>

namespace guiyin::program {

std::string key_of(const syntax::Name& name) { return name.word == vocabulary::Word::none ? key_of(name.text) : name.text; }

std::string key_of(std::string_view written) {
  const vocabulary::Found found = vocabulary::find(written, vocabulary::Position::general);
  if (found.word == vocabulary::Word::none) return std::string(written);
  return std::string(vocabulary::spelling(found.word, text::Language::english));
}

bool same_name(const syntax::Name& a, const syntax::Name& b) { return key_of(a) == key_of(b); }

std::vector<std::string> nearest(std::string_view written, const std::vector<std::string>& candidates) {
  std::vector<std::string> best;
  std::size_t limit = std::max<std::size_t>(1, text::count_code_points(written) / 3);
  for (const std::string& candidate : candidates) {
    // A slip of the shift key is no distance.
    const std::size_t distance = text::edit_distance(text::to_small(written), text::to_small(candidate));
    const bool all_other = distance >= std::max(text::count_code_points(written), text::count_code_points(candidate));
    if (distance > limit || all_other) continue;
    if (distance < limit) best.clear();
    limit = distance;
    if (std::find(best.begin(), best.end(), candidate) == best.end()) best.push_back(candidate);
  }
  if (best.size() > text::most_offered) best.clear(); // then the list of all says more
  return best;
}

std::vector<std::string> likely(std::string_view written, const std::vector<std::string>& candidates, vocabulary::Position position) {
  const auto words = vocabulary::meant_by(written, position);
  for (const vocabulary::Word word : words) {
    for (const std::string_view spelling : vocabulary::spellings(vocabulary::entry(word)))
      if (std::find(candidates.begin(), candidates.end(), spelling) != candidates.end()) return {std::string(spelling)};
  }
  return words.empty() ? nearest(written, candidates) : std::vector<std::string>{}; // what is known to mean something else is no slip
}

std::vector<std::string> meant_policies(std::string_view written, const std::vector<std::string>& names) {
  constexpr std::pair<std::string_view, std::string_view> platforms[] = {
      {"京东", "jd"}, {"淘宝", "taobao"}, {"天猫", "taobao"}, {"拼多多", "pdd"}, {"生意参谋", "sycm"}};
  std::vector<std::string> meant;
  for (const auto& [platform, policy] : platforms) {
    if (!written.starts_with(platform)) continue;
    for (const std::string& name : names)
      if (name == policy || name.starts_with(platform)) meant.push_back(name);
  }
  return meant;
}

text::Language language_of(std::string_view written) {
  const bool ascii = std::all_of(written.begin(), written.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return ascii ? text::Language::english : text::Language::chinese;
}

text::Language language_at(const text::Sources& sources, text::Span span) {
  if (span == text::Span{}) return text::Language::english;
  const text::Source& source = sources[span.file];
  const std::string_view line = source.line(source.position(span.begin).line);
  const std::size_t first = std::min(line.find_first_not_of(" \t{("), line.size());
  return language_of(line.substr(first, 1));
}

} // namespace guiyin::program
