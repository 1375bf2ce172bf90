// The words of outcomes in both languages: statuses, reasons, and the fields that are compared.
#pragma once

#include "grammar/text/diagnostic.hpp"

#include <string_view>

namespace guiyin::testing {

// A status or a reason by its English word: “silent”, “window”.
text::Argument status_word(std::string_view english);
text::Argument reason_word(std::string_view english);
// A field of a mismatch: “credits”, 归属.
text::Argument field_word(std::string_view field);

} // namespace guiyin::testing
