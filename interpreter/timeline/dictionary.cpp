#include "interpreter/timeline/dictionary.hpp"

#include <functional>

namespace guiyin::timeline {

namespace {

std::uint32_t hash_of(std::string_view text) {
  const std::size_t hash = std::hash<std::string_view>{}(text);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

} // namespace

Dictionary::Dictionary() : texts_(1), table_(16) {}

TextId Dictionary::intern(std::string_view text) {
  if (text.empty()) return TextId::missing;
  const std::uint32_t hash = hash_of(text);
  const std::size_t place = place_of(text, hash);
  if (table_[place].id != TextId::missing) return table_[place].id;
  const auto id = static_cast<TextId>(texts_.size());
  texts_.emplace_back(text);
  table_[place] = {hash, id};
  if (texts_.size() * 2 > table_.size()) grow();
  return id;
}

TextId Dictionary::find(std::string_view text) const {
  return text.empty() || table_.empty() ? TextId::missing : table_[place_of(text, hash_of(text))].id;
}

// Where the text stands, or else the empty place where it belongs.
std::size_t Dictionary::place_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = table_.size() - 1;
  std::size_t place = hash & mask;
  while (table_[place].id != TextId::missing && (table_[place].hash != hash || (*this)[table_[place].id] != text)) place = (place + 1) & mask;
  return place;
}

void Dictionary::grow() {
  std::vector<Place> old(table_.size() * 2);
  old.swap(table_);
  const std::size_t mask = table_.size() - 1;
  for (const Place& moved : old) {
    if (moved.id == TextId::missing) continue;
    std::size_t place = moved.hash & mask;
    while (table_[place].id != TextId::missing) place = (place + 1) & mask;
    table_[place] = moved;
  }
}

} // namespace guiyin::timeline
