// Timelines and the steps of tests in canonical layout: what the tools print when they show a timeline, and what the formatter prints.
#pragma once

#include "grammar/print/pen.hpp"
#include "grammar/syntax/story.hpp"

#include <string>

namespace guiyin::print {

// The inside of a `timeline` or `test` block, a line each, `indent` blanks before it. Reading it gives the same story. A name or text with a line end
// in it, which the notation cannot hold, gets a blank there.
std::string print_story(const syntax::Story& story, text::Language language, int indent);

// The same as lines, with the places that they come from.
void write_story(Pen& pen, const syntax::Story& story, int indent);

// One `expect`, without line end.
std::string print_expectation(const syntax::Expect& expect, text::Language language);

// A name as a story writes it: in quotes where it must be.
std::string story_name(std::string_view name);

} // namespace guiyin::print
