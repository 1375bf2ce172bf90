#include "grammar/parse/cut.hpp"

#include "grammar/text/utf8.hpp"

#include <algorithm>

namespace guiyin::parse {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// An ASCII word ends where no letter, digit or _ follows, and begins where no letter stands before.
bool has_word_edges(std::string_view run, std::size_t begin, std::size_t end) {
  if (end < run.size() && is_continuation(run[end])) return false;
  if (is_ascii_letter(run[begin]) && begin > 0 && is_ascii_letter(run[begin - 1])) return false;
  if (static_cast<unsigned char>(run[end - 1]) >= 0x80 || end == run.size()) return true;
  return !is_ascii_letter(run[end]) && !is_digit(run[end]);
}

std::size_t longest_spelling() {
  std::size_t longest = 0;
  for (const auto& entry : vocabulary::entries())
    for (const auto spelling : vocabulary::spellings(entry)) longest = std::max(longest, spelling.size());
  return longest;
}

// Counts from the right in how many ways each tail of the run can be read, and remembers the first piece of one of them.
class Cutter {
public:
  Cutter(std::string_view run, const Names* names) : run_(run), names_(names), tails_(run.size() + 1) {
    tails_[run.size()].ways = 1;
    for (std::size_t at = run.size(); at-- > 0;)
      if (!is_continuation(run[at])) tails_[at] = read(at, Position::general);
  }

  std::optional<std::vector<Piece>> pieces(Position first) const {
    Tail tail = first == Position::general ? tails_[0] : read(0, first);
    if (tail.ways != 1 || tail.piece.size == run_.size()) return std::nullopt;
    std::vector<Piece> all;
    for (std::size_t at = 0; at < run_.size();) {
      all.push_back(tail.piece);
      at += tail.piece.size;
      tail = tail.piece.word == Word::candidates ? read(at, Position::source) : tails_[at];
    }
    return all;
  }

private:
  struct Tail {
    int ways = 0; // 2: two or more
    Piece piece;
  };

  int ways_after(std::size_t end, Word word) const {
    return word == Word::candidates && end < run_.size() ? read(end, Position::source).ways : tails_[end].ways;
  }

  void count(Tail& tail, Piece piece, std::size_t end) const {
    const int ways = ways_after(end, piece.word);
    if (ways == 0) return;
    tail.ways = std::min(2, tail.ways + ways);
    tail.piece = piece;
  }

  Tail read(std::size_t at, Position position) const {
    Tail tail;
    if (is_digit(run_[at])) {
      if (at > 0 && (is_digit(run_[at - 1]) || is_ascii_letter(run_[at - 1]))) return tail;
      const std::size_t end = std::find_if_not(run_.begin() + static_cast<std::ptrdiff_t>(at), run_.end(), is_digit) - run_.begin();
      count(tail, {end - at, Word::none}, end);
      return tail;
    }
    static const std::size_t longest = longest_spelling();
    for (std::size_t end = at + 1; end <= std::min(run_.size(), at + longest); ++end) {
      if (!has_word_edges(run_, at, end)) continue;
      const std::string_view piece = run_.substr(at, end - at);
      const auto found = vocabulary::find(piece, position);
      if (found.word != Word::none)
        count(tail, {end - at, found.word}, end);
      else if (names_ && names_->contains(piece))
        count(tail, {end - at, Word::none}, end);
    }
    return tail;
  }

  std::string_view run_;
  const Names* names_;
  std::vector<Tail> tails_;
};

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// How many bytes of `text` from `at` the spelling takes, or 0.
template <class Same> std::size_t phrase_size(std::string_view text, std::size_t at, std::string_view spelling, Same same) {
  std::size_t here = at;
  for (const char c : spelling) {
    if (here >= text.size()) return 0;
    if (c == ' ') {
      if (!is_blank(text[here])) return 0;
      while (here < text.size() && is_blank(text[here])) ++here;
    } else if (!same(text[here++], c)) {
      return 0;
    }
  }
  const bool goes_on = here < text.size() && (is_ascii_letter(text[here]) || is_digit(text[here]));
  return goes_on ? 0 : here - at;
}

std::vector<std::pair<std::string_view, Word>> make_phrases() {
  std::vector<std::pair<std::string_view, Word>> phrases;
  for (const auto& entry : vocabulary::entries())
    if (entry.position == Position::general)
      for (const auto spelling : vocabulary::spellings(entry))
        if (spelling.find_first_of(" -") != std::string_view::npos) phrases.emplace_back(spelling, entry.word);
  return phrases;
}

template <class Same> std::optional<Phrase> longest_phrase(std::string_view text, std::size_t at, Same same) {
  static const auto phrases = make_phrases();
  Phrase best;
  for (const auto& [spelling, word] : phrases) {
    const std::size_t size = phrase_size(text, at, spelling, same);
    if (size > best.size) best = {size, word};
  }
  return best.size == 0 ? std::nullopt : std::optional(best);
}

} // namespace

std::optional<std::vector<Piece>> cut(std::string_view run, Position first) { return Cutter(run, nullptr).pieces(first); }

std::optional<std::vector<Piece>> cut_with_names(std::string_view run, const Names& names) { return Cutter(run, &names).pieces(Position::general); }

std::optional<Phrase> find_phrase(std::string_view text, std::size_t at) { return longest_phrase(text, at, std::equal_to<char>()); }

std::optional<Phrase> find_capitalised_phrase(std::string_view text, std::size_t at) {
  return longest_phrase(text, at, [](char written, char small) { return text::to_small(written) == small; });
}

} // namespace guiyin::parse
