// A policy in plain sentences, as one would write it into the shop's handbook. Generated from the program, with the params' values in force.
#pragma once

#include "grammar/text/diagnostic.hpp"
#include "interpreter/program/program.hpp"

#include <string>

namespace guiyin::explain {

// For a terminal, at most 100 cells wide.
std::string describe(const program::Program& program, text::Language language);

} // namespace guiyin::explain
