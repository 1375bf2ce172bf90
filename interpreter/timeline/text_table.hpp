// Texts as small numbers, each text once in a scope: names have one scope, buyers and order numbers have their shop's.
#pragma once

#include <cstdint>
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

  // The number of a text in a scope, given one if it has none.
  std::uint32_t number(std::uint32_t scope, std::string_view text);
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
  // Entries never move.
  static constexpr std::uint32_t block_bits = 10, block_size = 1U << block_bits;
  const Entry& entry(std::uint32_t number) const { return blocks_[number >> block_bits][number & (block_size - 1)]; }
  Entry& new_entry(std::uint32_t scope, std::uint32_t size);

  // A place of the open-addressing table. Part of the hash stands here, so that most other texts are told apart without looking at them.
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t number_and_one = 0; // 0: empty
  };
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
