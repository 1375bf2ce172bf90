// The one door to PEGTL. Nothing outside this folder includes it.
#pragma once

#include <tao/pegtl.hpp>

namespace guiyin::parse {

namespace pegtl = tao::pegtl;

} // namespace guiyin::parse
