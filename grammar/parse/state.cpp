#include "grammar/parse/state.hpp"

#include "grammar/parse/suggest.hpp"

namespace guiyin::parse {

namespace {

using vocabulary::is_reserved;

constexpr int deepest_nesting = 200;

bool is_moment(Word word) { return word >= Word::placed && word <= Word::cancelled; }

bool names_something(Kind kind) {
  if (kind == Kind::name || kind == Kind::invalid_value) return true;
  return is_word(kind) && !is_reserved(static_cast<Word>(kind));
}

std::string kinds_of(const Tokens& tokens) {
  std::string kinds;
  for (const Token& token : tokens) kinds.push_back(static_cast<char>(token.kind));
  return kinds;
}

} // namespace

State::State(const text::Source& source, text::FileId file, Lexed& lexed)
    : tokens(lexed.tokens), kinds(kinds_of(lexed.tokens)), builder(source, file, lexed, kinds) {}

// --- tokens of a class -------------------------------------------------------------------------------------------------------------------

Step State::accept(std::size_t at, bool accepted, Concept concept_) {
  if (!at_end(at) && accepted) return at + 1;
  failure.want(at, concept_);
  return std::nullopt;
}

Step State::name_word(std::size_t at) { return accept(at, names_something(kind(at)), Concept::name); }

Step State::reference_word(std::size_t at) { return accept(at, names_something(kind(at)) || is_moment(static_cast<Word>(kind(at))), Concept::value); }

Step State::event_word(std::size_t at) { return accept(at, kind(at) == Kind::name || is_moment(static_cast<Word>(kind(at))), Concept::operation); }

Step State::any_word(std::size_t at) { return accept(at, is_any_word(at), Concept::name); }

Step State::choice_word(std::size_t at) { return accept(at, is_any_word(at) && !tokens[at].starts_line, Concept::choice); }

bool State::is_any_word(std::size_t at) const {
  if (at_end(at)) return false;
  const Kind here = kind(at);
  return is_word(here) || here == Kind::name || here == Kind::moment_before || here == Kind::moment_after || here == Kind::inside;
}

Step State::source_word(std::size_t at) {
  const bool accepted = is_any_word(at) && !tokens[at].starts_line && kind(at) != kind_of(Word::where) && !is_keyword(at, starts_item);
  return accept(at, accepted, Concept::source);
}

Step State::known_type(std::size_t at) {
  const bool known = is_any_word(at) && vocabulary::find(tokens[at].text, vocabulary::Position::type).word != Word::none;
  return accept(at, known, Concept::type);
}

Step State::literal_kind(std::size_t at) {
  const Kind here = kind(at);
  const bool number = here >= Kind::text && here <= Kind::invalid_value;
  const bool constant = here == kind_of(Word::yes) || here == kind_of(Word::no) || here == kind_of(Word::unlimited);
  return accept(at, number || constant, Concept::value);
}

// --- depth -------------------------------------------------------------------------------------------------------------------------------

bool State::enter(std::size_t at) {
  if (depth_ == deepest_nesting) {
    failure.too_deep(at);
    return false;
  }
  ++depth_;
  return true;
}

} // namespace guiyin::parse
