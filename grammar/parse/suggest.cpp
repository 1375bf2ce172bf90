#include "grammar/parse/suggest.hpp"

#include "grammar/text/nearest.hpp"
#include "grammar/text/utf8.hpp"
#include "grammar/vocabulary/everyday.hpp"

namespace guiyin::parse {

namespace {

constexpr std::size_t longest_written = 40;

// Short words have to be nearly right: one step from three letters (two Chinese characters) on, two from seven.
std::size_t allowed(std::string_view written) {
  const std::size_t points = text::count_code_points(written);
  const bool chinese = text::decode(written, 0).value > 0x2E80;
  if (points >= 7) return 2;
  return points >= (chinese ? 2u : 3u) ? 1 : 0;
}

} // namespace

Word nearest_word(std::string_view as_written, vocabulary::Position position, const std::function<bool(Word)>& wanted) {
  if (as_written.empty() || as_written.size() > longest_written) return Word::none;
  for (const Word word : vocabulary::meant_by(as_written, position))
    if (wanted(word)) return word;
  const std::string written = text::to_small(as_written); // a slip of the shift key is no distance
  for (const Word word : vocabulary::meant_by(written, position))
    if (wanted(word)) return word;
  std::size_t best = allowed(written) + 1;
  Word nearest = Word::none;
  for (const auto& entry : vocabulary::entries()) {
    if (entry.position != position || !wanted(entry.word)) continue;
    for (const auto spelling : vocabulary::spellings(entry)) {
      const std::size_t steps = text::edit_distance(written, spelling);
      if (steps > best || steps >= text::count_code_points(spelling)) continue;
      if (steps == best && nearest != entry.word) nearest = Word::none;
      if (steps < best) best = steps, nearest = entry.word;
    }
  }
  return nearest;
}

std::string spelling_like(std::string_view written, Word word) {
  const bool ascii = static_cast<unsigned char>(written[0]) < 0x80;
  return std::string(vocabulary::spelling(word, ascii ? text::Language::english : text::Language::chinese));
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
