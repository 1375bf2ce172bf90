// A decision, told: everything is rendered from the engine's decision and trace; nothing is decided here.
#pragma once

#include "grammar/text/diagnostic.hpp"
#include "interpreter/explain/document.hpp"
#include "interpreter/explain/subject.hpp"
#include "interpreter/explain/why_not.hpp"

namespace guiyin::explain {

Document explain(const Subject& subject, const engine::Explained& explained, text::Language language);
// With the answer to `--why-not` before all other paragraphs.
Document explain(const Subject& subject, const engine::Explained& explained, const WhyNot& answer, text::Language language);

// For a terminal, at most 100 cells wide.
std::string document_text(const Document& document);

} // namespace guiyin::explain
