// Declarations that are checked whether anything uses them or not: defines, shared claims, columns.
#pragma once

#include "interpreter/program/here.hpp"

namespace guiyin::program {

// A file's own.
void check_declared(const Workshop& shop, const FileScope& scope);
// A policy's own; `here` writes into its program, which is left as it was.
void check_declared(const Here& here, const PolicyModel& policy);

} // namespace guiyin::program
