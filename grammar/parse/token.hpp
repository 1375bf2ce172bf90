// The words and signs of a rule file, as the policy grammar sees them.
#pragma once

#include "grammar/text/source.hpp"
#include "grammar/vocabulary/vocabulary.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace guiyin::parse {

using text::Span;
using vocabulary::Word;

// One byte per token. A word of the vocabulary is its own kind: the bytes below `name` are the words of the general position.
enum class Kind : std::uint8_t {
  name = 128, // any run of letters and digits that is no word
  text,       // in quotes
  count,      // a whole number without unit
  decimal,    // a number with a fraction and without unit
  duration,
  money,
  percent,
  time_of_day,
  date,
  instant,
  invalid_value, // a number or unit that could not be read; already reported
  story,         // the body of a `timeline` or `test` block, without its braces
  // 前 and 后: the moment stands before them, unlike with `before` and `after`; 内 closes what they begin
  moment_before,
  moment_after,
  inside,
  open_brace,
  close_brace,
  open_paren,
  close_paren,
  comma,
  semicolon,
  colon,
  dot,
  range,  // ..
  bar,    // |
  assign, // =
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  plus,
  minus,
  times,
  divide,
};

static_assert(static_cast<std::uint8_t>(Word::sunday) < 128, "the words of the general position are the first and fit below Kind::name");

constexpr Kind kind_of(Word word) { return static_cast<Kind>(word); }
constexpr bool is_word(Kind kind) { return static_cast<std::uint8_t>(kind) < 128; }

struct Token {
  Kind kind = Kind::name;
  Word word = Word::none; // also for 前, 后 and 内
  Span span;
  std::string text;             // a name or word as written, full-width forms folded; a text without its quotes; a decimal's digits
  std::int64_t value = 0;       // count; ms of a duration, time of day or instant; fen; days of a date; numerator of a percentage
  std::int64_t denominator = 1; // of a percentage
  bool starts_line = false;
  bool is_unclosed = false;    // a text without its closing quote
  bool after_mistake = false;  // a character that has been reported stood before it
  std::uint32_t run_begin = 0; // the run of letters and digits that it was cut from, in the folded text
  std::uint32_t run_end = 0;
};

using Tokens = std::vector<Token>;

} // namespace guiyin::parse
