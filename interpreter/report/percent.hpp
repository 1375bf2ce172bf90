// Percentages and proportions by integer arithmetic.
#pragma once

#include "interpreter/values/money.hpp"

#include <string>

namespace guiyin::report {

// "78.26": two decimals, halves away from zero; empty if the whole is 0.
std::string percent(values::Money part, values::Money whole);

// `size` times part / whole, rounded down; the whole is positive, the part within it.
std::int64_t proportion(values::Money part, values::Money whole, std::int64_t size);

} // namespace guiyin::report
