// Constants as the language writes them.
#pragma once

#include "grammar/text/diagnostic.hpp"
#include "interpreter/program/program.hpp"

#include <string>
#include <string_view>

namespace guiyin::report {

std::string constant_text(const program::Constant& constant, text::Language language);
std::string quoted(std::string_view text);

} // namespace guiyin::report
