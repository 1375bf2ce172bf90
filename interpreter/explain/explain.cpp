#include "interpreter/explain/explain.hpp"

#include "interpreter/explain/paragraphs.hpp"

namespace guiyin::explain {

namespace {

void add(Document& document, std::optional<Paragraph> paragraph) {
  if (paragraph) document.paragraphs.push_back(std::move(*paragraph));
}

} // namespace

Document explain(const Subject& subject, const engine::Explained& explained, text::Language language) {
  const Teller teller{subject, explained, Say(language)};
  Document document{title_text(teller), head_text(teller), outcome_text(teller), picture(teller), {}};
  add(document, tell_when(teller));
  for (const engine::ClaimTrace& claim : explained.trace.claims) document.paragraphs.push_back(tell_claim(teller, claim));
  document.paragraphs.push_back(tell_credit(teller));
  document.paragraphs.push_back(tell_amount(teller));
  add(document, tell_revoke(teller));
  add(document, tell_settle(teller));
  return document;
}

Document explain(const Subject& subject, const engine::Explained& explained, const WhyNot& answer, text::Language language) {
  Document document = explain(subject, explained, language);
  document.paragraphs.insert(document.paragraphs.begin(), tell_why_not(subject, explained, answer, language));
  return document;
}

} // namespace guiyin::explain
