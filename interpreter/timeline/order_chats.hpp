// Each buyer's messages, placed as they were read, into event order, with what each is about.
#pragma once

#include "interpreter/timeline/place_chats.hpp"
#include "interpreter/timeline/topics.hpp"

#include <cstdint>
#include <vector>

namespace guiyin::timeline {

// Sets the timeline's transfers. Gives each buyer's in event order, as topics ask for them, by her number, which `number_of` gives by common code;
// nothing if there are none at all. `places` are those of the transfers.
std::vector<std::vector<Transfer>> place_transfers(const std::vector<RowBatch>& batches, const Places& places,
                                                   const std::vector<std::uint32_t>& number_of, Timeline& timeline);

// The messages of some buyers at a time.
class ChatOrder {
public:
  // Borrows `timeline`, whose buyers and messages are in place, its topics aside, and the others. `names` is how many names there are.
  ChatOrder(Timeline& timeline, std::vector<ExtraColumn>& extras, const std::vector<std::vector<Transfer>>& transfers, std::uint32_t names)
      : messages_(timeline.messages), buyers_(timeline.buyers), extras_(extras), transfers_(transfers), topics_(names) {}

  // Puts a buyer's messages into event order and sets their topics, where the timeline has topics.
  void put_right(std::size_t buyer);

private:
  Messages& messages_;
  const values::Column<Buyer>& buyers_;
  std::vector<ExtraColumn>& extras_;
  const std::vector<std::vector<Transfer>>& transfers_;
  Topics topics_;
};

} // namespace guiyin::timeline
