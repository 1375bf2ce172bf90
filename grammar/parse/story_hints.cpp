#include "grammar/parse/story_hints.hpp"

#include "grammar/parse/story_text.hpp"
#include "grammar/parse/story_words.hpp"
#include "grammar/text/nearest.hpp"
#include "grammar/text/utf8.hpp"
#include "grammar/vocabulary/everyday.hpp"

#include <algorithm>
#include <initializer_list>

namespace guiyin::parse::story {

namespace {

using vocabulary::Word;

bool is_ascii(std::string_view text) { return !text.empty() && static_cast<unsigned char>(text.front()) < 0x80; }

// As the word is spelled in the language of what is written; of signs, in that of the line's first word.
std::string spelling_beside(std::string_view line, std::string_view written, Word word) {
  const bool english = is_ascii(name_length(written) > 0 ? written : line);
  return std::string(vocabulary::spelling(word, english ? text::Language::english : text::Language::chinese));
}

bool begins_with(std::string_view line, Word word) { return whole_word_length(line, word) > 0; }

bool holds(std::string_view line, std::initializer_list<Word> words) {
  for (std::size_t at = 0; at < line.size(); at += std::max<std::size_t>(name_length(line.substr(at)), text::decode(line, at).bytes))
    if (std::any_of(words.begin(), words.end(), [&](Word word) { return begins_with(line.substr(at), word); })) return true;
  return false;
}

bool is_like_a_date(std::string_view line) { return line.find_first_of(" :") == std::string_view::npos && line.find_first_of("0123456789") == 0; }

} // namespace

std::optional<std::string> everyday_start(std::string_view line) {
  const std::string_view first = line.substr(0, name_length(line));
  const auto meant = vocabulary::meant_by(first, vocabulary::Position::story);
  constexpr Word starts[] = {Word::story_expect, Word::story_then, Word::story_case};
  if (!meant.empty() && std::find(std::begin(starts), std::end(starts), meant.front()) != std::end(starts))
    return spelling_beside(line, first, meant.front());
  if (!is_ascii(first)) return std::nullopt; // two Chinese characters are near to too many names
  std::vector<std::string> spellings;
  for (const Word word : starts)
    for (const std::string_view spelling : vocabulary::spellings(vocabulary::entry(word))) spellings.emplace_back(spelling);
  const auto near = text::nearest(first, spellings);
  return near.empty() || near.front() == first ? std::nullopt : std::optional(near.front());
}

std::string example_of(std::string_view line) {
  const auto key = [&] {
    if (begins_with(line, Word::story_expect))
      return line.find('%') != std::string_view::npos && !holds(line, {Word::story_share}) ? "share" : "expect";
    if (begins_with(line, Word::story_then)) return "then";
    if (begins_with(line, Word::story_case)) return "case";
    if (line.find("->") != std::string_view::npos) return "says";
    if (holds(line, {Word::story_places})) return "places";
    if (holds(line, {Word::story_pays, Word::story_ships, Word::story_completes, Word::story_cancels})) return "happens";
    if (begins_with(line, Word::story_buyer) || holds(line, {Word::story_agents})) return "people";
    if (is_like_a_date(line)) return "date";
    return holds(line, {Word::story_credits, Word::story_is}) ? "expect" : "says";
  };
  return std::string("example_") + key();
}

std::string_view written_at(std::string_view rest) {
  const std::size_t name = name_length(rest);
  return rest.substr(0, name > 0 ? name : std::min(rest.find_first_not_of("=->:"), rest.size()));
}

namespace {

// What stands behind a word of the line, without the blanks around it.
std::string_view rest_of(std::string_view line, std::string_view written) {
  if (written.data() < line.data() || written.data() > line.data() + line.size()) return {};
  std::string_view rest = line.substr(static_cast<std::size_t>(written.data() - line.data()) + written.size());
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
  return rest.substr(0, rest.find_last_not_of(" \t\r") + 1);
}

} // namespace

std::optional<std::string> meant_here(std::string_view line, std::string_view written, const std::vector<std::string>& candidates) {
  const auto expects = [&](std::string_view word) { return std::find(candidates.begin(), candidates.end(), word) != candidates.end(); };
  constexpr std::string_view says[] = {"says", "asks", "replies", "answers", "writes", "to", "说", "问", "回复", "回答", "对"};
  const std::string_view behind = rest_of(line, written);
  const bool to_somebody = !behind.empty() && name_length(behind) == behind.size();
  const bool says_word = std::find(std::begin(says), std::end(says), written) != std::end(says);
  const bool said = (written == ":" || says_word) && to_somebody;
  const bool arrow = said || written.starts_with("=") || written.starts_with(">") || written.starts_with("--");
  if (arrow && expects("->")) return "->";
  const Word status = vocabulary::find(written, vocabulary::Position::story).word;
  if (status >= Word::story_credited && status <= Word::story_pending && expects(vocabulary::entry(Word::story_is).chinese))
    return spelling_beside(line, written, Word::story_is) + " " + std::string(written);
  for (const Word word : vocabulary::meant_by(written, vocabulary::Position::story))
    if (expects(vocabulary::entry(word).chinese)) return spelling_beside(line, written, word);
  const auto near = says_word || name_length(written) == 0 ? std::vector<std::string>{} : text::nearest(written, candidates);
  return near.empty() ? std::nullopt : std::optional(near.front());
}

std::optional<std::string> meant_verb(std::string_view line, std::string_view written, const std::vector<std::string>& candidates) {
  constexpr Word verbs[] = {Word::story_places,  Word::story_pays,    Word::story_ships,    Word::story_completes,
                            Word::story_cancels, Word::story_refunds, Word::story_transfers};
  for (const Word word : vocabulary::meant_by(written, vocabulary::Position::story))
    if (std::find(std::begin(verbs), std::end(verbs), word) != std::end(verbs) &&
        std::find(candidates.begin(), candidates.end(), vocabulary::entry(word).chinese) != candidates.end())
      return spelling_beside(line, written, word);
  return std::nullopt;
}

} // namespace guiyin::parse::story
