#include "grammar/text/utf8.hpp"
#include "grammar/vocabulary/vocabulary.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

using namespace guiyin;
using namespace guiyin::vocabulary;

namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::set<std::string> chinese_code(Position position) {
  std::set<std::string> code;
  for (const Entry& entry : entries())
    if (entry.position == position)
      for (const auto spelling : spellings(entry))
        if (!is_ascii(spelling)) code.emplace(spelling);
  return code;
}

// What is left of each word of `b` that begins with a word of `a`.
std::set<std::string> residuals(const std::set<std::string>& a, const std::set<std::string>& b) {
  std::set<std::string> left;
  for (const auto& prefix : a)
    for (const auto& word : b)
      if (word.size() > prefix.size() && word.starts_with(prefix)) left.insert(word.substr(prefix.size()));
  return left;
}

// Sardinas and Patterson: a code is uniquely decodable if and only if no set of dangling suffixes holds a code word. Gives such a word.
std::string ambiguous_word(const std::set<std::string>& code) {
  std::set<std::string> dangling = residuals(code, code), seen;
  while (!dangling.empty()) {
    for (const auto& suffix : dangling)
      if (code.contains(suffix)) return suffix;
    std::set<std::string> next = residuals(code, dangling);
    next.merge(residuals(dangling, code));
    seen.insert(dangling.begin(), dangling.end());
    std::erase_if(next, [&](const std::string& suffix) { return seen.contains(suffix); });
    dangling = std::move(next);
  }
  return {};
}

} // namespace

TEST_CASE("every entry has a spelling in both languages") {
  for (const Entry& entry : entries()) {
    CAPTURE(entry.english);
    CHECK(!entry.english.empty());
    CHECK(!entry.chinese.empty());
    CHECK(is_ascii(entry.english));
    CHECK(!is_ascii(entry.chinese));
    CHECK(entry.chinese.find(' ') == std::string_view::npos);
    for (const auto spelling : spellings(entry)) {
      CHECK(!spelling.empty());
      CHECK(!text::find_invalid_utf8(spelling));
    }
  }
}

TEST_CASE("in one position no two entries share a spelling") {
  std::map<std::pair<Position, std::string_view>, Word> owners;
  for (const Entry& entry : entries())
    for (const auto spelling : spellings(entry)) {
      CAPTURE(spelling);
      CHECK(owners.emplace(std::pair{entry.position, spelling}, entry.word).second);
    }
}

TEST_CASE("entries are found by each of their spellings, and stand at their own place") {
  for (const Entry& entry : entries()) {
    CHECK(vocabulary::entry(entry.word).english == entry.english);
    for (const auto spelling : spellings(entry)) {
      const Found found = find(spelling, entry.position);
      CHECK(found.word == entry.word);
      CHECK((found.language == text::Language::english) == is_ascii(spelling));
    }
  }
  CHECK(find("windows", Position::general).word == Word::none);
  CHECK(find("", Position::general).word == Word::none);
  CHECK(find("topic", Position::general).word == Word::none);
  CHECK(find("topic", Position::field).word == Word::field_topic);
}

TEST_CASE("the general Chinese words can be glued without a second reading") {
  CHECK(ambiguous_word(chinese_code(Position::general)) == "");
  // the method itself
  CHECK(ambiguous_word({"a", "ab", "b"}) == "b");
  CHECK(ambiguous_word({"a", "ab", "bb"}) == "");
}

TEST_CASE("so can a field, a source or a type with the words that follow it") {
  for (const Position position : {Position::field, Position::source, Position::type}) {
    auto code = chinese_code(Position::general);
    for (const auto& spelling : chinese_code(position)) {
      // one word of the other position at the front only: no general sequence may continue it into another such word
      for (const auto& longer : chinese_code(position)) {
        if (longer.size() <= spelling.size() || !longer.starts_with(spelling)) continue;
        const std::string rest = longer.substr(spelling.size());
        const bool clash = std::ranges::any_of(code, [&](const std::string& word) { return word.starts_with(rest) || rest.starts_with(word); });
        CAPTURE(longer);
        CHECK(!clash);
      }
    }
  }
}

TEST_CASE("reserved words") {
  for (const char* word : {"policy", "claim",     "set", "window", "tie-break", "share", "and", "else", "before", "any time",       "nobody",
                           "placed", "cancelled", "h",   "yuan",   "策略",      "否则",  "前",  "下单", "小时",   "deduct refunds", "field"})
    CHECK(is_reserved(find(word, Position::general).word));
  for (const char* word : {"first", "rounds", "buyer", "order", "line", "latest", "monday", "最后", "买家"})
    CHECK(!is_reserved(find(word, Position::general).word));
  CHECK(!is_reserved(Word::none));
}
