// 128-bit integers for exact intermediate results.
#pragma once

namespace guiyin::values {

__extension__ typedef __int128 Int128;

} // namespace guiyin::values
