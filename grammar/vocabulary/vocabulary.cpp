#include "grammar/vocabulary/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace guiyin::vocabulary {

namespace {

using text::Language;

constexpr std::array table{
#define GUIYIN_WORD(id, position, english, chinese, alternates) Entry{Word::id, Position::position, english, chinese, alternates},
#include "grammar/vocabulary/words.def"
#undef GUIYIN_WORD
};

struct Spelled {
  std::string_view spelling;
  Position position;
  Found found;
};

bool precedes(const Spelled& a, const Spelled& b) { return a.position != b.position ? a.position < b.position : a.spelling < b.spelling; }

Language language_of(std::string_view spelling) {
  const bool ascii = std::ranges::all_of(spelling, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return ascii ? Language::english : Language::chinese;
}

// Every spelling of every entry, sorted for `find`. Built once and never changed.
std::vector<Spelled> make_index() {
  std::vector<Spelled> index;
  for (const Entry& entry : table)
    for (const std::string_view spelling : spellings(entry)) index.push_back({spelling, entry.position, {entry.word, language_of(spelling)}});
  std::ranges::sort(index, precedes);
  return index;
}

const std::vector<Spelled>& index() {
  static const std::vector<Spelled> sorted = make_index();
  return sorted;
}

constexpr bool between(Word word, Word first, Word last) { return word >= first && word <= last; }

} // namespace

std::span<const Entry> entries() { return table; }

const Entry& entry(Word word) { return table[static_cast<std::size_t>(word) - 1]; }

std::string_view spelling(Word word, Language language) { return language == Language::english ? entry(word).english : entry(word).chinese; }

std::vector<std::string_view> spellings(const Entry& entry) {
  std::vector<std::string_view> all{entry.english, entry.chinese};
  for (std::string_view rest = entry.alternates; !rest.empty();) {
    const std::size_t bar = rest.find('|');
    all.push_back(rest.substr(0, bar));
    rest = bar == std::string_view::npos ? std::string_view{} : rest.substr(bar + 1);
  }
  return all;
}

text::Argument argument(Word word) { return {std::string(entry(word).english), std::string(entry(word).chinese)}; }

Found find(std::string_view spelling, Position position) {
  const Spelled wanted{spelling, position, {}};
  const auto at = std::ranges::lower_bound(index(), wanted, precedes);
  if (at == index().end() || at->position != position || at->spelling != spelling) return {};
  return at->found;
}

Word reason(std::string_view english) {
  const Word clause = find(english, Position::general).word;
  return clause != Word::none ? clause : find(english, Position::story).word;
}

// The rows of words.def stand in groups; the reserved ones are whole groups, the names of things people may use again are not among them.
bool is_reserved(Word word) {
  switch (word) {
  case Word::none:
  case Word::line:
  case Word::order:
    return false;
  case Word::nobody:
  case Word::split:
  case Word::earliest_of:
  case Word::yes:
  case Word::no:
  case Word::decaying:
  case Word::at_least:
    return true;
  default:
    return between(word, Word::policy, Word::fen);
  }
}

} // namespace guiyin::vocabulary
