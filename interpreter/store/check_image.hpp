// Whether columns belong together: nothing that an engine may follow leads out of them.
#pragma once

#include "interpreter/store/image.hpp"

#include <optional>
#include <string>

namespace guiyin::store {

// Rows that stand together in all columns: those of some buyers who follow each other.
struct Rows {
  timeline::Range<timeline::BuyerId> buyers;
  timeline::Range<struct timeline::MessageTag> messages;
  timeline::Range<timeline::OrderId> orders;
  timeline::Range<timeline::LineId> lines;
  timeline::Range<struct timeline::HappeningTag> happenings;
};
// Both after `check_index`.
Rows all_rows(const Image& image);
Rows rows_of_buyer(const Image& image, timeline::BuyerId buyer);

// Each gives the first column that cannot be what it ought to be; nullopt if all can.

// Looks at everything but the values of chats, lines, happenings and further columns, and the backlog: how long all columns are, texts, buyers,
// orders, transfers.
std::optional<std::string> check_index(const Image& image, unsigned threads);
// Looks at every value of these rows. After `check_index`.
std::optional<std::string> check_rows(const Image& image, const Rows& rows, unsigned threads);
// After `check_index`.
std::optional<std::string> check_backlog(const Image& image, unsigned threads);

} // namespace guiyin::store
