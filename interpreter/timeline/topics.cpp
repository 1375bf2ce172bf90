#include "interpreter/timeline/topics.hpp"

#include <unordered_map>

namespace guiyin::timeline {

namespace {

struct Conversation {
  Moment last; // of its chats, or the transfer that began it
  TextId topic = TextId::missing;
};

// The conversations of one buyer, by agent: the latest with each, ended or not.
class Conversations {
public:
  // The one still open at `now`, if there is one.
  Conversation* open(TextId agent, Moment now) {
    const auto found = latest_.find(agent);
    return found != latest_.end() && now - found->second.last <= conversation_silence ? &found->second : nullptr;
  }
  Conversation& begin(TextId agent, Moment now, TextId topic) { return latest_[agent] = {now, topic}; }

private:
  std::unordered_map<TextId, Conversation> latest_;
};

TextId topic_in_force(Conversations& conversations, TextId agent, Moment now) {
  const Conversation* conversation = conversations.open(agent, now);
  return conversation ? conversation->topic : TextId::missing;
}

// "The first agent's topic (if that conversation is still open, else none) becomes the topic of a new conversation of the second agent that starts at
// t."
void hand_over(Conversations& conversations, const Transfer& transfer) {
  conversations.begin(transfer.to, transfer.time, topic_in_force(conversations, transfer.from, transfer.time));
}

TextId topic_of_chat(Conversations& conversations, const Messages& messages, std::uint32_t row) {
  const Moment now = messages.time[row];
  Conversation* conversation = conversations.open(messages.agent[row], now);
  if (!conversation) conversation = &conversations.begin(messages.agent[row], now, TextId::missing);
  conversation->last = now;
  // "A product card sent by the agent does not set it."
  if (messages.sender[row] == Sender::buyer && messages.sku[row] != TextId::missing) conversation->topic = messages.sku[row];
  return conversation->topic;
}

} // namespace

void compute_topics(Messages& messages, Range<MessageTag> of_buyer, std::span<const std::uint32_t> reading, std::span<const Transfer> transfers) {
  Conversations conversations;
  auto transfer = transfers.begin();
  const auto comes_first = [&](const Transfer& t, std::uint32_t row) {
    return t.time != messages.time[row] ? t.time < messages.time[row] : t.reading <= reading[row];
  };
  for (std::uint32_t row = of_buyer.begin; row != of_buyer.end; ++row) {
    for (; transfer != transfers.end() && comes_first(*transfer, row); ++transfer) hand_over(conversations, *transfer);
    // "Rows that are not chats neither set a topic nor keep a conversation open, and bear the topic then in force."
    messages.topic[row] = messages.kind[row] == Kind::human ? topic_of_chat(conversations, messages, row)
                                                            : topic_in_force(conversations, messages.agent[row], messages.time[row]);
  }
}

} // namespace guiyin::timeline
