#include "grammar/vocabulary/everyday.hpp"

namespace guiyin::vocabulary {

namespace {

struct Everyday {
  Word word;
  std::string_view spellings; // separated by `|`
};

constexpr Everyday table[] = {
#define GUIYIN_EVERYDAY(id, spellings) {Word::id, spellings},
#include "grammar/vocabulary/everyday.def"
#undef GUIYIN_EVERYDAY
};

bool lists(std::string_view spellings, std::string_view wanted) {
  while (!spellings.empty()) {
    const std::size_t bar = spellings.find('|');
    if (spellings.substr(0, bar) == wanted) return true;
    spellings.remove_prefix(bar == std::string_view::npos ? spellings.size() : bar + 1);
  }
  return false;
}

} // namespace

std::vector<Word> meant_by(std::string_view spelling, Position position) {
  std::vector<Word> words;
  for (const Everyday& row : table)
    if (entry(row.word).position == position && lists(row.spellings, spelling)) words.push_back(row.word);
  return words;
}

bool is_message_kind(std::string_view spelling) {
  const Word word = find(spelling, Position::kind).word;
  return (word != Word::none && word != Word::kind_human) || lists("自动回复|机器人消息|系统消息|robots|bot|bots|automatic", spelling);
}

} // namespace guiyin::vocabulary
