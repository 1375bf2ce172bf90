// Who is credited: claims joined by `else`, `when`, `split`, `earliest of`.
#pragma once

#include "interpreter/program/here.hpp"

namespace guiyin::program {

// None if something is wrong (reported).
std::optional<CreditId> credit(const Here& here, syntax::ExprId id);

} // namespace guiyin::program
