// The words of outcomes in both languages: statuses, reasons, and the fields that are compared.
#pragma once

#include "grammar/text/diagnostic.hpp"

#include <string_view>

namespace guiyin::testing {

// A status or a reason by its English word: “silent”, “window”; itself where there is no such word.
text::Argument said(std::string_view word);
// A field of a mismatch: “credits”, 归属.
text::Argument field_word(std::string_view field);

} // namespace guiyin::testing
