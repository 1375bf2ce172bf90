// Names as keys, and which name somebody may have meant.
#pragma once

#include "grammar/syntax/tree.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace guiyin::program {

// Two names are the same if their keys are: a word of the vocabulary is its English spelling, whichever was written.
std::string key_of(const syntax::Name& name);
std::string key_of(std::string_view written);
bool same_name(const syntax::Name& a, const syntax::Name& b);

// The candidates nearest to `written`, if near enough to be a slip: at most a third of the characters (at least one). Equally near ones stand in the
// order given; of more than `text::most_offered` none.
std::vector<std::string> nearest(std::string_view written, const std::vector<std::string>& candidates);

// The candidate for which `written` is the everyday word at that position, else the nearest ones.
std::vector<std::string> likely(std::string_view written, const std::vector<std::string>& candidates, vocabulary::Position position);

// `京东`: what the platform is called, for what its rule is called here, in both languages.
std::vector<std::string> meant_policies(std::string_view written, const std::vector<std::string>& names);

// The language that a name is written in, so that words are suggested in the same.
text::Language language_of(std::string_view written);
// The language of the clause in which a place stands, by the first word of its line; what is offered there is spelt in it.
text::Language language_at(const text::Sources& sources, text::Span span);

} // namespace guiyin::program
