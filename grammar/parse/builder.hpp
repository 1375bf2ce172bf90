// Builds the tree from what the rules match. Values, names and the like wait on stacks until the rule they belong to is complete; when a rule
// fails, what it left is taken back (`mark`, `rewind`), so that backtracking leaves nothing behind.
#pragma once

#include "grammar/parse/lexer.hpp"
#include "grammar/syntax/tree.hpp"
#include "grammar/text/diagnostic.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace guiyin::parse {

// A half-open range of tokens: what a rule matched.
struct Range {
  std::size_t first = 0, end = 0;
};

class Builder {
public:
  Builder(const text::Source& source, text::FileId file, const Lexed& lexed, const std::string& kinds);

  // --- names and other small parts
  void name(Range range);
  void declared_name(Range range);
  void reserved_name(Range range);
  void choice(Range range);
  void label(Range range) { name(range); }
  void field_name(Range range);
  void source_name(Range range);
  void type_name(Range range);
  void unknown_type(Range range);
  void description(Range range);

  // --- values
  void literal(Range range);
  void reference(Range range);
  void chosen(Range range);
  void compared(Range range) { chosen(range); }
  void call(Range range);
  void field(Range range);
  void negative(Range range) { unary(range, syntax::UnaryOperator::negate); }
  void negation(Range range) { unary(range, syntax::UnaryOperator::not_); }
  void binary(Range range);
  void equality(Range range);
  void assign_for_equal(Range range);
  void if_(Range range);
  void arm(Range range);
  void comma_between_arms(Range range);
  void by(Range range);
  void fully_refunded(Range range) { push(syntax::FullyRefunded{}, range); }
  void invalid(Range range) { push(syntax::Invalid{}, range); }
  void in_parens(Range range);

  // --- windows
  void bounded(Range range);
  void calendar(Range range);
  void moment_first(Range range);
  void within(Range range);
  void between(Range range);
  void from_to(Range range);
  void any_time(Range range);

  // --- tie-breaks, shares, credits
  void total_key(Range range);
  void count_key(Range range);
  void ranking(Range range);
  void evenly(Range range) { push(syntax::ShareEvenly{}, range); }
  void by_count(Range range);
  void position_part(Range range);
  void positions(Range range);
  void decaying(Range range);
  void at_least(Range range);
  void nobody(Range range) { push(syntax::Nobody{}, range); }
  void else_(Range range);
  void when_then(Range range);
  void split_part(Range range);
  void split(Range range);
  void earliest_of(Range range);

  // --- clauses, items, declarations
  void window_clause(Range range) { clause<syntax::WindowClause>(range); }
  void require_clause(Range range) { clause<syntax::RequireClause>(range); }
  void tie_break_clause(Range range) { clause<syntax::TieBreakClause>(range); }
  void share_clause(Range range) { clause<syntax::ShareClause>(range); }
  void candidates_clause(Range range);
  void parameter(Range range);
  void like(Range range);
  void claim(Range range);
  void param(Range range);
  void set_param(Range range);
  void define(Range range);
  void for_each(Range range);
  void day_starts(Range range) { value_item<syntax::DayStarts>(range); }
  void credit_clause(Range range) { value_item<syntax::CreditClause>(range); }
  void amount(Range range) { value_item<syntax::AmountClause>(range); }
  void revoke(Range range) { value_item<syntax::RevokeClause>(range); }
  void assist(Range range);
  void deduct(Range range);
  void use(Range range);
  void field_declaration(Range range);
  void policy(Range range);
  void shared_item(Range range);
  void setting(Range range);
  void story(Range range, bool is_test);
  void test(Range range);
  void timeline(Range range);

  struct Mark {
    std::size_t exprs, values, names, texts, types, parameters, arms, parts, clauses, items, settings, stories, diagnostics;
  };
  Mark mark() const;
  void rewind(const Mark& mark);

  // What was read last, up to the token `end`, turned out to go on with something wrong: its value is not to be trusted.
  void spoil_last_clause(std::size_t end);
  void spoil_last_item(std::size_t end);
  void spoil_last_arm(std::size_t end);

  text::Diagnostic& report(text::Code code, Span span, std::vector<text::Argument> arguments = {});
  Span span(Range range) const;
  std::string source_text(Span where) const;

  syntax::Tree tree;
  text::Diagnostics diagnostics;
  std::optional<syntax::ExprId> lone_value() const;

private:
  using ExprId = syntax::ExprId;
  template <typename Node> struct Part { // something that waits, and the tokens it was read from
    Node node;
    Range range;
  };
  template <typename Node> using Stack = std::vector<Part<Node>>;

  // What has been read since the rule began, in order; taken off the stack.
  template <typename Node> std::vector<Node> take(Stack<Node>& stack, Range range);
  template <typename Node> std::optional<Node> take_last(Stack<Node>& stack, Range range);
  Part<ExprId> pop();
  void push(syntax::ExprNode node, Range range, std::initializer_list<ExprId> children = {});
  void push(syntax::ExprNode node, Range range, const std::vector<ExprId>& children);
  void push_at_depth(syntax::ExprNode node, Range range, std::uint32_t depth);
  ExprId add_invalid(Range range);
  ExprId first_or_invalid(const std::vector<ExprId>& values, Range range);
  syntax::Name make_name(std::size_t token, vocabulary::Position position) const;
  syntax::Name first_name(Range range);
  Kind kind(std::size_t at) const { return static_cast<Kind>((*kinds_)[at]); }
  Kind kind_or_name(std::size_t at, Range range) const { return at < range.end ? kind(at) : Kind::name; }
  void unary(Range range, syntax::UnaryOperator op);
  void look_up_kind(ExprId field, ExprId value);
  bool reports_glued_name(Range range);
  void refuse_words(const Token& token);
  void spoil_claim(syntax::Claim& claim, Range range);
  template <typename Clause> void clause(Range range);
  template <typename Item> void value_item(Range range);
  void add_item(syntax::ItemNode node, Range range);
  void add_declaration(syntax::DeclarationNode node, Range range);

  const text::Source& source_;
  const Tokens& tokens_;
  const Names& declared_;
  const std::string* kinds_;
  std::vector<std::uint32_t> depths_; // of each expression
  Stack<ExprId> values_;
  Stack<syntax::Name> names_;
  Stack<syntax::Text> texts_;
  Stack<syntax::TypeName> types_;
  Stack<syntax::Parameter> parameters_;
  Stack<syntax::Arm> arms_;
  Stack<std::variant<syntax::PositionPart, syntax::SplitPart>> parts_;
  Stack<syntax::ClaimClause> clauses_;
  Stack<syntax::Item> items_;
  Stack<syntax::Setting> settings_;
  Stack<syntax::Story> stories_;
};

} // namespace guiyin::parse
