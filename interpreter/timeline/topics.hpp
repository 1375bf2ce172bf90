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
  std::uint32_t next = 0; // where the buyer's first message that was read after it stood, as they were read
};

// Buyer by buyer. The conversations of the buyer at hand stand in a table by agent, so that no row costs a search.
class Topics {
public:
  // Agents are below `names`.
  explicit Topics(std::uint32_t names) : latest_(names) {}

  // Sets `messages.topic` for one buyer's messages, which stand in event order: `was_at` says where each stood as they were read, or is empty if
  // they were read in that order. `transfers` are the buyer's, in event order. The rows' own SKUs stand in `messages.topic` itself where
  // `messages.sku` is not kept.
  void compute(Messages& messages, Range<MessageTag> of_buyer, std::span<const std::uint32_t> was_at, std::span<const Transfer> transfers);

private:
  // The latest conversation with an agent, ended or not.
  struct Conversation {
    std::uint32_t buyer = 0; // whose; that of another buyer counts as none
    TextId topic = TextId::missing;
    Moment last; // of its chats, or the transfer that began it
  };
  void begin(TextId agent, Moment now, TextId topic);
  TextId topic_in_force(TextId agent, Moment now) const;
  TextId topic_of_chat(const Messages& messages, std::uint32_t row, TextId own);

  std::vector<Conversation> latest_; // by agent
  std::uint32_t buyer_ = 0;          // counts the buyers seen
};

} // namespace guiyin::timeline
