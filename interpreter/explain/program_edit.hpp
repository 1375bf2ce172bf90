// Copies of a program with one clause changed, for questions of the kind "and if it were otherwise?".
#pragma once

#include "interpreter/program/program.hpp"

#include <string_view>

namespace guiyin::explain {

program::Program without_when(program::Program program);
program::Program without_revoke(program::Program program);
program::Program without_where(program::Program program, std::uint32_t claim);
program::Program without_require(program::Program program, std::uint32_t claim);
// The smallest parts are kept as they are.
program::Program without_least_share(program::Program program, std::uint32_t claim);
// [begin, end) whatever the rule says.
program::Program with_window(program::Program program, std::uint32_t claim, values::Moment begin, values::Moment end);
// `agent` never qualifies.
program::Program without_agent(program::Program program, std::uint32_t claim, std::string_view agent);
// All credit goes by this claim alone.
program::Program with_credit(program::Program program, std::uint32_t claim);

} // namespace guiyin::explain
