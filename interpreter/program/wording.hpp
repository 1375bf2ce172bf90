// How messages call the things of the language, in both languages.
#pragma once

#include "grammar/syntax/tree.hpp"
#include "grammar/text/diagnostic.hpp"
#include "interpreter/program/program.hpp"

namespace guiyin::program {

using text::Argument;

// "a duration" / "时长".
Argument type_name(Type type);
// "a window" / "窗口" for the sort of thing that a node is by its shape; "a value" where only its type would tell.
Argument shape_name(const syntax::ExprNode& node);

namespace wording {
Argument param();
Argument claim();
Argument shared_claim();
Argument define();
Argument policy();
Argument parameter();
Argument field();
Argument name();
} // namespace wording

} // namespace guiyin::program
