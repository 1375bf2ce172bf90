// Texts as small numbers: names and SKUs are compared as codes.
#pragma once

#include "interpreter/timeline/text_table.hpp"

#include <cstdint>
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

  // Not once `show` was called.
  TextId intern(std::string_view text) { return text.empty() ? TextId::missing : static_cast<TextId>(names_.number(0, text)); }
  // Adds texts that are only shown: `find` does not know them, and two with the same bytes have two ids. Text n has the id `size()` before + n.
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
    auto part = shown_.end() - 1;
    while (number < part->begin) --part;
    return part->texts.text(number - part->begin);
  }
  std::size_t size() const { return shown_.empty() ? names_.size() : shown_.back().begin + shown_.back().texts.size(); }
  // Texts 1 to this one are those that `find` knows.
  std::uint32_t names() const { return names_.listed(); }

private:
  struct Shown {
    std::uint32_t begin; // the id of its text 0
    TextTable texts;
  };
  TextTable names_;
  std::vector<Shown> shown_;
};

} // namespace guiyin::timeline
