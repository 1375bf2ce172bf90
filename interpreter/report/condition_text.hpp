// Conditions and values of a program as the language writes them, in either spelling. Params and defines stand as what they were folded into:
// `cancelled within revoke_within of placed` is printed as `cancelled within 15d of placed`.
#pragma once

#include "grammar/text/diagnostic.hpp"
#include "interpreter/program/program.hpp"

#include <string>

namespace guiyin::report {

std::string condition_text(const program::Program& program, program::ExprId condition, text::Language language);

// "15d", "24h", "1500ms"; 15天, 24小时. The largest unit that gives a whole number, hours before days below two days.
std::string duration_text(program::Duration duration, text::Language language);

} // namespace guiyin::report
