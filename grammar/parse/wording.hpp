// What was wanted at a place, in words of the language.
#pragma once

#include "grammar/parse/failure.hpp"
#include "grammar/text/diagnostic.hpp"

namespace guiyin::parse {

// A word in both spellings, a sign in quotes, or the concept's name.
text::Argument wording(Kind kind);
text::Argument wording(Concept concept_);
// The few most useful of what was wanted, joined by "or".
text::Argument wording(const Failure::Shown& wanted);

} // namespace guiyin::parse
