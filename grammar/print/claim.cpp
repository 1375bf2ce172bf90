#include "grammar/print/items.hpp"
#include "grammar/print/literal.hpp"
#include "grammar/text/utf8.hpp"

namespace guiyin::print {

namespace {

// The clause words of a claim stand in a column as wide as the widest, two blanks behind it.
int clause_column(const Pen& pen) {
  int width = 0;
  for (const Word word : {Word::window, Word::candidates, Word::require, Word::tie_break, Word::share}) {
    width = std::max(width, text::display_width(pen.spelling(word)));
  }
  return width + 2;
}

// --- clauses: the word, then the value ---------------------------------------------------------------------------------------------------

Word clause_word(const syntax::WindowClause&) { return Word::window; }
Word clause_word(const syntax::CandidatesClause&) { return Word::candidates; }
Word clause_word(const syntax::RequireClause&) { return Word::require; }
Word clause_word(const syntax::TieBreakClause&) { return Word::tie_break; }
Word clause_word(const syntax::ShareClause&) { return Word::share; }

void write_value(Writing out, const syntax::WindowClause& clause) { write(out, clause.window); }
void write_value(Writing out, const syntax::RequireClause& clause) { write(out, clause.condition); }
void write_value(Writing out, const syntax::TieBreakClause& clause) { write(out, clause.ranking); }
void write_value(Writing out, const syntax::ShareClause& clause) { write(out, clause.share); }

void write_value(Writing out, const syntax::CandidatesClause& clause) {
  out.pen.put(clause.source == syntax::RowSource::chats ? Word::source_chats : Word::source_messages);
  if (!clause.where) return;
  out.pen.put(" ");
  out.pen.put(Word::where);
  out.pen.put(" ");
  write(out, *clause.where);
}

void write_clause(Writing out, const syntax::ClaimClause& clause, int column) {
  std::visit(
      [&](const auto& node) {
        out.pen.put(text::pad_right(out.pen.spelling(clause_word(node)), column - 1) + " ");
        out.pen.margin = out.pen.column();
        write_value(out, node);
      },
      clause.node);
}

// --- the head ----------------------------------------------------------------------------------------------------------------------------

void write_parameters(Writing out, const std::vector<syntax::Parameter>& parameters) {
  if (parameters.empty()) return;
  out.pen.put("(");
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (i > 0) out.pen.put(", ");
    write(out, parameters[i].name);
    out.pen.put(": ");
    out.pen.put(word_of(parameters[i].type));
  }
  out.pen.put(")");
}

void write_head(Writing out, const syntax::Claim& claim) {
  out.pen.put(Word::claim);
  out.pen.put(" ");
  write(out, claim.name);
  write_parameters(out, claim.parameters);
  if (claim.description) out.pen.put(" " + quoted(claim.description->value));
  if (claim.like) {
    out.pen.put(" ");
    out.pen.put(Word::like);
    out.pen.put(" ");
    write(out, *claim.like);
  }
  if (claim.shared) {
    out.pen.put(" = ");
    write(out, *claim.shared);
  }
}

} // namespace

// A claim of one clause may stand on one line, if the author put it there.
void write_claim(Writing out, const syntax::Claim& claim, text::Span span, int indent) {
  out.pen.new_line(indent, anchor_of(span));
  write_head(out, claim);
  if (claim.clauses.empty() && (claim.like || claim.shared)) return;
  const bool in_line = claim.clauses.size() == 1 && !out.pen.breaks_between(span.begin, claim.clauses.front().span.begin);
  if (in_line) {
    out.pen.put(" { ");
    write_clause(out, claim.clauses.front(), 0);
    return out.pen.put(" }");
  }
  out.pen.put(" {");
  for (const syntax::ClaimClause& clause : claim.clauses) {
    out.pen.new_line(indent + 2, anchor_of(clause.span));
    write_clause(out, clause, clause_column(out.pen));
  }
  out.pen.closing_line(indent, last_of(span));
}

void write_define(Writing out, const syntax::Define& define, text::Span span, int indent) {
  out.pen.new_line(indent, anchor_of(span));
  out.pen.put(Word::define);
  out.pen.put(" ");
  write(out, define.name);
  write_parameters(out, define.parameters);
  out.pen.put(" = ");
  out.pen.margin = out.pen.column();
  write(out, define.value);
}

} // namespace guiyin::print
