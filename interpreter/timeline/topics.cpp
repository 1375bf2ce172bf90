#include "interpreter/timeline/topics.hpp"

namespace guiyin::timeline {

// The one still open at `now`, if there is one.
Topics::Conversation* Topics::open(TextId agent, Moment now) {
  Conversation& latest = latest_[static_cast<std::uint32_t>(agent)];
  return latest.buyer == buyer_ && now - latest.last <= conversation_silence ? &latest : nullptr;
}

Topics::Conversation& Topics::begin(TextId agent, Moment now, TextId topic) {
  Conversation& latest = latest_[static_cast<std::uint32_t>(agent)];
  latest = {buyer_, topic, now};
  return latest;
}

TextId Topics::topic_in_force(TextId agent, Moment now) {
  const Conversation* conversation = open(agent, now);
  return conversation ? conversation->topic : TextId::missing;
}

TextId Topics::topic_of_chat(const Messages& messages, std::uint32_t row, TextId own) {
  const Moment now = messages.time[row];
  Conversation* conversation = open(messages.agent[row], now);
  if (!conversation) conversation = &begin(messages.agent[row], now, TextId::missing);
  conversation->last = now;
  // "A product card sent by the agent does not set it."
  if (messages.sender[row] == Sender::buyer && own != TextId::missing) conversation->topic = own;
  return conversation->topic;
}

void Topics::compute(Messages& messages, std::span<const TextId> own, Range<MessageTag> of_buyer, std::span<const std::uint32_t> reading,
                     std::span<const Transfer> transfers) {
  ++buyer_;
  auto transfer = transfers.begin();
  const auto comes_first = [&](const Transfer& t, std::uint32_t row) {
    return t.time != messages.time[row] ? t.time < messages.time[row] : t.reading <= reading[row];
  };
  for (std::uint32_t row = of_buyer.begin; row != of_buyer.end; ++row) {
    // "The first agent's topic (if that conversation is still open, else none) becomes the topic of a new conversation of the second agent that
    // starts at t."
    for (; transfer != transfers.end() && comes_first(*transfer, row); ++transfer)
      begin(transfer->to, transfer->time, topic_in_force(transfer->from, transfer->time));
    // "Rows that are not chats neither set a topic nor keep a conversation open, and bear the topic then in force."
    messages.topic[row] =
        messages.kind[row] == Kind::human ? topic_of_chat(messages, row, own[row]) : topic_in_force(messages.agent[row], messages.time[row]);
  }
}

} // namespace guiyin::timeline
