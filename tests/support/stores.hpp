// Stores in memory, and stores that are wrong in ways that no checksum shows.
#pragma once

#include <string>
#include <string_view>

namespace guiyin::fixtures {

// What `guiyin load` would write of one CSV file; the rows must be good.
std::string store_of(std::string_view csv);
// The bytes with checksums and sizes made to fit again, as far as the table of sections can be followed.
std::string healed(std::string_view bytes);

} // namespace guiyin::fixtures
