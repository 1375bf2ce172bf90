// The names that a file declares: they are known before the file is cut into words.
#pragma once

#include "grammar/parse/cut.hpp"
#include "grammar/parse/token.hpp"

#include <string_view>

namespace guiyin::parse {

// From a first reading in which no name was known. Names that are reserved words are not among them.
Names declared_names(const Tokens& tokens, std::string_view folded);

// Whether the token at `at` can only be a choice, a field or an arm's label: it stands after `|`, `=`, `==`, `!=`, `.` or before `:`. A word
// at the start of a line is one only before `:`, so that a forgotten value does not swallow the next clause.
bool is_choice_or_field(const Tokens& tokens, std::size_t at);

} // namespace guiyin::parse
