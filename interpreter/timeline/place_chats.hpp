// Chats and transfers of all batches into the timeline, by buyer and in event order, with their topics.
#pragma once

#include "interpreter/timeline/row_batch.hpp"

#include <cstdint>
#include <vector>

namespace guiyin::timeline {

// How many used chats each batch has of each buyer, by buyer code.
using ChatCounts = std::vector<std::vector<std::uint32_t>>;
ChatCounts count_chats(const std::vector<RowBatch>& batches, std::uint32_t buyers, unsigned threads);

// Empties the batches' chats. `timeline.buyers` is in place, numbered by `number_of` (buyer codes to numbers); sets their messages, the timeline's
// messages with topics and transfers, and fills `extras` with the extra columns of chats. `names` is how many names there are.
void place_chats(std::vector<RowBatch>& batches, ChatCounts counts, const std::vector<std::uint32_t>& number_of, std::uint32_t names,
                 Timeline& timeline, std::vector<ExtraColumn>& extras, unsigned threads);

} // namespace guiyin::timeline
