#include "interpreter/timeline/text_table.hpp"

#include <algorithm>
#include <cstring>

namespace guiyin::timeline {

namespace {

constexpr std::size_t arena_size = 1 << 16;

std::uint64_t bytes_at(const char* from, std::size_t count) {
  std::uint64_t value = 0;
  std::memcpy(&value, from, count);
  return value;
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 29);
}

} // namespace

TextTable::TextTable() : places_(16) {}

// Eight bytes at a time; names are short, so the tail matters most.
std::uint32_t TextTable::hash(std::uint32_t scope, std::string_view text) {
  std::uint64_t mix = mixed(text.size(), scope);
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left > 8; left -= 8, at += 8) mix = mixed(mix, bytes_at(at, 8));
  if (left == 8)
    mix = mixed(mix, bytes_at(at, 8));
  else if (left >= 4)
    mix = mixed(mix, bytes_at(at, 4) << 32 | bytes_at(at + left - 4, 4));
  else
    for (; left > 0; --left, ++at) mix = mixed(mix, static_cast<unsigned char>(*at));
  mix *= 0xC2B2AE3D27D4EB4Fu;
  return static_cast<std::uint32_t>(mix >> 32);
}

TextTable::TextTable(std::string_view bytes, std::span<const std::uint64_t> ends, std::uint32_t listed) : places_(16) {
  std::uint64_t begin = 0;
  for (const std::uint64_t end : ends) {
    Entry& entry = new_entry(0, static_cast<std::uint32_t>(end - begin));
    if (entry.size <= Entry::most_near)
      std::memcpy(entry.near, bytes.data() + begin, entry.size);
    else
      entry.far = bytes.data() + begin;
    begin = end;
  }
  for (std::uint32_t number = 1; number <= listed; ++number) {
    const std::uint32_t its_hash = hash(0, text(number));
    list(number, place_of(0, text(number), its_hash), its_hash);
  }
}

TextTable::TextTable(const TextTable& other) : places_(other.places_), listed_(other.listed_) {
  for (std::uint32_t number = 0; number < other.size(); ++number) append(other.scope(number), other.text(number));
}

void TextTable::swap(TextTable& other) noexcept {
  std::swap(blocks_, other.blocks_);
  std::swap(size_, other.size_);
  std::swap(places_, other.places_);
  std::swap(arenas_, other.arenas_);
  std::swap(arena_left_, other.arena_left_);
  std::swap(arena_next_, other.arena_next_);
  std::swap(listed_, other.listed_);
}

TextTable& TextTable::operator=(const TextTable& other) {
  if (this != &other) *this = TextTable(other);
  return *this;
}

std::uint32_t TextTable::search(std::uint32_t scope, std::string_view text, std::uint32_t hash) {
  const std::size_t place = place_of(scope, text, hash);
  if (places_[place].number_and_one) return places_[place].number_and_one - 1;
  const std::uint32_t number = append(scope, text);
  list(number, place, hash);
  return number;
}

void TextTable::list(std::uint32_t number, std::size_t place, std::uint32_t hash) {
  places_[place] = {hash, number + 1};
  if (++listed_ * std::size_t{2} > places_.size()) grow();
}

std::optional<std::uint32_t> TextTable::find(std::uint32_t scope, std::string_view text) const {
  if (places_.empty()) return std::nullopt;
  const Place& place = places_[place_of(scope, text, hash(scope, text))];
  return place.number_and_one ? std::optional(place.number_and_one - 1) : std::nullopt;
}

std::uint32_t TextTable::append(std::uint32_t scope, std::string_view text) {
  Entry& entry = new_entry(scope, static_cast<std::uint32_t>(text.size()));
  if (!text.empty() && text.size() <= Entry::most_near)
    std::memcpy(entry.near, text.data(), text.size());
  else if (!text.empty())
    entry.far = keep(text);
  return size_ - 1;
}

TextTable::Entry& TextTable::new_entry(std::uint32_t scope, std::uint32_t size) {
  if ((size_ & (block_size - 1)) == 0) blocks_.push_back(std::make_unique_for_overwrite<Entry[]>(block_size));
  Entry& entry = blocks_.back()[size_ & (block_size - 1)];
  ++size_;
  entry.size = size;
  entry.scope = scope;
  return entry;
}

// Where the text stands, or else the empty place where it belongs.
std::size_t TextTable::place_of(std::uint32_t scope, std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = places_.size() - 1;
  const auto is_here = [&](const Place& place) { return place.hash == hash && is(entry(place.number_and_one - 1), scope, text); };
  std::size_t at = hash & mask;
  while (places_[at].number_and_one && !is_here(places_[at])) at = (at + 1) & mask;
  return at;
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

void TextTable::grow() {
  std::vector<Place> old(places_.size() * 2);
  old.swap(places_);
  const std::size_t mask = places_.size() - 1;
  for (const Place& moved : old) {
    if (!moved.number_and_one) continue;
    std::size_t at = moved.hash & mask;
    while (places_[at].number_and_one) at = (at + 1) & mask;
    places_[at] = moved;
  }
}

} // namespace guiyin::timeline
