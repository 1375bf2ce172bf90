#include "grammar/print/items.hpp"

#include "grammar/print/literal.hpp"
#include "grammar/print/print_story.hpp"
#include "grammar/text/utf8.hpp"

namespace guiyin::print {

namespace {

constexpr int step = 2;

// The words credit, assist, amount and revoke stand in a column; two blanks behind it.
int item_column(const Pen& pen) {
  int width = 0;
  for (const Word word : {Word::credit, Word::assist, Word::amount, Word::revoke}) width = std::max(width, text::display_width(pen.spelling(word)));
  return width + 2;
}

void put_clause_word(Writing out, Word word) {
  out.pen.put(text::pad_right(out.pen.spelling(word), item_column(out.pen)));
  out.pen.margin = out.pen.column();
}

void put_with_blank(Writing out, Word word) {
  out.pen.put(word);
  out.pen.put(" ");
}

// --- items of one line -------------------------------------------------------------------------------------------------------------------

void write_item(Writing out, const syntax::SetParam& item) {
  put_with_blank(out, Word::set);
  write(out, item.name);
  out.pen.put(" = ");
  out.pen.margin = out.pen.column();
  write(out, item.value);
}

void write_item(Writing out, const syntax::ForEach& item) {
  put_with_blank(out, Word::for_each);
  out.pen.put(item.unit == syntax::Unit::line ? Word::line : Word::order);
  if (!item.when) return;
  out.pen.put(" ");
  put_with_blank(out, Word::when);
  out.pen.margin = out.pen.column();
  write(out, *item.when);
}

void write_item(Writing out, const syntax::DayStarts& item) {
  put_with_blank(out, Word::day_starts);
  write(out, item.time_of_day, Level::sum);
}

void write_item(Writing out, const syntax::CreditClause& item) {
  put_clause_word(out, Word::credit);
  write(out, item.credit);
}

void write_item(Writing out, const syntax::AssistClause& item) {
  put_clause_word(out, Word::assist);
  write_list(out, item.claims);
}

void write_item(Writing out, const syntax::AmountClause& item) {
  put_clause_word(out, Word::amount);
  write(out, item.amount);
}

void write_item(Writing out, const syntax::RevokeClause& item) {
  put_clause_word(out, Word::revoke);
  put_with_blank(out, Word::when);
  out.pen.margin = out.pen.column();
  write(out, item.condition);
}

void write_item(Writing out, const syntax::DeductClause& item) {
  put_with_blank(out, Word::deduct_refunds);
  write_within(out, item.duration, item.moment);
}

void write_item(Writing out, const syntax::DeductAlways&) { out.pen.put(Word::deduct_refunds); }

template <class Node> void write_in_line(Writing out, const Node& node, text::Span span, int indent) {
  out.pen.new_line(indent, anchor_of(span));
  write_item(out, node);
}

void write_whole(Writing, const syntax::Param&, text::Span, int) {} // write_params
void write_whole(Writing out, const syntax::Define& node, text::Span span, int indent) { write_define(out, node, span, indent); }
void write_whole(Writing out, const syntax::Claim& node, text::Span span, int indent) { write_claim(out, node, span, indent); }
void write_whole(Writing out, const syntax::Use& node, text::Span span, int indent) { write_use(out, node, span, indent); }
void write_whole(Writing out, const syntax::FieldDeclaration& node, text::Span span, int indent) { write_field(out, node, span, indent); }
template <class Node> void write_whole(Writing out, const Node& node, text::Span span, int indent) { write_in_line(out, node, span, indent); }

// --- declarations ------------------------------------------------------------------------------------------------------------------------

void write_head(Writing out, Word word, const std::optional<syntax::Text>& description) {
  out.pen.put(word);
  if (description) out.pen.put(" " + quoted(description->value));
}

void write_whole(Writing out, const syntax::Policy& policy, text::Span span, int indent) {
  out.pen.new_line(indent, anchor_of(span));
  put_with_blank(out, Word::policy);
  write(out, policy.name);
  if (policy.base) {
    out.pen.put(" ");
    put_with_blank(out, Word::from);
    write(out, *policy.base);
  }
  if (policy.description) out.pen.put(" " + quoted(policy.description->value));
  out.pen.put(" {");
  write_items(out, policy.items, indent + step);
  out.pen.closing_line(indent, last_of(span));
}

void write_whole(Writing out, const syntax::Test& test, text::Span span, int indent) {
  out.pen.new_line(indent, anchor_of(span));
  write_head(out, Word::test, test.description);
  out.pen.put(" ");
  put_with_blank(out, Word::of);
  write(out, test.policy);
  for (std::size_t i = 0; i < test.settings.size(); ++i) {
    i > 0 ? out.pen.put(", ") : (out.pen.put(" "), put_with_blank(out, Word::with));
    write(out, test.settings[i].name);
    out.pen.put(" = ");
    write(out, test.settings[i].value);
  }
  out.pen.put(" {");
  write_story(out.pen, test.story, indent + step);
  out.pen.closing_line(indent, last_of(span));
}

void write_whole(Writing out, const syntax::TimelineBlock& timeline, text::Span span, int indent) {
  out.pen.new_line(indent, anchor_of(span));
  write_head(out, Word::timeline, timeline.description);
  out.pen.put(" {");
  write_story(out.pen, timeline.story, indent + step);
  out.pen.closing_line(indent, last_of(span));
}

} // namespace

std::uint32_t anchor_of(text::Span span) { return span.begin < span.end ? span.begin : nowhere; }
std::uint32_t last_of(text::Span span) { return span.begin < span.end ? span.end - 1 : nowhere; }

Word word_of(syntax::TypeName type) {
  static constexpr Word words[] = {Word::type_moment, Word::type_duration, Word::type_money, Word::type_share, Word::type_count,
                                   Word::type_text,   Word::type_yes_no,   Word::type_agent, Word::type_choice};
  return words[static_cast<std::size_t>(type)];
}

void write_use(Writing out, const syntax::Use& use, text::Span span, int indent) {
  out.pen.new_line(indent, anchor_of(span));
  put_with_blank(out, Word::use);
  out.pen.put(quoted(use.path.value));
}

void write_field(Writing out, const syntax::FieldDeclaration& field, text::Span span, int indent) {
  out.pen.new_line(indent, anchor_of(span));
  put_with_blank(out, Word::field);
  write(out, field.object);
  out.pen.put(".");
  write(out, field.name);
  out.pen.put(" : ");
  out.pen.put(word_of(field.type));
}

void write_items(Writing out, const std::vector<syntax::Item>& items, int indent) {
  for (std::size_t i = 0; i < items.size();) {
    std::vector<const syntax::Item*> params;
    for (; i < items.size() && std::holds_alternative<syntax::Param>(items[i].node); ++i) params.push_back(&items[i]);
    if (!params.empty()) {
      write_params(out, params, indent);
      continue;
    }
    std::visit([&](const auto& node) { write_whole(out, node, items[i].span, indent); }, items[i].node);
    ++i;
  }
}

void write_declaration(Writing out, const syntax::Declaration& declaration) {
  std::visit([&](const auto& node) { write_whole(out, node, declaration.span, 0); }, declaration.node);
}

} // namespace guiyin::print
