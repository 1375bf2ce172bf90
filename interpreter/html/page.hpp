// A page that stands alone: its style and its script stand in it, and its policy forbids everything else, the network included.
#pragma once

#include "grammar/text/diagnostic.hpp"

#include <string>
#include <string_view>

namespace guiyin::html {

struct Page {
  std::string title; // as it is; escaped here
  text::Language language = text::Language::english;
  bool with_script = false; // for tables that can be sorted
};

// From the doctype to the beginning of the body; `body` stands between it and `page_end`.
std::string page_begin(const Page& page);
std::string page_end(const Page& page);

// The answer in one sentence, escaped here.
std::string outcome(std::string_view sentence);
// A part of the page with its title, escaped here.
std::string section(std::string_view title, std::string_view content);
// A picture too wide for a phone scrolls in its own box.
std::string scrolling(std::string_view content);
// Content that is long and shown on demand, under a line that says what it is, escaped here.
std::string folded(std::string_view summary, std::string_view content);

} // namespace guiyin::html
