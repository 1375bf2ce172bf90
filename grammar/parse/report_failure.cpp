// What is said about the farthest failure.
#include "grammar/parse/codes.hpp"
#include "grammar/parse/state.hpp"
#include "grammar/parse/suggest.hpp"
#include "grammar/parse/wording.hpp"
#include "grammar/text/utf8.hpp"

namespace guiyin::parse {

namespace {

constexpr std::size_t longest_quote = 40; // code points of the source that a message repeats

std::string shortened(const std::string& written) {
  std::size_t at = 0;
  for (std::size_t points = 0; at < written.size(); ++points) {
    if (points == longest_quote || written[at] == '\n') return written.substr(0, at) + "…";
    at += text::decode(written, at).bytes;
  }
  return written;
}

// Those with a line `help.example_…` in the page of GY0101.
bool has_example(Word clause) {
  switch (clause) {
  case Word::policy:
  case Word::param:
  case Word::for_each:
  case Word::window:
  case Word::candidates:
  case Word::require:
  case Word::test:
  case Word::tie_break:
  case Word::share:
  case Word::credit:
  case Word::amount:
  case Word::revoke:
    return true;
  default:
    return false;
  }
}

} // namespace

std::size_t State::report_failure(std::size_t at) {
  const std::size_t wrong = std::max(at, failure.at());
  if (failure.is_too_deep() || !is_consequence(wrong)) report_at(wrong);
  return wrong;
}

// What fails where the last recovery stopped, or beside something that has been reported, is no mistake of its own.
bool State::is_consequence(std::size_t at) const {
  if (recovered_at_ == at) return true;
  if (at_end(at)) return false;
  return is_refused_name(at) || tokens[at].after_mistake || kind(at) == Kind::invalid_value || is_before_unclosed_text(at);
}

// A word of the language that somebody has declared as a name; that has been reported.
bool State::is_refused_name(std::size_t at) const {
  if (at_end(at) || !is_word(kind(at)) || tokens[at].starts_line) return false;
  const auto refuses = [&](const text::Diagnostic& said) { return said.code == code::reserved_name && said.arguments[0].en == tokens[at].text; };
  return std::any_of(builder.diagnostics.begin(), builder.diagnostics.end(), refuses);
}

// Where a quote was left out, the text up to the other quote is read as words; the quote has been reported.
bool State::is_before_unclosed_text(std::size_t at) const {
  for (std::size_t here = at; !at_end(here) && (here == at || !tokens[here].starts_line); ++here)
    if (tokens[here].is_unclosed) return true;
  return false;
}

void State::report_at(std::size_t at) {
  if (failure.is_too_deep()) {
    builder.report(code::too_deep, place(at));
    return;
  }
  const auto wanted = wording(failure.shown());
  const auto tried = [&](Word word) { return failure.has_tried(kind_of(word)); };
  if (at_end(at)) {
    builder.report(code::unexpected_end, place(at), {wanted});
    return;
  }
  if (report_hint(at)) return;
  if (starts_item(static_cast<Word>(kind(at))) && is_word(kind(at)) && failure.shown().concepts.any() && report_misplaced(at)) return;
  const Word near = kind(at) == Kind::name ? nearest_word(tokens[at].text, vocabulary::Position::general, tried) : Word::none;
  const auto expected = near == Word::none ? wanted : wording(kind_of(near));
  auto& diagnostic = builder.report(code::unexpected, place(at), {shortened(quoted_source(at)), expected});
  if (near != Word::none) add_suggestion(diagnostic, at, near);
  if (near == Word::none && kind(at) == Kind::name) add_guess(diagnostic, at);
  if (diagnostic.helps.empty()) add_example(diagnostic, at);
}

// How the clause that broke off is written.
void State::add_example(text::Diagnostic& diagnostic, std::size_t at) const {
  const Word clause = clause_of(at);
  if (!has_example(clause)) return;
  std::string key = "example_" + std::string(vocabulary::spelling(clause, text::Language::english));
  std::replace_if(
      key.begin(), key.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
  diagnostic.helps.push_back({std::move(key), {}, std::nullopt});
}

// A name where none can stand: words without quotes, or a remark without `#`.
void State::add_guess(text::Diagnostic& diagnostic, std::size_t at) const {
  const std::string written = builder.source_text(tokens[at].span);
  if (failure.has_tried(Kind::text) && !tokens[at].starts_line) {
    diagnostic.helps.push_back({"quote", {written}, text::Edit{tokens[at].span, "\"" + written + "\""}});
  } else if (tokens[at].starts_line) {
    const Span front{builder.tree.file, tokens[at].span.begin, tokens[at].span.begin};
    diagnostic.helps.push_back({"remark", {}, is_one_line(at) ? std::optional(text::Edit{front, "# "}) : std::nullopt});
  }
}

// Whether the line after that of the token goes on in the language: then one line is all that is to be a remark.
bool State::is_one_line(std::size_t at) const {
  while (!at_end(++at) && !tokens[at].starts_line) {}
  return at_end(at) || kind(at) != Kind::name;
}

// A clause that is right in itself but stands at the wrong level.
bool State::report_misplaced(std::size_t at) {
  const auto& concepts = failure.shown().concepts;
  const auto wants = [&](Concept concept_) { return concepts.test(static_cast<std::size_t>(concept_)); };
  if (!wants(Concept::item) && !wants(Concept::declaration) && !wants(Concept::clause)) return false;
  const bool in_claim = starts_clause(static_cast<Word>(kind(at)));
  const text::Argument place_of_it = in_claim                 ? text::Argument{"in the braces of a claim", "判定的大括号里"}
                                     : wants(Concept::clause) ? text::Argument{"behind the brace that closes the claim", "判定的右大括号之后"}
                                                              : text::Argument{"in the braces of a policy", "策略的大括号里"};
  builder.report(code::misplaced_clause, tokens[at].span, {wording(kind(at)), place_of_it});
  return true;
}

void State::report_stray_brace(std::size_t at) {
  auto& diagnostic = builder.report(code::stray_brace, tokens[at].span, {"}", "{"});
  diagnostic.helps.push_back({"leave_out", {"}"}, text::Edit{tokens[at].span, ""}});
}

void State::add_suggestion(text::Diagnostic& diagnostic, std::size_t at, Word near) const {
  const std::string spelling = spelling_like(tokens[at].text, near);
  diagnostic.helps.push_back({"did_you_mean", {spelling}, text::Edit{tokens[at].span, spelling}});
}

Span State::place(std::size_t at) const { return at_end(at) ? after_token_before(at) : tokens[at].span; }

std::string State::quoted_source(std::size_t at) const {
  const Token& token = tokens[at];
  if (token.kind == Kind::text) return "\"" + token.text + "\"";
  const bool has_unit = token.kind == Kind::duration || token.kind == Kind::money || token.kind == Kind::percent;
  return has_unit ? builder.source_text(token.span) : token.text;
}

} // namespace guiyin::parse
