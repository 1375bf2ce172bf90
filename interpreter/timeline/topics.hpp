// What each message is about. LANGUAGE "Chats": a conversation is the chats of one buyer with one agent in one shop; `chat.topic` is the `sku` on the
// latest chat so far in its conversation that the buyer sent with one.
#pragma once

#include "interpreter/timeline/timeline.hpp"

#include <cstdint>
#include <span>

namespace guiyin::timeline {

// "It ends when the two are silent for more than 30 minutes (exactly 30 continues it)."
inline constexpr Duration conversation_silence{30 * values::ms_per_minute};

// One agent hands a buyer over to another.
struct Transfer {
  Moment time;
  TextId from{}, to{};
  std::uint32_t reading = 0; // how many chat rows were read before it
};

// Fills `messages.topic` for one buyer's messages, which stand in event order. `reading[i]` counts the chat rows that were read before message i;
// `transfers` are the buyer's, in event order.
void compute_topics(Messages& messages, Range<MessageTag> of_buyer, std::span<const std::uint32_t> reading, std::span<const Transfer> transfers);

} // namespace guiyin::timeline
