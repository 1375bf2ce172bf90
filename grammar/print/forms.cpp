// Tie-breaks, shares and credits.
#include "grammar/print/expression.hpp"

namespace guiyin::print {

namespace {

template <class Items, class Write> void write_listed(Writing out, const Items& items, Write write_item) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out.pen.put(", ");
    write_item(items[i]);
  }
}

void put_with_blank(Writing out, Word word) {
  out.pen.put(word);
  out.pen.put(" ");
}

} // namespace

void write_form(Writing out, const syntax::RankKey& key) {
  static constexpr Word words[] = {Word::latest, Word::earliest, Word::most, Word::fewest};
  out.pen.put(words[static_cast<std::size_t>(key.kind)]);
  if (!key.count) return;
  out.pen.put(" ");
  write(out, *key.count);
}

void write_form(Writing out, const syntax::Ranking& ranking) {
  write_listed(out, ranking.keys, [&](syntax::ExprId key) { write(out, key, Level::open); });
}

void write_form(Writing out, const syntax::ShareEvenly&) { out.pen.put(Word::evenly); }

void write_form(Writing out, const syntax::ShareBy& share) {
  put_with_blank(out, Word::by);
  write(out, share.count);
}

void write_form(Writing out, const syntax::SharePositions& share) {
  static constexpr Word words[] = {Word::first, Word::last, Word::rest};
  for (std::size_t i = 0; i < share.parts.size(); ++i) {
    if (i > 0) out.pen.put(" ");
    put_with_blank(out, words[static_cast<std::size_t>(share.parts[i].position)]);
    write(out, share.parts[i].percent, Level::sum);
  }
}

void write_form(Writing out, const syntax::ShareDecaying& share) {
  put_with_blank(out, Word::decaying);
  write(out, share.half_life, Level::sum);
}

void write_form(Writing out, const syntax::ShareAtLeast& share) {
  write(out, share.share, Level::open);
  out.pen.put(", ");
  put_with_blank(out, Word::at_least);
  write(out, share.minimum, Level::sum);
}

void write_form(Writing out, const syntax::Nobody&) { out.pen.put(Word::nobody); }

// A chain that the author broke is broken before `else`.
void write_form(Writing out, const syntax::Else& credit) {
  write(out, credit.first);
  if (out.pen.breaks_between(out.tree[credit.first].span.end, out.tree[credit.second].span.begin)) {
    out.pen.continue_line();
  } else {
    out.pen.put(" ");
  }
  put_with_blank(out, Word::else_);
  write(out, credit.second, Level::open);
}

void write_form(Writing out, const syntax::WhenThen& credit) {
  put_with_blank(out, Word::when);
  write(out, credit.condition);
  out.pen.put(" ");
  put_with_blank(out, Word::then);
  write(out, credit.then, Level::open);
}

// A part that ends in a list, or openly, would swallow the next one. A name before a parenthesis would be a call.
void write_form(Writing out, const syntax::Split& credit) {
  put_with_blank(out, Word::split);
  write_listed(out, credit.parts, [&](const syntax::SplitPart& part) {
    const bool plain = std::holds_alternative<syntax::PercentLiteral>(out.tree[part.percent].node);
    const bool apart = !plain && level_of(out.tree[part.credit].node) < Level::postfix;
    if (apart) out.pen.put("(");
    write(out, part.percent, apart ? Level::list : Level::sum);
    out.pen.put(apart ? ") " : " ");
    write(out, part.credit, Level::postfix);
  });
}

void write_form(Writing out, const syntax::EarliestOf& credit) {
  put_with_blank(out, Word::earliest_of);
  write_listed(out, credit.claims, [&](syntax::ExprId claim) { write(out, claim, Level::postfix); });
}

} // namespace guiyin::print
