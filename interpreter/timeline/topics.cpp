#include "interpreter/timeline/topics.hpp"

namespace guiyin::timeline {

void Topics::begin(TextId agent, Moment now, TextId topic) { latest_[static_cast<std::uint32_t>(agent)] = {buyer_, topic, now}; }

TextId Topics::topic_in_force(TextId agent, Moment now) const {
  const Conversation& latest = latest_[static_cast<std::uint32_t>(agent)];
  // `&`, since a branch for each would be one that cannot be foreseen
  const bool is_open = (latest.buyer == buyer_) & (now - latest.last <= conversation_silence);
  return is_open ? latest.topic : TextId::missing;
}

// "A product card sent by the agent does not set it."
TextId Topics::topic_of_chat(const Messages& messages, std::uint32_t row, TextId own) {
  const Moment now = messages.time[row];
  const TextId before = topic_in_force(messages.agent[row], now);
  const bool is_set = (messages.sender[row] == Sender::buyer) & (own != TextId::missing);
  const TextId topic = is_set ? own : before;
  begin(messages.agent[row], now, topic); // or goes on
  return topic;
}

void Topics::compute(Messages& messages, Range<MessageTag> of_buyer, std::span<const std::uint32_t> was_at, std::span<const Transfer> transfers) {
  const values::Column<TextId>& own = messages.sku.empty() ? messages.topic : messages.sku;
  ++buyer_;
  auto transfer = transfers.begin();
  const auto comes_first = [&](const Transfer& t, std::uint32_t row) {
    if (t.time != messages.time[row]) return t.time < messages.time[row];
    return t.next <= (was_at.empty() ? row : was_at[row - of_buyer.begin]);
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
