// The steps of a test, and the entries that they hold.
#pragma once

#include "grammar/print/pen.hpp"
#include "grammar/syntax/story.hpp"

#include <span>

namespace guiyin::print {

std::string entry_time(const syntax::Entry& entry, const Pen& pen);
std::string entry_text(const syntax::Entry& entry, const Pen& pen);
void write_entries(Pen& pen, std::span<const syntax::Entry> entries, int indent);
void write_step(Pen& pen, const syntax::StepNode& step, int indent);

} // namespace guiyin::print
