// What a cell or a heading that cannot be used was meant to be: spreadsheets, exports of platforms and people each write in their own way. Nothing of
// this is read, each is only offered in the message.
#pragma once

#include "grammar/text/diagnostic.hpp"

#include <optional>
#include <string>
#include <vector>

namespace guiyin::io {

// The ways out for a row that is bad because of one cell: by the code of the message and its arguments (row_check.cpp). Empty where nothing can be
// guessed; then the message's own page says something general.
std::vector<text::Help> meant_by_cell(text::Code code, const std::vector<text::Argument>& arguments);

// The first line of a file with its headings as the format calls them, 客服 as `agent`; nothing if none of them is an everyday word.
std::optional<std::string> translated_header(const std::vector<std::string>& names);

// A line of sums below the data: 合计, total.
bool is_sum(std::string_view written);
// What a spreadsheet makes of a long number: 1.23E+15.
bool is_shortened_number(std::string_view written);

} // namespace guiyin::io
