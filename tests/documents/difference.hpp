// Two texts, line by line.
#pragma once

#include <string>
#include <string_view>

namespace guiyin::documents {

// Lines of `expected` alone after `-`, of `actual` alone after `+`, the others near them after a blank; "…" for what is left out.
std::string difference(std::string_view expected, std::string_view actual);

} // namespace guiyin::documents
