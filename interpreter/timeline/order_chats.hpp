// Each buyer's messages, placed as they were read, into event order, with what each is about.
#pragma once

#include "interpreter/timeline/people.hpp"
#include "interpreter/timeline/topics.hpp"

#include <cstdint>
#include <vector>

namespace guiyin::timeline {

// Sets the timeline's transfers. Gives each buyer's in event order, as topics ask for them, by her number, which `number_of` gives by common code;
// nothing if there are none at all. `places` are those of the transfers.
std::vector<std::vector<Transfer>> place_transfers(const std::vector<RowBatch>& batches, const Places& places,
                                                   const std::vector<std::uint32_t>& number_of, Timeline& timeline);

// Puts each buyer's messages into event order and sets their topics, where these are wanted; adds the agents who wrote them to `agents`. `names` is
// how many names there are.
void put_chats_in_order(Timeline& timeline, std::vector<ExtraColumn>& extras, const std::vector<std::vector<Transfer>>& transfers,
                        const Wanted& wanted, std::uint32_t names, Agents& agents, unsigned threads);

} // namespace guiyin::timeline
