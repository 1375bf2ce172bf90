// Windows: `24h before placed`, `any time`, `2 calendar days before placed`, `from placed to paid`.
#pragma once

#include "interpreter/program/here.hpp"

namespace guiyin::program {

// None if something is wrong (reported). A window that no instant can satisfy is wrong.
std::optional<WindowId> window(const Here& here, syntax::ExprId id);

} // namespace guiyin::program
