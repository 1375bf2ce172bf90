// Diagnostics as text for people and as JSON for editors.
#pragma once

#include "grammar/text/diagnostic.hpp"

#include <string>
#include <string_view>

namespace guiyin::text {

// One diagnostic with file:line:column, the message, the source line with carets under the span (aligned by display width), labels
// and helps; ends in a newline. A span of several lines is shown by its first.
std::string render(const Diagnostic& diagnostic, const Sources& sources, Language language);
// A JSON array: code, severity, message {en, zh}, file, line, column, end_line, end_column, labels, helps with edits.
std::string render_json(const Diagnostics& diagnostics, const Sources& sources);

// The long page of a code in one language; empty if there is no such code.
std::string page(Code code, Language language);
std::vector<Code> all_codes();

} // namespace guiyin::text
