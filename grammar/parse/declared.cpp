#include "grammar/parse/declared.hpp"

namespace guiyin::parse {

namespace {

bool declares(Kind kind) {
  return kind == kind_of(Word::policy) || kind == kind_of(Word::param) || kind == kind_of(Word::claim) || kind == kind_of(Word::define) ||
         kind == kind_of(Word::set);
}

class Collector {
public:
  Collector(const Tokens& tokens, std::string_view folded) : tokens_(tokens), folded_(folded) {}

  Names collect() {
    for (std::size_t at = 0; at + 1 < tokens_.size(); ++at) {
      if (is_choice_or_field(tokens_, at) || !is_whole_run(at)) continue;
      if (declares(tokens_[at].kind)) add_with_parameters(at + 1);
      if (tokens_[at].kind == kind_of(Word::field)) add_column(at + 1);
    }
    return std::move(names_);
  }

private:
  std::string_view run(std::size_t at) const { return folded_.substr(tokens_[at].run_begin, tokens_[at].run_end - tokens_[at].run_begin); }
  // A keyword that was cut from a longer run declares nothing: names are never glued to words.
  bool is_whole_run(std::size_t at) const { return run(at) == tokens_[at].text; }
  bool is(std::size_t at, Kind kind) const { return at < tokens_.size() && tokens_[at].kind == kind; }

  void add(std::size_t at) {
    if (at >= tokens_.size() || run(at).empty()) return;
    if (!vocabulary::is_reserved(vocabulary::find(run(at), Position::general).word)) names_.emplace(run(at));
  }

  // The first token after those of the same run.
  std::size_t after_run(std::size_t at) const {
    std::size_t next = at + 1;
    while (next < tokens_.size() && tokens_[next].run_begin < tokens_[at].run_end && tokens_[next].run_end == tokens_[at].run_end) ++next;
    return next;
  }

  void add_with_parameters(std::size_t at) {
    add(at);
    std::size_t here = after_run(at);
    if (!is(here, Kind::open_paren)) return;
    for (++here; here < tokens_.size() && !is(here, Kind::close_paren) && !is(here, Kind::open_brace); ++here)
      if (is(here - 1, Kind::open_paren) || is(here - 1, Kind::comma)) add(here);
  }

  void add_column(std::size_t at) {
    const std::size_t dot = after_run(at);
    if (is(dot, Kind::dot)) add(dot + 1);
  }

  const Tokens& tokens_;
  std::string_view folded_;
  Names names_;
};

} // namespace

Names declared_names(const Tokens& tokens, std::string_view folded) { return Collector(tokens, folded).collect(); }

bool is_choice_or_field(const Tokens& tokens, std::size_t at) {
  if (at + 1 < tokens.size() && tokens[at + 1].kind == Kind::colon) return true;
  if (at == 0 || tokens[at].starts_line) return false;
  switch (tokens[at - 1].kind) {
  case Kind::bar:
  case Kind::assign:
  case Kind::equal:
  case Kind::not_equal:
  case Kind::dot:
  case Kind::colon:
    return true;
  default:
    return false;
  }
}

} // namespace guiyin::parse
