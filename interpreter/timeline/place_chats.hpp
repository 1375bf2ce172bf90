// Chats of all batches into the timeline, by buyer, in the order in which they were read.
#pragma once

#include "interpreter/timeline/arrange.hpp"
#include "interpreter/timeline/common_codes.hpp"
#include "interpreter/timeline/time_span.hpp"

#include <cstdint>
#include <vector>

namespace guiyin::timeline {

// Where each used chat will stand.
struct ChatPlaces {
  Places of_chats;                   // `nowhere` for a chat that is not used
  Places of_transfers;               // of the buyer's first chat read after the transfer, be there one or not
  std::vector<std::uint32_t> begins; // where the messages of a buyer begin, by common code; the last entry is how many there are
  TimeSpan span;                     // of the used chats
};
// Uses up the batches' `chats.buyer`: a row's place says whose it is. Transfers have their batches' own codes.
ChatPlaces find_places(std::vector<RowBatch>& batches, const CommonCodes& codes, unsigned threads);

// Empties the batches' chats into `messages`, all but the topics, and `extras`, the extra columns of chats.
void place_chats(std::vector<RowBatch>& batches, const CommonCodes& codes, Places places, std::uint32_t messages_in_all, Messages& messages,
                 std::vector<ExtraColumn>& extras, unsigned threads);

} // namespace guiyin::timeline
