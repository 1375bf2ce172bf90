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
  TextTable(TextTable&&) = default;
  TextTable& operator=(TextTable&&) = default;

  // The number of a text in a scope, given one if it has none.
  std::uint32_t number(std::uint32_t scope, std::string_view text);
  std::optional<std::uint32_t> find(std::uint32_t scope, std::string_view text) const;
  // A number of its own for a text that nobody looks up by its bytes.
  std::uint32_t append(std::uint32_t scope, std::string_view text);

  std::string_view text(std::uint32_t number) const { return {entries_[number].data, entries_[number].size}; }
  std::uint32_t scope(std::uint32_t number) const { return entries_[number].scope; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }
  // How many texts `find` knows.
  std::uint32_t listed() const { return listed_; }

private:
  struct Entry {
    const char* data;
    std::uint32_t size;
    std::uint32_t scope;
  };
  // A place of the open-addressing table. Part of the hash stands here, so that most other texts are told apart without looking at them.
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t number_and_one = 0; // 0: empty
  };
  void list(std::uint32_t number, std::size_t place, std::uint32_t hash);
  std::size_t place_of(std::uint32_t scope, std::string_view text, std::uint32_t hash) const;
  const char* keep(std::string_view text);
  void grow();

  std::vector<Entry> entries_;
  std::vector<Place> places_;                   // a power of two, at most half full
  std::vector<std::unique_ptr<char[]>> arenas_; // the texts' bytes
  std::size_t arena_left_ = 0;
  char* arena_next_ = nullptr;
  std::uint32_t listed_ = 0; // entries that have a place
};

} // namespace guiyin::timeline
