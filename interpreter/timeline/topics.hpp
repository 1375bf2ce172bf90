// What each message is about. LANGUAGE "Chats": a conversation is the chats of one buyer with one agent in one shop; `chat.topic` is the `sku` on the
// latest chat so far in its conversation that the buyer sent with one.
#pragma once

#include "interpreter/timeline/timeline.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace guiyin::timeline {

// "It ends when the two are silent for more than 30 minutes (exactly 30 continues it)."
inline constexpr Duration conversation_silence{30 * values::ms_per_minute};

// One agent hands a buyer over to another.
struct Transfer {
  Moment time;
  TextId from{}, to{};
  std::uint32_t reading = 0; // how many chat rows were read before it
};

// Buyer by buyer. The conversations of the buyer at hand stand in a table by agent, so that no row costs a search.
class Topics {
public:
  // Agents are below `names`.
  explicit Topics(std::uint32_t names) : latest_(names) {}

  // Fills `messages.topic` for one buyer's messages, which stand in event order. `reading[i]` counts the chat rows that were read before message i
  // (empty if there are no transfers at all); `transfers` are the buyer's, in event order. `own` are the rows' own SKUs; it may be `messages.topic`
  // itself, where they are not kept.
  void compute(Messages& messages, std::span<const TextId> own, Range<MessageTag> of_buyer, std::span<const std::uint32_t> reading,
               std::span<const Transfer> transfers);

private:
  // The latest conversation with an agent, ended or not.
  struct Conversation {
    std::uint32_t buyer = 0; // whose; that of another buyer counts as none
    TextId topic = TextId::missing;
    Moment last; // of its chats, or the transfer that began it
  };
  Conversation* open(TextId agent, Moment now);
  Conversation& begin(TextId agent, Moment now, TextId topic);
  TextId topic_in_force(TextId agent, Moment now);
  TextId topic_of_chat(const Messages& messages, std::uint32_t row, TextId own);

  std::vector<Conversation> latest_; // by agent
  std::uint32_t buyer_ = 0;          // counts the buyers seen
};

} // namespace guiyin::timeline
