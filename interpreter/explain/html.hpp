// Explanations as one page that stands alone: no network, no script, readable on a phone. Everything from outside is escaped.
#pragma once

#include "grammar/text/diagnostic.hpp"
#include "interpreter/explain/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace guiyin::explain {

std::string html_document(const std::vector<Document>& documents, text::Language language);

// `& < > " '` as references; bytes that are no UTF-8 become U+FFFD, so that nothing can be hidden behind them.
std::string escaped(std::string_view text);

} // namespace guiyin::explain
