#include "interpreter/engine/key_chain.hpp"

#include <algorithm>

namespace guiyin::engine {

std::optional<std::uint32_t> KeyChain::last(const timeline::Buyer& buyer, std::uint32_t end, timeline::TextId key) {
  if (buyer_ != &buyer) {
    buyer_ = &buyer;
    begin_ = linked_ = buyer.messages.begin;
    before_.resize(std::max<std::size_t>(before_.size(), buyer.messages.size()));
  }
  link_until(end);
  const auto code = static_cast<std::size_t>(key);
  if (code >= last_.size()) return std::nullopt; // a text of the policy's own
  return from(last_[code]);
}

void KeyChain::link_until(std::uint32_t end) {
  for (; linked_ < end; ++linked_) {
    std::uint32_t& last = last_[static_cast<std::size_t>(keys_[linked_])];
    before_[linked_ - begin_] = from(last) ? last : 0;
    last = linked_ + 1;
  }
}

} // namespace guiyin::engine
