// Events and policies whose names try to be more than names.
#pragma once

#include "tests/browser/page.hpp"

namespace guiyin::browser {

// events.csv, old.gy, and its revision under the name of a tag.
Files hostile_files();
// What of it must be readable on every page about all agents: a list, as JavaScript writes it.
std::string hostile_names();

} // namespace guiyin::browser
