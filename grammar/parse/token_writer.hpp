// Writes down the tokens that the lexical rules find: decodes numbers, cuts glued Chinese, joins numbers with their units.
#pragma once

#include "grammar/parse/folded.hpp"
#include "grammar/parse/lexer.hpp"

#include <optional>
#include <string_view>
#include <utility>

namespace guiyin::parse {

class TokenWriter {
public:
  // The references must outlive the writer.
  TokenWriter(const text::Source& source, text::FileId file, const Folded& folded, const Names& declared);

  // Each gets a piece of `folded.text`.
  void line_end(std::string_view piece);
  void comment(std::string_view piece);
  void foreign_comment(std::string_view piece);
  void fence(std::string_view piece);
  void quoted(std::string_view piece);
  void single_quoted(std::string_view piece);
  void unclosed(std::string_view piece);
  void instant(std::string_view piece);
  void calendar_date(std::string_view piece);
  void clock(std::string_view piece);
  void decimal(std::string_view piece);
  void whole(std::string_view piece);
  void run(std::string_view piece);
  void percent_sign(std::string_view piece);
  void stop_before_name(std::string_view piece);
  void stray_stop(std::string_view piece);
  void single_sign(std::string_view piece);
  void foreign_and(std::string_view piece);
  void foreign_or(std::string_view piece);
  void foreign_not(std::string_view piece);
  void foreign_relation(std::string_view piece);
  void foreign_date(std::string_view piece);
  void stranger(std::string_view piece);
  Token& add(std::string_view piece, Kind kind);

  // Where reading goes on if not after the piece; 0 if after it. Resets it.
  std::size_t take_next() { return std::exchange(next_, 0); }
  bool is_in_story() const { return in_story_; }
  // Whether at `at` a line begins that belongs to the body of a `timeline` or `test` whose brace was forgotten.
  bool begins_story_without_brace(std::size_t at) const;
  void story(std::string_view body);

  // Handed over at the end.
  Tokens tokens;
  std::vector<syntax::Comment> comments;
  text::Diagnostics diagnostics;
  Names choices; // that would be cut into words if they were not names of choices

private:
  std::size_t begin_of(std::string_view piece) const { return static_cast<std::size_t>(piece.data() - folded_.text.data()); }
  std::size_t end_of(std::string_view piece) const { return begin_of(piece) + piece.size(); }
  text::Span span(std::string_view piece) const;
  std::string source_text(std::size_t begin, std::size_t end) const;
  text::Diagnostic& report(text::Code code, text::Span span, std::vector<text::Argument> arguments = {});

  text::Diagnostic& report_fix(text::Code code, text::Span where, std::vector<text::Argument> arguments, std::string key, std::string replacement);
  void number(std::string_view piece, Kind kind);
  template <typename Value> void timed(std::string_view piece, Kind kind, std::optional<Value> value);
  void foreign(std::string_view piece, Word word);
  text::Language language() const;
  bool is_beside_bar(std::string_view piece) const;
  bool stands_for_a_sign(std::string_view piece, const text::Span& where);
  bool money_sign(std::string_view piece, const text::Span& where);
  void leave_out(std::string_view piece);
  void leave_out_also(std::string_view piece, text::Edit& edit) const;
  bool is_numbering(std::string_view piece) const;
  Kind bracket(std::string_view piece, bool opens);
  void add_word(std::string_view piece, std::string_view run);
  void add_known(std::string_view piece);
  void add_pieces(std::string_view run, const std::vector<Piece>& pieces);
  Position position_here() const;
  bool is_compared_with_kind() const;
  Token* number_before(std::string_view piece);
  bool add_unit(std::string_view piece, Word word);
  void join_durations();
  std::size_t glued_keyword(std::string_view piece) const;
  void add_apart(std::string_view piece, std::size_t keyword);
  bool is_meant_as_unit(const Token& number, std::string_view piece) const;
  void refuse_unit(std::string_view piece, Token& number);
  bool opens_story() const;
  Word whole_story_head() const;
  bool begins_story(std::size_t at) const;

  const text::Source& source_;
  text::FileId file_;
  const Folded& folded_;
  const Names& declared_;
  std::size_t next_ = 0;
  bool new_line_ = true;
  bool after_mistake_ = false;
  bool in_story_ = false;
  std::string brackets_; // what the foreign brackets that are open stand for
};

} // namespace guiyin::parse
