// Trees to characters, in either spelling. `parse ∘ print` gives the same tree, places aside.
#pragma once

#include "grammar/syntax/tree.hpp"
#include "grammar/text/diagnostic.hpp"

#include <string>

namespace guiyin::print {

// The file in canonical layout, comments kept. The tree must come from `source` without syntax errors.
std::string print_file(const syntax::Tree& tree, const text::Source& source, text::Language language);
std::string print_expression(const syntax::Tree& tree, syntax::ExprId expression, text::Language language);

} // namespace guiyin::print
