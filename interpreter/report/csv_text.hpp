// Cells after RFC 4180.
#pragma once

#include <string>
#include <string_view>

namespace guiyin::report {

// In quotes where the cell holds a comma, a quote or a line end, or begins or ends with a blank. Cells that begin with = + - @ are left as they are:
// the file is data, and changing a name would make it another name.
void append_cell(std::string& out, std::string_view cell);

} // namespace guiyin::report
