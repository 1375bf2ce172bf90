// Texts as small numbers, each text once in a scope: names have one scope, buyers and order numbers have their shop's.
#pragma once

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
  TextTable();
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

  // What a text is found by in any table.
  static std::uint32_t hash(std::uint32_t scope, std::string_view text);

  // The number of a text in a scope, given one if it has none.
  std::uint32_t number(std::uint32_t scope, std::string_view text) { return number(scope, text, hash(scope, text)); }
  std::uint32_t number(std::uint32_t scope, std::string_view text, std::uint32_t hash) {
    // Mostly it is the first at its place. Asking that here, not behind a call, saves 3 % of the instructions of reading.
    const Place& place = places_[hash & (places_.size() - 1)];
    if (place.hash == hash && place.number_and_one && is(entry(place.number_and_one - 1), scope, text)) return place.number_and_one - 1;
    return search(scope, text, hash);
  }
  // Ask memory for what `number` will look at, so that it need not wait: first for the place, then, when that has come, for the text that stands
  // there.
  void expect_place(std::uint32_t hash) const { __builtin_prefetch(&places_[hash & (places_.size() - 1)]); }
  void expect_text(std::uint32_t hash) const {
    const std::size_t mask = places_.size() - 1;
    for (std::size_t at = hash & mask; places_[at].number_and_one; at = (at + 1) & mask)
      if (places_[at].hash == hash) return __builtin_prefetch(&entry(places_[at].number_and_one - 1));
  }
  std::optional<std::uint32_t> find(std::uint32_t scope, std::string_view text) const;
  // A number of its own for a text that nobody looks up by its bytes.
  std::uint32_t append(std::uint32_t scope, std::string_view text);

  std::string_view text(std::uint32_t number) const { return entry(number).text(); }
  std::uint32_t scope(std::uint32_t number) const { return entry(number).scope; }
  // Asks the memory for a text that is looked at soon.
  void prefetch(std::uint32_t number) const { __builtin_prefetch(&entry(number)); }
  std::uint32_t size() const { return size_; }
  // How many texts `find` knows.
  std::uint32_t listed() const { return listed_; }
  // Gives up what `number` and `find` need; they must not be called any more.
  void forget_places() { places_ = {}; }

private:
  // A short text stands in its entry, so that comparing with it costs no further look into memory.
  struct Entry {
    static constexpr std::uint32_t most_near = 16;
    std::uint32_t size;
    std::uint32_t scope;
    union {
      char near[most_near];
      const char* far;
    };
    std::string_view text() const { return {size <= most_near ? near : far, size}; }
  };
  static bool is(const Entry& known, std::uint32_t scope, std::string_view text) {
    return known.scope == scope && known.size == text.size() && same_bytes(known.text().data(), text.data(), text.size());
  }
  // Names are short: two looks, which may overlap, at eight or four bytes each.
  static bool same_bytes(const char* a, const char* b, std::size_t count) {
    const auto same = [&](auto unit, std::size_t at) {
      auto other = unit;
      std::memcpy(&unit, a + at, sizeof unit);
      std::memcpy(&other, b + at, sizeof other);
      return unit == other;
    };
    if (count > 16) return std::memcmp(a, b, count) == 0;
    if (count >= 8) return same(std::uint64_t{}, 0) && same(std::uint64_t{}, count - 8);
    if (count >= 4) return same(std::uint32_t{}, 0) && same(std::uint32_t{}, count - 4);
    for (; count > 0; --count, ++a, ++b)
      if (*a != *b) return false;
    return true;
  }
  // Entries never move.
  static constexpr std::uint32_t block_bits = 10, block_size = 1U << block_bits;
  const Entry& entry(std::uint32_t number) const { return blocks_[number >> block_bits][number & (block_size - 1)]; }
  Entry& new_entry(std::uint32_t scope, std::uint32_t size);

  // A place of the open-addressing table. Part of the hash stands here, so that most other texts are told apart without looking at them.
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t number_and_one = 0; // 0: empty
  };
  std::uint32_t search(std::uint32_t scope, std::string_view text, std::uint32_t hash);
  void list(std::uint32_t number, std::size_t place, std::uint32_t hash);
  void swap(TextTable& other) noexcept;
  std::size_t place_of(std::uint32_t scope, std::string_view text, std::uint32_t hash) const;
  const char* keep(std::string_view text);
  void grow();

  std::vector<std::unique_ptr<Entry[]>> blocks_;
  std::uint32_t size_ = 0;
  std::vector<Place> places_;                   // a power of two, at most half full
  std::vector<std::unique_ptr<char[]>> arenas_; // the bytes of longer texts
  std::size_t arena_left_ = 0;
  char* arena_next_ = nullptr;
  std::uint32_t listed_ = 0; // entries that have a place
};

} // namespace guiyin::timeline
