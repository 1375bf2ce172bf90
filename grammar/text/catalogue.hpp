// The words of the diagnostics: docs/messages/GYnnnn.md, compiled in and looked up by code, key and language.
#pragma once

#include "grammar/text/diagnostic.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace guiyin::text {

// The message in one language with its arguments filled in. A code without a page gives its number and arguments.
std::string message(const Diagnostic& diagnostic, Language language);
// The words of a label or help of that code; a key without words gives its key and arguments.
std::string message(Code code, const Label& label, Language language);
std::string message(Code code, const Help& help, Language language);
// What the diagnostic offers as a way out, each in words with its edit. Where it carries no help of its own, that of the page's line
// `help.otherwise`, filled in with the message's arguments; empty if there is none either.
struct WayOut {
  std::string words;
  std::optional<Edit> edit;
};
std::vector<WayOut> ways_out(const Diagnostic& diagnostic, Language language);

// `template` with {0}, {1}, … replaced; a number without an argument, and any other brace, stays as it is.
std::string fill(std::string_view pattern, const std::vector<Argument>& arguments, Language language);

// As the page says; an error if there is no page. Makers of diagnostics that are warnings take it from here.
Severity severity(Code code);

// One page taken apart; `patterns` by the names before the colons ("en", "label.declared.zh").
struct Page {
  Code code;
  Severity severity = Severity::error;
  std::vector<std::pair<std::string, std::string>> patterns;
  std::string english, chinese; // the long texts
};
Page parse_page(std::string_view markdown);

} // namespace guiyin::text
