#include "interpreter/store/format.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace guiyin::store {

std::uint64_t checksum_of(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

} // namespace guiyin::store
