// Lines for a terminal: broken by display width at blanks, and between Chinese characters.
#pragma once

#include <string>
#include <string_view>

namespace guiyin::explain {

// `text` in lines of at most `width` cells, the first after `first`, the others after `rest`; each ends in a newline.
std::string wrapped(std::string_view text, std::string_view first, std::string_view rest, int width);

} // namespace guiyin::explain
