// Texts as small numbers: names and SKUs are compared as codes.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace guiyin::timeline {

// `missing` is also the empty text: a missing or empty value equals nothing.
enum class TextId : std::uint32_t { missing = 0 };

// Owns its texts; views stay valid while the dictionary lives. Ids count up in order of first sight.
class Dictionary {
public:
  Dictionary();
  Dictionary(const Dictionary& other); // the copy has texts of its own, with the same ids
  Dictionary(Dictionary&& other) = default;
  Dictionary& operator=(Dictionary other);
  TextId intern(std::string_view text);
  // `missing` if the text was never interned (or is empty).
  TextId find(std::string_view text) const;
  std::string_view operator[](TextId id) const { return texts_[static_cast<std::uint32_t>(id)]; }
  std::size_t size() const { return texts_.size(); }

private:
  std::deque<std::string> texts_;
  std::unordered_map<std::string_view, TextId> ids_;
};

} // namespace guiyin::timeline
