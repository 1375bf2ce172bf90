// An expectation that was not met, written again as what came out.
#pragma once

#include "interpreter/testing/expectation.hpp"
#include "interpreter/testing/names.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace guiyin::testing {

// The language that an expectation is written in: that of its first word.
text::Language language_of(std::string_view expectation);

// What the expectation says field by field, with the actual outcome in the fields that differ. Where credits are
// expected and there are none, or an agent is expected to lose who did not, the outcome takes the place of what was said.
syntax::Expect rewritten(const syntax::Expect& expect, const explain::Subject& subject, const engine::Explained& explained);

} // namespace guiyin::testing
