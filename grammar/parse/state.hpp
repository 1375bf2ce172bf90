// What the policy grammar reads and writes: the tokens, the farthest failure, the tree under construction, and the ways back after a mistake.
#pragma once

#include "grammar/parse/builder.hpp"
#include "grammar/parse/failure.hpp"
#include "grammar/parse/lexer.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace guiyin::parse {

// A step takes the index of a token and gives the index after the match; nothing if it does not match.
using Step = std::optional<std::size_t>;

struct State {
  State(const text::Source& source, text::FileId file, Lexed& lexed);

  std::size_t index(const char* current) const { return static_cast<std::size_t>(current - kinds.data()); }
  Kind kind(std::size_t at) const { return at < kinds.size() ? static_cast<Kind>(kinds[at]) : Kind::name; }
  bool at_end(std::size_t at) const { return at >= kinds.size(); }

  // --- tokens of a class
  Step name_word(std::size_t at);
  Step reference_word(std::size_t at);
  Step event_word(std::size_t at);
  Step any_word(std::size_t at);
  Step choice_word(std::size_t at);
  Step source_word(std::size_t at);
  Step known_type(std::size_t at);
  Step literal_kind(std::size_t at);

  // --- depth
  bool enter(std::size_t at);
  void leave() { --depth_; }

  // --- recovery
  Step skip_value(std::size_t at);
  Step skip_head(std::size_t at);
  Step skip_clause(std::size_t at);
  Step skip_item(std::size_t at);
  Step skip_declaration(std::size_t at);
  Step skip_arm(std::size_t at);
  Step skip_to_arm(std::size_t at);
  Step close_arms(std::size_t at);
  Step mend_clause(std::size_t at);
  Step mend_item(std::size_t at);
  Step mend_declaration(std::size_t at);
  Step missing_close(std::size_t at);
  Step stray_colon(std::size_t at);
  Step missing_claim_brace(std::size_t at);
  Step missing_policy_brace(std::size_t at);
  Step missing_story_brace(std::size_t at);
  Step missing_arms_brace(std::size_t at);
  Step unknown_type(std::size_t at);
  Step end_of_claim(std::size_t at);
  Step end_of_policy(std::size_t at);

  // For a value alone: everything that was left over is one mistake.
  void report_rest(std::size_t at) { report_failure(at); }

  Tokens& tokens;
  std::string kinds; // a byte per token; a misspelt keyword is corrected in place
  Failure failure;
  Builder builder;

private:
  using Starts = bool (*)(Word); // the keywords of a level

  Step accept(std::size_t at, bool accepted, Concept concept_);
  bool is_any_word(std::size_t at) const;
  bool is_keyword(std::size_t at, Starts starts) const;
  bool begins_item(std::size_t at) const;
  int depth_between(std::size_t begin, std::size_t end) const;
  std::size_t skip(std::size_t begin, std::size_t from, Starts starts) const;
  std::size_t skip_to_declaration(std::size_t begin, std::size_t from) const;
  std::size_t recovered(std::size_t at);
  Step skip_among(std::size_t at, Starts starts);
  bool is_arm(std::size_t at) const;
  std::size_t skip_in_arms(std::size_t begin, std::size_t from) const;
  Step mend(std::size_t at, Starts starts, const text::Argument& what);
  Step missing_open(std::size_t at, Starts starts);
  Step report_missing_open(std::size_t at);
  std::size_t opening_of(std::size_t at) const;

  // Says what is wrong at the farthest failure, at least at `at`, unless that is only a consequence. Gives the token.
  std::size_t report_failure(std::size_t at);
  bool is_consequence(std::size_t at) const;
  bool is_before_unclosed_text(std::size_t at) const;
  void report_at(std::size_t at);
  bool report_misplaced(std::size_t at);
  // A mistake that is known by its surroundings, with what to write instead (hints.cpp, hints_of_words.cpp).
  bool report_hint(std::size_t at);
  bool hint_at_thousands(std::size_t at);
  bool hint_at_extra_sign(std::size_t at);
  bool hint_at_paren(std::size_t at);
  bool hint_at_operator_word(std::size_t at);
  bool hint_at_membership(std::size_t at, std::size_t count, const std::string& sign);
  bool hint_at_count_first(std::size_t at);
  bool hint_at_message_kind(std::size_t at);
  bool hint_at_each(std::size_t at);
  bool hint_at_split_word(std::size_t at);
  bool hint_in_test(std::size_t at);
  bool hint_at_left_out(std::size_t at);
  bool hint_at_confused_word(std::size_t at);
  bool hint_at_round_brace(std::size_t at);
  bool hint_at_range(std::size_t at);
  std::optional<std::size_t> hint_at_choices(std::size_t at);
  bool hint_at_comparison(std::size_t at);
  bool hint_between_claims(std::size_t at);
  bool hint_in_window(std::size_t at);
  bool hint_in_revoke(std::size_t at);
  bool hint_in_param(std::size_t at);
  bool hint_at_everyday_word(std::size_t at);
  bool hint_at_invisible(std::size_t at);
  bool hint_at_line_end(std::size_t at);
  text::Diagnostic& report_with_fix(text::Code code, Span where, std::vector<text::Argument> arguments, std::string key, Span replaced,
                                    std::string replacement);
  bool is_glued(std::size_t at) const;
  std::size_t begins_phrase(std::size_t at, std::string_view phrase) const;
  std::string spaced(std::size_t at) const;
  std::size_t operand_before(std::size_t at) const;
  Word clause_of(std::size_t at) const;
  bool is_refused_name(std::size_t at) const;
  bool is_closed_twice(std::size_t at) const;
  void report_stray_brace(std::size_t at);
  void add_suggestion(text::Diagnostic& diagnostic, std::size_t at, Word near) const;
  bool is_one_line(std::size_t at) const;
  void add_example(text::Diagnostic& diagnostic, std::size_t at) const;
  void add_guess(text::Diagnostic& diagnostic, std::size_t at) const;
  Span place(std::size_t at) const;
  Span after_token_before(std::size_t at) const;
  std::string quoted_source(std::size_t at) const;

  int depth_ = 0;
  std::optional<std::size_t> recovered_at_; // where the last recovery stopped: what fails right there is a consequence
};

} // namespace guiyin::parse
