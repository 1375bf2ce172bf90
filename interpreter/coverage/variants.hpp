// The settings under which a policy must be looked at to see all of it: what a `by` holds is part of the program only where its arm is chosen.
#pragma once

#include "interpreter/program/compile.hpp"

#include <vector>

namespace guiyin::coverage {

using Settings = std::vector<program::Setting>;

// Every combination of the choices of the params, yes and no, unlimited and a duration; of a policy with very many, the choices of one param after
// the other beside the values in force. The first holds the values in force.
std::vector<Settings> variants_of(const program::Program& program);

} // namespace guiyin::coverage
