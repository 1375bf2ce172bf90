// 128-bit integers for exact intermediate results, and for hashes.
#pragma once

namespace guiyin::values {

__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UInt128;

} // namespace guiyin::values
