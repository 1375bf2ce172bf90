// Percentages by integer arithmetic.
#pragma once

#include "interpreter/values/money.hpp"

#include <string>

namespace guiyin::report {

// "78.26": two decimals, halves away from zero; empty if the whole is 0.
std::string percent(values::Money part, values::Money whole);

} // namespace guiyin::report
