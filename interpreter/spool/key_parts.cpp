#include "interpreter/spool/key_parts.hpp"

namespace guiyin::spool {

// Where the key stands, or the empty place where it belongs.
std::size_t KeyParts::place_of(std::uint64_t key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (key >> 16) & mask;
  while (slots_[at] != 0 && (slots_[at] & ~part_bits) != (key & ~part_bits)) at = (at + 1) & mask;
  return at;
}

void KeyParts::note(std::uint64_t key, Part part, Links& links) {
  std::uint64_t& slot = slots_[place_of(key)];
  if (slot != 0) {
    links.join(static_cast<Part>((slot & part_bits) - 1), part);
    return;
  }
  slot = (key & ~part_bits) | (std::uint64_t{part} + 1);
  if (++size_ * 4 > slots_.size() * 3) grow();
}

std::optional<Part> KeyParts::find(std::uint64_t key) const {
  const std::uint64_t slot = slots_[place_of(key)];
  return slot == 0 ? std::nullopt : std::optional(static_cast<Part>((slot & part_bits) - 1));
}

void KeyParts::grow() {
  std::vector<std::uint64_t> old(slots_.size() * 2);
  old.swap(slots_);
  for (const std::uint64_t slot : old)
    if (slot != 0) slots_[place_of(slot)] = slot;
}

} // namespace guiyin::spool
