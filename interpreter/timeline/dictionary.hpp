// Texts as small numbers: names and SKUs are compared as codes.
#pragma once

#include "interpreter/timeline/text_table.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace guiyin::timeline {

// `missing` is also the empty text: a missing or empty value equals nothing.
enum class TextId : std::uint32_t { missing = 0 };

// Owns its texts; views stay valid while the dictionary lives. Ids count up in order of first sight; a copy has the same ids.
class Dictionary {
public:
  Dictionary() { names_.append(0, {}); } // the missing text is nobody's to find
  // Of texts in scope 0, of which the first is the missing one.
  explicit Dictionary(TextTable names) : names_(std::move(names)) {}
  // Of texts that stand one behind the other in `bytes`, each up to where `ends` says; both must outlive the dictionary and its copies. Text 0 is the
  // missing one, `find` knows texts 1 to `names`, and nothing is made of the others before somebody asks for them.
  Dictionary(std::string_view bytes, std::span<const std::uint64_t> ends, std::uint32_t names)
      : names_(bytes, ends.first(names + std::size_t{1}), names), bytes_(bytes.data()), ends_(ends) {}

  // Not once `show` was called, nor where texts are borrowed.
  TextId intern(std::string_view text) { return text.empty() ? TextId::missing : static_cast<TextId>(names_.number(0, text)); }
  // Where texts are not borrowed, adds some that are only shown: `find` does not know them, and two with the same bytes have two ids. Text n has the
  // id `size()` before + n.
  void show(TextTable texts) {
    texts.forget_places();
    shown_.push_back({static_cast<std::uint32_t>(size()), std::move(texts)});
  }
  // `missing` if the text was never interned (or is empty).
  TextId find(std::string_view text) const {
    return text.empty() ? TextId::missing : static_cast<TextId>(names_.find(0, text).value_or(static_cast<std::uint32_t>(TextId::missing)));
  }
  std::string_view operator[](TextId id) const {
    const auto number = static_cast<std::uint32_t>(id);
    if (number < names_.size()) return names_.text(number);
    if (!ends_.empty()) return {bytes_ + ends_[number - 1], ends_[number] - ends_[number - 1]};
    const Shown& part = part_of(number);
    return part.texts.text(number - part.begin);
  }
  // Asks the memory for a text that is looked at soon.
  void prefetch(TextId id) const {
    const auto number = static_cast<std::uint32_t>(id);
    if (number < names_.size()) return; // names are few, and looked at all the time
    if (!ends_.empty()) return __builtin_prefetch(&ends_[number]);
    const Shown& part = part_of(number);
    part.texts.prefetch(number - part.begin);
  }
  std::size_t size() const {
    if (!ends_.empty()) return ends_.size();
    return shown_.empty() ? names_.size() : shown_.back().begin + shown_.back().texts.size();
  }
  // Texts 1 to this one are those that `find` knows.
  std::uint32_t names() const { return names_.listed(); }

private:
  struct Shown {
    std::uint32_t begin; // the id of its text 0
    TextTable texts;
  };
  const Shown& part_of(std::uint32_t number) const {
    auto part = shown_.end() - 1;
    while (number < part->begin) --part;
    return *part;
  }
  TextTable names_;
  std::vector<Shown> shown_;
  const char* bytes_ = nullptr;           // of borrowed texts,
  std::span<const std::uint64_t> ends_{}; // which are none where this is empty
};

} // namespace guiyin::timeline
