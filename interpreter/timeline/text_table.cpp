#include "interpreter/timeline/text_table.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace guiyin::timeline {

namespace {

constexpr std::size_t arena_size = 1 << 16;

} // namespace

TextTable::TextTable(std::string_view bytes, std::span<const std::uint64_t> ends, std::uint32_t listed) {
  std::uint64_t begin = 0;
  for (const std::uint64_t end : ends) {
    add_entry(TextKey(0, bytes.substr(begin, end - begin)), bytes.data() + begin);
    begin = end;
  }
  for (std::uint32_t number = 1; number <= listed; ++number) {
    const TextKey key(0, text(number));
    list(number, place_of(key), key.hash);
  }
}

TextTable::TextTable(const TextTable& other) : places_(other.places_), mask_(other.mask_), listed_(other.listed_) {
  for (std::uint32_t number = 0; number < other.size(); ++number) append(other.scope(number), other.text(number));
}

void TextTable::swap(TextTable& other) noexcept {
  std::swap(blocks_, other.blocks_);
  std::swap(size_, other.size_);
  std::swap(places_, other.places_);
  std::swap(mask_, other.mask_);
  std::swap(arenas_, other.arenas_);
  std::swap(arena_left_, other.arena_left_);
  std::swap(arena_next_, other.arena_next_);
  std::swap(listed_, other.listed_);
}

TextTable& TextTable::operator=(const TextTable& other) {
  if (this != &other) *this = TextTable(other);
  return *this;
}

std::uint32_t TextTable::search(const TextKey& key) {
  const std::size_t place = place_of(key);
  if (places_[place].number_and_one) return places_[place].number_and_one - 1;
  const std::uint32_t number = append(key);
  list(number, place, key.hash);
  return number;
}

void TextTable::list(std::uint32_t number, std::size_t place, std::uint32_t hash) {
  places_[place] = {hash, number + 1};
  if (++listed_ * std::size_t{2} > places_.size()) set_places(places_.size() * 2);
}

std::uint32_t TextTable::append(const TextKey& key) {
  add_entry(key, key.is_near() ? nullptr : keep(key.text()));
  return size_ - 1;
}

// `far` is where the bytes of a long text stand.
void TextTable::add_entry(const TextKey& key, const char* far) {
  if ((size_ & (block_size - 1)) == 0) blocks_.push_back(std::make_unique_for_overwrite<Entry[]>(block_size));
  Entry& entry = blocks_.back()[size_ & (block_size - 1)];
  ++size_;
  entry.size = key.size;
  entry.scope = key.scope;
  if (key.is_near())
    entry.near = key.near;
  else
    entry.far = far;
}

const char* TextTable::keep(std::string_view text) {
  if (text.size() > arena_left_) {
    arena_left_ = std::max(arena_size, text.size());
    arenas_.push_back(std::make_unique_for_overwrite<char[]>(arena_left_));
    arena_next_ = arenas_.back().get();
  }
  char* kept = arena_next_;
  std::memcpy(kept, text.data(), text.size());
  arena_next_ += text.size();
  arena_left_ -= text.size();
  return kept;
}

void TextTable::reserve(std::size_t texts) {
  if (const std::size_t places = std::bit_ceil(2 * texts); places > places_.size()) set_places(places);
}

// A power of two.
void TextTable::set_places(std::size_t places) {
  values::Column<Place> old;
  std::swap(old, places_);
  places_.append(places, Place()); // written before they are read: pages that are read first are mapped twice
  mask_ = places - 1;
  for (const Place& moved : old) {
    if (!moved.number_and_one) continue;
    std::size_t at = moved.hash & mask_;
    while (places_[at].number_and_one) at = (at + 1) & mask_;
    places_[at] = moved;
  }
}

} // namespace guiyin::timeline
