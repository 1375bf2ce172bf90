#include "interpreter/testing/outcome_words.hpp"

#include "grammar/vocabulary/vocabulary.hpp"

#include <array>
#include <utility>

namespace guiyin::testing {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> fields{{{"status", "状态"},
                                                                               {"claim", "判定"},
                                                                               {"credits", "归属"},
                                                                               {"amount", "金额"},
                                                                               {"assists", "协助"},
                                                                               {"tied", "并列"},
                                                                               {"not", "未得到归属"},
                                                                               {"because", "原因"}}};

template <std::size_t N> text::Argument in(const std::array<std::pair<std::string_view, std::string_view>, N>& words, std::string_view english) {
  for (const auto& [en, zh] : words)
    if (en == english) return {std::string(en), std::string(zh)};
  return english;
}

text::Argument in_both(vocabulary::Word word, std::string_view english) {
  return word == vocabulary::Word::none ? text::Argument(english) : vocabulary::argument(word);
}

} // namespace

text::Argument status_word(std::string_view english) { return in_both(vocabulary::find(english, vocabulary::Position::story).word, english); }

text::Argument reason_word(std::string_view english) { return in_both(vocabulary::reason(english), english); }

text::Argument field_word(std::string_view field) { return in(fields, field); }

} // namespace guiyin::testing
