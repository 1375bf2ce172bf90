// Whether columns belong together: nothing that an engine may follow leads out of them.
#pragma once

#include "interpreter/store/image.hpp"

#include <optional>
#include <string>

namespace guiyin::store {

// The first column that cannot be what it ought to be; nullopt if all can. Looks at every value.
std::optional<std::string> check_image(const Image& image, unsigned threads);

} // namespace guiyin::store
