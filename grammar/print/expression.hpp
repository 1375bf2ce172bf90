// Values, conditions, windows, tie-breaks, shares and credits: one node set, so one printer.
#pragma once

#include "grammar/print/pen.hpp"

namespace guiyin::print {

// How tightly a form holds together; where a tighter one must stand, a looser one gets parentheses. As in the grammar, from the loosest.
enum class Level : std::uint8_t {
  list,     // `A else B`, `latest, most rounds`, `evenly, at least 5%`
  open,     // `if C then A else B`, `when C then A`, `split …`, `earliest of …`
  either,   // or
  both,     // and
  negation, // not
  phrase,   // windows, comparisons
  sum,
  product,
  sign,
  postfix,
};

// The tree and where it is written to.
struct Writing {
  const syntax::Tree& tree;
  Pen& pen;
};

void write(Writing out, syntax::ExprId id, Level least = Level::list);
void write(Writing out, const syntax::Name& name);
void write_list(Writing out, const std::vector<syntax::Name>& names);

// Where each form stands; see `Level`.
Level level_of(const syntax::ExprNode& node);

// The forms of tie-breaks, shares and credits: forms.cpp.
void write_form(Writing out, const syntax::RankKey& key);
void write_form(Writing out, const syntax::Ranking& ranking);
void write_form(Writing out, const syntax::ShareEvenly& share);
void write_form(Writing out, const syntax::ShareBy& share);
void write_form(Writing out, const syntax::SharePositions& share);
void write_form(Writing out, const syntax::ShareDecaying& share);
void write_form(Writing out, const syntax::ShareAtLeast& share);
void write_form(Writing out, const syntax::Nobody& credit);
void write_form(Writing out, const syntax::Else& credit);
void write_form(Writing out, const syntax::WhenThen& credit);
void write_form(Writing out, const syntax::Split& credit);
void write_form(Writing out, const syntax::EarliestOf& credit);

// The forms whose word order depends on the language: windows.cpp.
void write_form(Writing out, const syntax::Bounded& window);
void write_form(Writing out, const syntax::AnyTime& window);
void write_form(Writing out, const syntax::CalendarDays& window);
void write_form(Writing out, const syntax::FromTo& window);
void write_form(Writing out, const syntax::Within& condition);
void write_form(Writing out, const syntax::Between& condition);
// `within D of M`, `M 后 D 内`
void write_within(Writing out, syntax::ExprId duration, syntax::ExprId moment);

} // namespace guiyin::print
