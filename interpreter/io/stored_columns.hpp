// Further columns in a store are texts; here they become what policies declare them to be.
#pragma once

#include "interpreter/io/read_events.hpp"

#include <string>
#include <vector>

namespace guiyin::io {

// Those that are none of the fixed ones.
std::vector<std::string> further_columns(const std::vector<std::string>& columns);
// Adds those that are not there yet.
void add_columns(const std::vector<std::string>& more, std::vector<std::string>& columns);
// Each for chats, orders and lines, as texts.
std::vector<timeline::FieldRequest> as_texts(const std::vector<std::string>& columns);

// Replaces the timeline's columns, all of them texts, by those that are declared. `columns` are those that the inputs have. What cannot be is said:
// values that are none of the type declared, with the first of them, and columns that are not there.
text::Diagnostics type_columns(timeline::Timeline& timeline, const std::vector<timeline::FieldRequest>& declared,
                               const std::vector<std::string>& columns);

} // namespace guiyin::io
