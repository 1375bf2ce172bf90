// Explanations as one page that stands alone: no network, no script, readable on a phone. Everything from outside is escaped.
#pragma once

#include "grammar/text/diagnostic.hpp"
#include "interpreter/explain/document.hpp"

#include <string>
#include <vector>

namespace guiyin::explain {

std::string html_document(const std::vector<Document>& documents, text::Language language);

} // namespace guiyin::explain
