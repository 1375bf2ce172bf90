#include "grammar/parse/parse.hpp"

#include "grammar/parse/actions.hpp"
#include "grammar/parse/codes.hpp"
#include "grammar/parse/control.hpp"

#include <algorithm>

namespace guiyin::parse {

namespace {

template <typename Rule> bool run(State& state) {
  pegtl::memory_input<pegtl::tracking_mode::lazy> in(state.kinds.data(), state.kinds.data() + state.kinds.size(), "");
  return pegtl::parse<Rule, action, control>(in, state);
}

// A sign too many on a line that was not understood anyway is no message of its own.
void drop_consequences(text::Diagnostics& lexical, const text::Diagnostics& syntactic, const text::Source& source) {
  const auto line = [&](const text::Diagnostic& said) { return source.position(said.span.begin).line; };
  std::erase_if(lexical, [&](const text::Diagnostic& sign) {
    return sign.code == code::extra_sign &&
           std::any_of(syntactic.begin(), syntactic.end(), [&](const text::Diagnostic& said) { return line(said) == line(sign); });
  });
}

text::Diagnostics merged(text::Diagnostics lexical, text::Diagnostics syntactic, const text::Source& source) {
  drop_consequences(lexical, syntactic, source);
  lexical.insert(lexical.end(), std::make_move_iterator(syntactic.begin()), std::make_move_iterator(syntactic.end()));
  text::sort_unique(lexical);
  return lexical;
}

} // namespace

ParsedFile parse_file(const text::Source& source, text::FileId file) {
  Lexed lexed = lex(source, file);
  State state(source, file, lexed);
  run<rules::file>(state);
  return {std::move(state.builder.tree), merged(std::move(lexed.diagnostics), std::move(state.builder.diagnostics), source)};
}

ParsedValue parse_value(const text::Source& source, text::FileId file) {
  Lexed lexed = lex(source, file);
  State state(source, file, lexed);
  ParsedValue parsed;
  if (run<rules::lone_value>(state))
    parsed.value = state.builder.lone_value();
  else
    state.report_rest(0);
  parsed.tree = std::move(state.builder.tree);
  parsed.diagnostics = merged(std::move(lexed.diagnostics), std::move(state.builder.diagnostics), source);
  if (text::has_errors(parsed.diagnostics)) parsed.value.reset();
  return parsed;
}

} // namespace guiyin::parse
