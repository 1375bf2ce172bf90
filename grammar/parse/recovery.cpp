// The ways back after a mistake: each reports it once and goes on at the next arm, clause, item or declaration.
#include "grammar/parse/codes.hpp"
#include "grammar/parse/declared.hpp"
#include "grammar/parse/state.hpp"
#include "grammar/parse/suggest.hpp"

namespace guiyin::parse {

namespace {

bool starts_item_only(Word word) { return starts_item(word) && !starts_clause(word); }
bool wants_name(Word word) { return word == Word::policy || word == Word::claim || word == Word::param || word == Word::define || word == Word::set; }
bool ends_policy(Word word) { return word == Word::policy || word == Word::test || word == Word::timeline; }

} // namespace

bool State::is_keyword(std::size_t at, Starts starts) const {
  if (at_end(at) || !is_word(kind(at)) || !starts(static_cast<Word>(kind(at)))) return false;
  return !is_refused_name(at) && !is_choice_or_field(tokens, at);
}

// Braces opened and not closed between two tokens.
int State::depth_between(std::size_t begin, std::size_t end) const {
  int depth = 0;
  for (std::size_t at = begin; at < end; ++at) {
    if (kind(at) == Kind::open_brace) ++depth;
    if (kind(at) == Kind::close_brace && depth > 0) --depth;
  }
  return depth;
}

// From `from`, within what began at `begin`, to the next keyword of the level or to the brace that closes around it. Inside of further braces
// only a keyword at the start of a line counts: then the brace was forgotten.
std::size_t State::skip(std::size_t begin, std::size_t from, Starts starts) const {
  int depth = depth_between(begin, from);
  std::size_t at = from;
  for (; !at_end(at); ++at) {
    if (is_keyword(at, starts) && (depth == 0 || tokens[at].starts_line)) break;
    if (kind(at) == Kind::close_brace && depth-- == 0) break;
    if (kind(at) == Kind::open_brace) ++depth;
  }
  return at;
}

std::size_t State::recovered(std::size_t at) {
  recovered_at_ = at;
  failure.reset();
  return at;
}

// --- values, heads, clauses, items, declarations -------------------------------------------------------------------------------------------

Step State::skip_value(std::size_t at) {
  const std::size_t wrong = report_failure(at);
  const std::size_t next = skip(at, wrong, starts_item);
  builder.invalid({at, next});
  return recovered(next);
}

Step State::skip_head(std::size_t at) {
  std::size_t next = report_failure(at);
  while (!at_end(next) && kind(next) != Kind::open_brace && kind(next) != Kind::close_brace && !is_keyword(next, starts_item)) ++next;
  return recovered(next);
}

// Something that starts no clause: what went before it on its line, if anything, is not to be trusted either.
Step State::skip_among(std::size_t at, Starts starts) {
  const std::size_t wrong = report_failure(at);
  const std::size_t from = std::max(wrong, at + 1);
  return recovered(skip(at, from, starts));
}

Step State::skip_clause(std::size_t at) {
  builder.spoil_last_clause(at);
  return skip_among(at, starts_item);
}

Step State::skip_item(std::size_t at) {
  if (!tokens[at].starts_line) builder.spoil_last_item(at);
  return skip_among(at, starts_item_only);
}

Step State::skip_declaration(std::size_t at) {
  if (kind(at) == Kind::close_brace) {
    report_stray_brace(at);
    return recovered(at + 1);
  }
  const std::size_t wrong = report_failure(at);
  return recovered(skip_to_declaration(at, std::max(wrong, at + 1)));
}

// A policy whose first word was not understood is passed over as a whole.
std::size_t State::skip_to_declaration(std::size_t begin, std::size_t from) const {
  int depth = depth_between(begin, from);
  std::size_t at = from;
  for (; !at_end(at); ++at) {
    if (tokens[at].starts_line && (is_keyword(at, ends_policy) || (depth == 0 && is_keyword(at, starts_declaration)))) break;
    if (kind(at) == Kind::open_brace) ++depth;
    if (kind(at) == Kind::close_brace && depth > 0) --depth;
  }
  return at;
}

// A type that is none, with what stands behind it up to what may follow a type.
Step State::unknown_type(std::size_t at) {
  if (!is_any_word(at) || tokens[at].starts_line) return std::nullopt;
  if (const auto end = at >= 3 && kind(at - 3) == kind_of(Word::param) ? hint_at_choices(at) : std::nullopt) {
    for (std::size_t each = at; each < *end; each += 2) builder.choice({each, each + 1});
    return recovered(*end);
  }
  if (failure.at() > at + 1)
    report_failure(at); // a list of choices that broke off
  else
    builder.unknown_type({at, at + 1});
  std::size_t next = at + 1;
  const auto goes_on = [&](std::size_t here) {
    const Kind k = kind(here);
    return k == Kind::assign || k == kind_of(Word::in) || k == Kind::text || k == Kind::comma || k == Kind::close_paren || k == Kind::close_brace;
  };
  while (!at_end(next) && !tokens[next].starts_line && !goes_on(next)) ++next;
  return recovered(next);
}

// --- arms of a `by` ----------------------------------------------------------------------------------------------------------------------

// A label at the start of a line.
bool State::is_arm(std::size_t at) const {
  if (!tokens[at].starts_line || !is_any_word(at)) return false;
  while (is_any_word(at) && kind(at + 1) == Kind::comma) at += 2;
  return is_any_word(at) && !at_end(at + 1) && kind(at + 1) == Kind::colon;
}

std::size_t State::skip_in_arms(std::size_t begin, std::size_t from) const {
  int depth = depth_between(begin, from);
  std::size_t at = from;
  for (; !at_end(at); ++at) {
    if (is_keyword(at, starts_item) && tokens[at].starts_line) break;
    if (depth == 0 && (kind(at) == Kind::semicolon || is_arm(at))) break;
    if (kind(at) == Kind::close_brace && depth-- == 0) break;
    if (kind(at) == Kind::open_brace) ++depth;
  }
  return at;
}

Step State::skip_arm(std::size_t at) {
  const std::size_t next = skip_in_arms(at, report_failure(at));
  builder.invalid({at, next});
  return recovered(next);
}

Step State::skip_to_arm(std::size_t at) {
  if (at_end(at) || (is_keyword(at, starts_item) && tokens[at].starts_line)) return std::nullopt;
  if (!tokens[at].starts_line) builder.spoil_last_arm(at);
  const std::size_t wrong = report_failure(at);
  return recovered(skip_in_arms(at, std::max(wrong, at + 1)));
}

Step State::close_arms(std::size_t at) { return missing_close(at); }

// --- misspelt keywords -------------------------------------------------------------------------------------------------------------------

Step State::mend(std::size_t at, Starts starts, const text::Argument& what) {
  if (at_end(at) || kind(at) != Kind::name || failure.at() > at) return std::nullopt;
  const Word near = nearest_word(tokens[at].text, vocabulary::Position::general, [&](Word word) { return failure.has_tried(kind_of(word)); });
  if (near == Word::none || !starts(near)) return std::nullopt;
  if (wants_name(near) && !is_any_word(at + 1)) return std::nullopt; // nothing like a declaration
  auto& diagnostic = builder.report(code::unknown_clause, tokens[at].span, {tokens[at].text, what});
  add_suggestion(diagnostic, at, near);
  kinds[at] = static_cast<char>(near);
  failure.reset();
  return at;
}

Step State::mend_clause(std::size_t at) { return mend(at, starts_clause, {"clause of a claim", "判定里的句子"}); }
Step State::mend_item(std::size_t at) { return mend(at, starts_item_only, {"clause of a policy", "策略里的句子"}); }
Step State::mend_declaration(std::size_t at) {
  return mend(at, starts_declaration, {"beginning of a policy or another part", "策略或其他部分的开头"});
}

// --- braces ------------------------------------------------------------------------------------------------------------------------------

std::size_t State::opening_of(std::size_t at) const {
  int depth = 0;
  for (std::size_t here = at; here-- > 0;) {
    if (kind(here) == Kind::close_brace) ++depth;
    if (kind(here) == Kind::open_brace && depth-- == 0) return here;
  }
  return at;
}

Span State::after_token_before(std::size_t at) const {
  if (at == 0) return {builder.tree.file, 0, 0};
  std::uint32_t end = tokens[at - 1].span.end;
  if (kind(at - 1) == Kind::story) { // it takes the blanks at its end
    const std::string body = builder.source_text(tokens[at - 1].span);
    end -= static_cast<std::uint32_t>(body.size() - (body.find_last_not_of(" \t\r\n") + 1));
  }
  return {builder.tree.file, end, end};
}

Step State::missing_close(std::size_t at) {
  if (failure.at() > at && !is_keyword(at, starts_item)) { // the mistake lies farther on: the brace is there, but not reached
    const std::size_t next = skip(at, report_failure(at), starts_item_only);
    return recovered(!at_end(next) && kind(next) == Kind::close_brace ? next + 1 : next);
  }
  const Span place = after_token_before(at);
  auto& diagnostic = builder.report(code::missing_brace, place);
  if (const std::size_t open = opening_of(at); open < at) diagnostic.labels.push_back({tokens[open].span, "opened", {}});
  diagnostic.helps.push_back({"close", {}, text::Edit{place, "\n}"}});
  return recovered(at);
}

Step State::missing_open(std::size_t at, Starts starts) {
  if (!is_keyword(at, starts)) return std::nullopt;
  return recovered_at_ == at ? Step(at) : report_missing_open(at);
}

Step State::report_missing_open(std::size_t at) {
  const Span place = after_token_before(at);
  auto& diagnostic = builder.report(code::missing_open_brace, place);
  diagnostic.helps.push_back({"open", {}, text::Edit{place, " {"}});
  failure.reset();
  return at;
}

Step State::missing_arms_brace(std::size_t at) { return report_missing_open(at); }
Step State::missing_claim_brace(std::size_t at) { return missing_open(at, starts_clause); }
Step State::missing_policy_brace(std::size_t at) { return missing_open(at, starts_item_only); }

Step State::stray_colon(std::size_t at) {
  if (at_end(at) || kind(at) != Kind::colon || !is_any_word(at + 1)) return std::nullopt;
  auto& diagnostic = builder.report(code::extra_sign, tokens[at].span, {builder.source_text(tokens[at].span)});
  diagnostic.helps.push_back({"leave_out", {}, text::Edit{tokens[at].span, is_glued(at + 1) ? " " : ""}});
  failure.reset();
  return at + 1;
}

Step State::missing_story_brace(std::size_t at) { return !at_end(at) && kind(at) == Kind::story ? report_missing_open(at) : std::nullopt; }

// Whether two braces close around a token before the next policy: then the claim's own is there, and what stands here belongs behind it.
bool State::is_closed_twice(std::size_t at) const {
  int depth = 2;
  for (; !at_end(at) && depth > 0; ++at) {
    if (is_keyword(at, ends_policy) && tokens[at].starts_line) return false;
    if (kind(at) == Kind::open_brace) ++depth;
    if (kind(at) == Kind::close_brace) --depth;
  }
  return depth == 0;
}

Step State::end_of_claim(std::size_t at) {
  const bool ends = at_end(at) || kind(at) == Kind::close_brace || (is_keyword(at, starts_item_only) && !is_closed_twice(at));
  return ends ? Step(at) : std::nullopt;
}

Step State::end_of_policy(std::size_t at) {
  const bool ends = at_end(at) || kind(at) == Kind::close_brace || (is_keyword(at, ends_policy) && tokens[at].starts_line);
  return ends ? Step(at) : std::nullopt;
}

} // namespace guiyin::parse
