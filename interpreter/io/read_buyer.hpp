// Of a store, what is said of one buyer: for a question about one order, without looking at all the others' rows.
#pragma once

#include "interpreter/io/read_events.hpp"

#include <functional>
#include <optional>

namespace guiyin::io {

// Says which buyer is meant, of all buyers and orders (the rest of the timeline is empty); nullopt if more has to be known to say it.
using Whose = std::function<std::optional<timeline::BuyerId>(const timeline::Timeline& orders)>;

// A timeline of this buyer alone, without further columns. Nullopt if `whose` gives nobody, if the text is no store, or if what was looked at of it
// is damaged; `read_events` says what is wrong then.
std::optional<timeline::Timeline> read_buyer(const EventText& text, const Whose& whose, unsigned threads = 1);

} // namespace guiyin::io
