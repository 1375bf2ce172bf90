// Text from outside, made harmless in a page.
#pragma once

#include <string>
#include <string_view>

namespace guiyin::html {

// `& < > " '` as references; bytes that are no UTF-8, control characters and those that turn the direction of writing become U+FFFD, so that nothing
// can be hidden behind them. Fit for text and for attributes in quotes.
std::string escaped(std::string_view text);

// A name in an element of its own, so that one written from right to left does not move its neighbours.
std::string name(std::string_view text);

// A sentence: what stands in it between ` and ` is text of the language.
std::string sentence(std::string_view text);

// `text` in no more than `cells` terminal cells, the rest as "…".
std::string shortened(std::string_view text, int cells);

} // namespace guiyin::html
