#include "grammar/parse/lexer.hpp"

#include "grammar/parse/codes.hpp"
#include "grammar/parse/declared.hpp"
#include "grammar/parse/folded.hpp"
#include "grammar/parse/lexical_rules.hpp"
#include "grammar/parse/token_writer.hpp"
#include "grammar/text/utf8.hpp"

#include <optional>

namespace guiyin::parse {

namespace {

namespace rules = lexical;

// What each rule means. `apply` gets the bytes of the folded text.
template <typename Rule> struct action : pegtl::nothing<Rule> {};

template <void (TokenWriter::*Add)(std::string_view)> struct calls {
  template <typename Input> static void apply(const Input& in, TokenWriter& writer) { (writer.*Add)({in.begin(), in.size()}); }
};
template <auto K> struct makes {
  template <typename Input> static void apply(const Input& in, TokenWriter& writer) { writer.add({in.begin(), in.size()}, static_cast<Kind>(K)); }
};

template <> struct action<rules::line_end> : calls<&TokenWriter::line_end> {};
template <> struct action<rules::comment> : calls<&TokenWriter::comment> {};
template <> struct action<rules::foreign_comment> : calls<&TokenWriter::foreign_comment> {};
template <> struct action<rules::fence> : calls<&TokenWriter::fence> {};
template <> struct action<rules::foreign_quoted> : calls<&TokenWriter::single_quoted> {};
template <> struct action<rules::foreign_date> : calls<&TokenWriter::foreign_date> {};
template <> struct action<rules::foreign_relation> : calls<&TokenWriter::foreign_relation> {};
template <> struct action<rules::quoted> : calls<&TokenWriter::quoted> {};
template <> struct action<rules::single_quoted> : calls<&TokenWriter::single_quoted> {};
template <> struct action<rules::unclosed> : calls<&TokenWriter::unclosed> {};
template <> struct action<rules::instant> : calls<&TokenWriter::instant> {};
template <> struct action<rules::calendar_date> : calls<&TokenWriter::calendar_date> {};
template <> struct action<rules::clock> : calls<&TokenWriter::clock> {};
template <> struct action<rules::decimal> : calls<&TokenWriter::decimal> {};
template <> struct action<rules::whole> : calls<&TokenWriter::whole> {};
template <> struct action<rules::run> : calls<&TokenWriter::run> {};
template <> struct action<rules::percent_sign> : calls<&TokenWriter::percent_sign> {};
template <> struct action<rules::stop_before_name> : calls<&TokenWriter::stop_before_name> {};
template <> struct action<rules::stray_stop> : calls<&TokenWriter::stray_stop> {};
template <> struct action<rules::single_sign> : calls<&TokenWriter::single_sign> {};
template <> struct action<rules::stranger> : calls<&TokenWriter::stranger> {};
template <> struct action<rules::foreign_and> : calls<&TokenWriter::foreign_and> {};
template <> struct action<rules::foreign_or> : calls<&TokenWriter::foreign_or> {};
template <> struct action<rules::foreign_not> : calls<&TokenWriter::foreign_not> {};
template <> struct action<rules::two_dots> : makes<Kind::range> {};
template <> struct action<rules::equal> : makes<Kind::equal> {};
template <> struct action<rules::not_equal> : makes<Kind::not_equal> {};
template <> struct action<rules::less_equal> : makes<Kind::less_equal> {};
template <> struct action<rules::greater_equal> : makes<Kind::greater_equal> {};

using Input = pegtl::memory_input<pegtl::tracking_mode::lazy>;

Input input(std::string_view text, std::size_t at) { return {text.data() + at, text.data() + text.size(), ""}; }

// --- bodies of stories -------------------------------------------------------------------------------------------------------------------

struct Body {
  std::size_t at = 0;
  int depth = 1;
  std::vector<std::string_view> comments;
};

template <typename Rule> struct body_action : pegtl::nothing<Rule> {};
template <int Step> struct deepens {
  static void apply0(Body& body) { body.depth += Step; }
};
template <> struct body_action<rules::body_open> : deepens<1> {};
template <> struct body_action<rules::body_close> : deepens<-1> {};
template <> struct body_action<rules::comment> {
  template <typename In> static void apply(const In& in, Body& body) { body.comments.emplace_back(in.begin(), in.size()); }
};

// A policy or test at the very start of a line: the body before it was never closed.
bool starts_anew(std::string_view text, std::size_t at) {
  if (at == 0 || text[at - 1] != '\n') return false;
  const std::size_t end = text.find_first_of(" \t\"", at);
  const Word word = vocabulary::find(text.substr(at, end == std::string_view::npos ? end : end - at), Position::general).word;
  return word == Word::policy || word == Word::test;
}

// `timeline "…"` on a line of its own, perhaps with a colon, without a brace there or below: the brace that closes it will come all the same.
bool is_timeline_without_brace(std::string_view text, std::size_t at) {
  if (at > 0 && text[at - 1] != '\n') return false;
  std::string_view line = text.substr(at, std::min(text.find('\n', at), text.size()) - at);
  const std::size_t length = line.size();
  while (line.ends_with(' ') || line.ends_with('\t') || line.ends_with('\r')) line.remove_suffix(1);
  for (const std::string_view colon : {":", "："})
    if (line.ends_with(colon)) line.remove_suffix(colon.size());
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return false;
  const std::string_view head = line.substr(begin, line.find_first_of(" \t\r\"", begin) - begin);
  if (vocabulary::find(head, Position::story).word != Word::story_timeline) return false;
  const std::string_view title = line.substr(begin + head.size());
  const std::size_t first = title.find_first_not_of(" \t\r"), last = title.find_last_not_of(" \t\r");
  if (first != std::string_view::npos && (first == last || title[first] != '"' || title[last] != '"')) return false;
  const std::size_t next = text.find_first_not_of(" \t\r\n", at + length);
  return next == std::string_view::npos || text[next] != '{';
}

// Of a body that is never closed: without the brace at its end, if that stands at the very start of its line. That brace closes the whole, and the
// one that lacks is a block's.
std::size_t end_of_unclosed(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t last = text.substr(0, end).find_last_not_of(" \t\r\n");
  return last != std::string_view::npos && last > begin && text[last] == '}' && text[last - 1] == '\n' ? last : end;
}

void read_story(std::string_view text, std::size_t begin, TokenWriter& writer) {
  Body body{begin, 1, {}};
  while (body.at < text.size() && !starts_anew(text, body.at)) {
    if (is_timeline_without_brace(text, body.at)) ++body.depth;
    Input in = input(text, body.at);
    pegtl::parse<rules::body_piece, body_action>(in, body);
    if (body.depth == 0) break;
    body.at = static_cast<std::size_t>(in.current() - text.data());
  }
  if (body.depth > 0) body.at = end_of_unclosed(text, begin, body.at);
  for (const auto comment : body.comments) writer.comment(comment);
  writer.story(text.substr(begin, body.at - begin));
}

void read_all(std::string_view text, TokenWriter& writer) {
  for (std::size_t at = 0; at < text.size();) {
    if (writer.begins_story_without_brace(at)) {
      read_story(text, at, writer);
      at = writer.take_next();
      continue;
    }
    Input in = input(text, at);
    pegtl::parse<rules::token, action>(in, writer);
    const std::size_t next = writer.take_next();
    at = next ? next : static_cast<std::size_t>(in.current() - text.data());
    if (writer.is_in_story()) {
      read_story(text, at, writer);
      at = writer.take_next();
    }
  }
}

// Where the bytes stop being UTF-8 text. A zero byte is valid there but in no text: it tells of UTF-16.
std::optional<std::size_t> find_broken(std::string_view content) {
  const std::size_t zero = content.find('\0');
  const auto invalid = text::find_invalid_utf8(content);
  return invalid || zero == std::string_view::npos ? invalid : zero;
}

// One message for the whole file; false if nothing else in it can be trusted.
bool check_encoding(std::string_view content, text::FileId file, text::Diagnostics& diagnostics) {
  const auto broken = find_broken(content);
  if (!broken) return true;
  const auto at = static_cast<std::uint32_t>(*broken);
  const bool gbk = text::looks_like_gbk(content);
  text::Diagnostic diagnostic{code::not_utf8, text::Severity::error, {file, at, at + 1}, {}, {}, {}};
  diagnostic.helps.push_back({gbk ? "gbk" : "save", {}, std::nullopt});
  diagnostics.push_back(std::move(diagnostic));
  return !gbk && content.find('\0') == std::string_view::npos;
}

} // namespace

Lexed lex(const text::Source& source, text::FileId file) {
  Lexed lexed;
  if (!check_encoding(source.content(), file, lexed.diagnostics)) return lexed;
  const Folded folded = fold(source.content());
  TokenWriter scout(source, file, folded, lexed.declared);
  read_all(folded.text, scout);
  lexed.declared = declared_names(scout.tokens, folded.text);
  lexed.declared.merge(scout.choices);

  TokenWriter writer(source, file, folded, lexed.declared);
  read_all(folded.text, writer);
  lexed.tokens = std::move(writer.tokens);
  lexed.comments = std::move(writer.comments);
  lexed.diagnostics.insert(lexed.diagnostics.end(), writer.diagnostics.begin(), writer.diagnostics.end());
  return lexed;
}

} // namespace guiyin::parse
