#include "grammar/parse/story_words.hpp"

#include <algorithm>

namespace guiyin::parse::story {

namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_chinese(std::string_view spelling) { return !spelling.empty() && static_cast<unsigned char>(spelling.back()) >= 0x80; }

} // namespace

std::size_t spelling_length(std::string_view text, Word word) {
  const vocabulary::Entry& entry = vocabulary::entry(word);
  std::size_t length = 0;
  const auto consider = [&](std::string_view spelling) {
    if (!spelling.empty() && text.starts_with(spelling)) length = std::max(length, spelling.size());
  };
  consider(entry.english);
  consider(entry.chinese);
  for (std::string_view rest = entry.alternates; !rest.empty();) {
    const std::size_t bar = std::min(rest.find('|'), rest.size());
    consider(rest.substr(0, bar));
    rest.remove_prefix(std::min(bar + 1, rest.size()));
  }
  return length;
}

std::size_t whole_word_length(std::string_view text, Word word) {
  const std::size_t length = spelling_length(text, word);
  return length > 0 && name_length(text) == length ? length : 0;
}

std::size_t glued_word_length(std::string_view text, Word word) {
  const std::size_t length = spelling_length(text, word);
  if (length == 0 || name_length(text) == length) return length;
  return is_chinese(text.substr(0, length)) && is_digit(text[length]) ? length : 0;
}

std::size_t unit_of_time_length(std::string_view text) {
  std::size_t length = 0;
  for (const Word unit : {Word::ms, Word::s, Word::min, Word::h, Word::d}) length = std::max(length, spelling_length(text, unit));
  if (length == 0) return 0;
  const bool goes_on = !is_chinese(text.substr(0, length)) && length < text.size() && is_ascii_letter(text[length]);
  return goes_on ? 0 : length;
}

text::Argument quoted_word(Word word) {
  const vocabulary::Entry& entry = vocabulary::entry(word);
  return {"“" + std::string(entry.english) + "”", "“" + std::string(entry.chinese) + "”"};
}

std::size_t step_word_length(std::string_view text) {
  std::size_t length = 0;
  for (const Word word : {Word::story_expect, Word::story_then, Word::story_case}) length = std::max(length, whole_word_length(text, word));
  return length;
}

std::size_t step_or_timeline_length(std::string_view text) { return std::max(step_word_length(text), whole_word_length(text, Word::story_timeline)); }

std::size_t mistake_length(std::string_view text) {
  std::size_t depth = 0, at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (depth == 0 && (c == '\n' || c == '}')) break;
    if (c == '{') ++depth;
    if (c == '}') --depth;
    if (c == text_begin) at = std::min(text.find(text_end, at), text.size() - 1);
  }
  return at;
}

} // namespace guiyin::parse::story
