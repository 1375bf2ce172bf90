// Characters to tokens. Whatever cannot be read is reported here and nowhere else.
#pragma once

#include "grammar/parse/cut.hpp"
#include "grammar/parse/token.hpp"
#include "grammar/syntax/tree.hpp"
#include "grammar/text/diagnostic.hpp"

#include <vector>

namespace guiyin::parse {

struct Lexed {
  Tokens tokens;
  std::vector<syntax::Comment> comments;
  text::Diagnostics diagnostics;
  Names declared; // the names that this file declares
};

Lexed lex(const text::Source& source, text::FileId file);

} // namespace guiyin::parse
