// Contents to the bytes of a store.
#pragma once

#include "interpreter/store/contents.hpp"

#include <functional>
#include <string_view>

namespace guiyin::store {

// False if `write` was, which ends the writing. The bytes are the same for the same contents.
bool write(const Contents& contents, const std::function<bool(std::string_view)>& write);

} // namespace guiyin::store
