// Texts as small numbers, each text once in a scope: names have one scope, buyers and order numbers have their shop's.
#pragma once

#include "interpreter/timeline/text_key.hpp"
#include "interpreter/values/column.hpp"

#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace guiyin::timeline {

// Owns its texts, unless made over others' bytes; views stay valid while the table lives, a move included. Numbers count up from 0 in order of first
// sight; a copy has the same. Holds at most 2³¹ texts.
class TextTable {
public:
  TextTable() = default;
  // Of texts in scope 0 that stand one behind the other in `bytes`, which must outlive the table: `ends` says where each ends. Texts 1 to `listed`
  // can be found by their bytes.
  TextTable(std::string_view bytes, std::span<const std::uint64_t> ends, std::uint32_t listed);
  TextTable(const TextTable& other);
  TextTable& operator=(const TextTable& other);
  TextTable(TextTable&& other) noexcept { swap(other); } // which has nothing then
  TextTable& operator=(TextTable&& other) noexcept {
    swap(other);
    return *this;
  }

  // The number of a text in a scope, given one if it has none.
  std::uint32_t number(std::uint32_t scope, std::string_view text) { return number(TextKey(scope, text)); }
  std::uint32_t number(const TextKey& key) {
    // Mostly it is the first at its place. Asking that here, not behind a call, saves 3 % of the instructions of reading.
    const Place& place = places_[key.hash & mask_];
    if (place.hash == key.hash && place.number_and_one && is(entry(place.number_and_one - 1), key)) return place.number_and_one - 1;
    return search(key);
  }
  // Ask memory for what `number` will look at, so that it need not wait: first for the place, then, when that has come, for the text that stands
  // there.
  void expect_place(const TextKey& key) const { __builtin_prefetch(&places_[key.hash & mask_]); }
  void expect_text(const TextKey& key) const {
    const Place& place = places_[key.hash & mask_];
    if (place.number_and_one) __builtin_prefetch(&entry(place.number_and_one - 1));
  }
  std::optional<std::uint32_t> find(std::uint32_t scope, std::string_view text) const { return find(TextKey(scope, text)); }
  std::optional<std::uint32_t> find(const TextKey& key) const {
    if (places_.empty()) return std::nullopt;
    const Place& place = places_[place_of(key)];
    return place.number_and_one ? std::optional(place.number_and_one - 1) : std::nullopt;
  }
  // A number of its own for a text that nobody looks up by its bytes.
  std::uint32_t append(std::uint32_t scope, std::string_view text) { return append(TextKey(scope, text)); }

  std::string_view text(std::uint32_t number) const { return entry(number).text(); }
  std::uint32_t scope(std::uint32_t number) const { return entry(number).scope; }
  // Asks the memory for a text that is looked at soon.
  void prefetch(std::uint32_t number) const { __builtin_prefetch(&entry(number)); }
  std::uint32_t size() const { return size_; }
  // Makes places for so many texts at once.
  void reserve(std::size_t texts);
  // How many texts `find` knows.
  std::uint32_t listed() const { return listed_; }
  // Gives up what `number` and `find` need; they must not be called any more.
  void forget_places() { places_ = {}, mask_ = 0; }

private:
  // A short text stands in its entry, with zeros behind it, so that comparing with it costs no further look into memory.
  struct Entry {
    std::uint32_t size;
    std::uint32_t scope;
    union {
      TextKey::Near near;
      const char* far;
    };
    std::string_view text() const { return {size <= TextKey::most_near ? reinterpret_cast<const char*>(near.data()) : far, size}; }
  };
  static bool is(const Entry& known, const TextKey& key) {
    if (known.scope != key.scope || known.size != key.size) return false;
    if (!key.is_near()) return std::memcmp(known.far, key.data, key.size) == 0;
    return known.near[0] == key.near[0] && known.near[1] == key.near[1]; // `==` of arrays is a call
  }
  // Entries never move.
  static constexpr std::uint32_t block_bits = 10, block_size = 1U << block_bits;
  const Entry& entry(std::uint32_t number) const { return blocks_[number >> block_bits][number & (block_size - 1)]; }
  void add_entry(const TextKey& key, const char* far);

  // A place of the open-addressing table. Part of the hash stands here, so that most other texts are told apart without looking at them.
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t number_and_one = 0; // 0: empty
  };
  std::uint32_t search(const TextKey& key);
  std::uint32_t append(const TextKey& key);
  void list(std::uint32_t number, std::size_t place, std::uint32_t hash);
  void swap(TextTable& other) noexcept;
  // Where the text stands, or else the empty place where it belongs.
  std::size_t place_of(const TextKey& key) const {
    const auto is_here = [&](const Place& place) { return place.hash == key.hash && is(entry(place.number_and_one - 1), key); };
    std::size_t at = key.hash & mask_;
    while (places_[at].number_and_one && !is_here(places_[at])) at = (at + 1) & mask_;
    return at;
  }
  const char* keep(std::string_view text);
  void set_places(std::size_t places);

  std::vector<std::unique_ptr<Entry[]>> blocks_;
  std::uint32_t size_ = 0;
  values::Column<Place> places_ = values::Column<Place>(16); // a power of two, at most half full
  std::size_t mask_ = 15;                                    // their number less one
  std::vector<std::unique_ptr<char[]>> arenas_;              // the bytes of longer texts
  std::size_t arena_left_ = 0;
  char* arena_next_ = nullptr;
  std::uint32_t listed_ = 0; // entries that have a place
};

} // namespace guiyin::timeline
