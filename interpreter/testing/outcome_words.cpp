#include "interpreter/testing/outcome_words.hpp"

#include "grammar/vocabulary/vocabulary.hpp"

#include <array>
#include <utility>

namespace guiyin::testing {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 2> further_reasons{{{"share", "分摊"}, {"credit", "归属"}}};
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

} // namespace

text::Argument said(std::string_view word) {
  const auto found = vocabulary::find(word, vocabulary::Position::story).word;
  const bool further = word == "share" || word == "credit"; // reasons that the notation has no word for
  if (found == vocabulary::Word::none || further) return in(further_reasons, word);
  return {std::string(word), std::string(vocabulary::spelling(found, text::Language::chinese))};
}

text::Argument field_word(std::string_view field) { return in(fields, field); }

} // namespace guiyin::testing
