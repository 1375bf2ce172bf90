// What a line of a timeline or test that cannot be read was meant to be.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::parse::story {

// `期望 O1 …`: the first word would be read as somebody's name; the word that is meant.
std::optional<std::string> everyday_start(std::string_view line);

// The key of the example that shows how such a line is written, in the pages of GY0150 and GY0151 (`help.example_…`).
std::string example_of(std::string_view line);

// At the front of `rest`: a name, or the signs `=`, `-`, `>`, `:` that stand together.
std::string_view written_at(std::string_view rest);

// What of `candidates`, the words that may stand there, is meant by what is written: signs and words from elsewhere first, then slips.
std::optional<std::string> meant_here(std::string_view line, std::string_view written, const std::vector<std::string>& candidates);

// `paid O1`: what happens was said in another word, which is read as somebody's name; the word that is meant, of those that may stand behind it.
std::optional<std::string> meant_verb(std::string_view line, std::string_view written, const std::vector<std::string>& candidates);

} // namespace guiyin::parse::story
