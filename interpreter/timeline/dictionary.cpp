#include "interpreter/timeline/dictionary.hpp"

namespace guiyin::timeline {

Dictionary::Dictionary() {
  texts_.emplace_back();
  ids_.emplace(texts_.back(), TextId::missing);
}

Dictionary::Dictionary(const Dictionary& other) : texts_(other.texts_) {
  ids_.reserve(texts_.size());
  for (std::size_t i = 0; i < texts_.size(); ++i) ids_.emplace(texts_[i], static_cast<TextId>(i));
}

Dictionary& Dictionary::operator=(Dictionary other) {
  texts_.swap(other.texts_);
  ids_.swap(other.ids_);
  return *this;
}

TextId Dictionary::intern(std::string_view text) {
  if (const auto found = ids_.find(text); found != ids_.end()) return found->second;
  const auto id = static_cast<TextId>(texts_.size());
  ids_.emplace(texts_.emplace_back(text), id);
  return id;
}

TextId Dictionary::find(std::string_view text) const {
  const auto found = ids_.find(text);
  return found == ids_.end() ? TextId::missing : found->second;
}

} // namespace guiyin::timeline
