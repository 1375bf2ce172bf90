// Columns that policies declare and no input has.
#pragma once

#include "grammar/text/diagnostic.hpp"
#include "interpreter/timeline/timeline.hpp"

#include <string>
#include <vector>

namespace guiyin::io {

// "An undeclared one is an error that lists the columns that exist": here the other way round, a declared one that is not in `there`. Stores may lack
// columns that their files had.
text::Diagnostics missing_columns(const std::vector<timeline::FieldRequest>& declared, const std::vector<std::string>& there, bool stores);
// The same for columns that are to be kept in a store.
text::Diagnostics columns_not_there(const std::vector<std::string>& wanted, const std::vector<std::string>& there);

} // namespace guiyin::io
