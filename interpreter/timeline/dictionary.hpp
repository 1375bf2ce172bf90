// Texts as small numbers: names and SKUs are compared as codes.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::timeline {

// `missing` is also the empty text: a missing or empty value equals nothing.
enum class TextId : std::uint32_t { missing = 0 };

// Owns its texts; views stay valid while the dictionary lives. Ids count up in order of first sight; a copy has the same ids.
class Dictionary {
public:
  Dictionary();
  TextId intern(std::string_view text);
  // `missing` if the text was never interned (or is empty).
  TextId find(std::string_view text) const;
  std::string_view operator[](TextId id) const { return texts_[static_cast<std::uint32_t>(id)]; }
  std::size_t size() const { return texts_.size(); }

private:
  // A place of the table that finds ids by text; an empty one has the id `missing`. Part of the hash stands here, so that most other texts are told
  // apart without looking at them.
  struct Place {
    std::uint32_t hash = 0;
    TextId id = TextId::missing;
  };
  std::size_t place_of(std::string_view text, std::uint32_t hash) const;
  void grow();

  std::deque<std::string> texts_;
  std::vector<Place> table_; // open addressing; its size is a power of two, at most half full
};

} // namespace guiyin::timeline
