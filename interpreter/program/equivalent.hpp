// Whether two programs do the same, and what a program looks like as text.
#pragma once

#include "interpreter/program/program.hpp"

#include <string>

namespace guiyin::program {

// The same up to names, descriptions, places in files, and what no clause reads: the same unit, claims (by position), credit, assists, amount,
// revocation and deduction, node by node. Params count by their values where they stand.
bool same_program(const Program& a, const Program& b);

// The program as nested lists, a line per clause, without places: for tests and for people who work on the compiler.
std::string dump(const Program& program);

} // namespace guiyin::program
