// What is no mistake, but is hardly meant: declarations that nothing uses.
#pragma once

#include "interpreter/program/here.hpp"

namespace guiyin::program {

// Of a file whose policies have all been assembled without errors.
void lint_unused(const Workshop& shop, const FileScope& scope);

} // namespace guiyin::program
