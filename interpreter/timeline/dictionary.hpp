// Texts as small numbers: names and SKUs are compared as codes.
#pragma once

#include "interpreter/timeline/text_table.hpp"

#include <cstdint>
#include <string_view>
#include <utility>

namespace guiyin::timeline {

// `missing` is also the empty text: a missing or empty value equals nothing.
enum class TextId : std::uint32_t { missing = 0 };

// Owns its texts; views stay valid while the dictionary lives. Ids count up in order of first sight; a copy has the same ids.
class Dictionary {
public:
  Dictionary() { table_.append(0, {}); } // the missing text is nobody's to find
  // Of texts in scope 0, of which the first is the missing one.
  explicit Dictionary(TextTable table) : table_(std::move(table)) {}
  TextId intern(std::string_view text) { return text.empty() ? TextId::missing : static_cast<TextId>(table_.number(0, text)); }
  // An id of its own for a text that is only shown: `find` does not know it, and another text with the same bytes may have another id.
  TextId append(std::string_view text) { return text.empty() ? TextId::missing : static_cast<TextId>(table_.append(0, text)); }
  // `missing` if the text was never interned (or is empty).
  TextId find(std::string_view text) const {
    return text.empty() ? TextId::missing : static_cast<TextId>(table_.find(0, text).value_or(static_cast<std::uint32_t>(TextId::missing)));
  }
  std::string_view operator[](TextId id) const { return table_.text(static_cast<std::uint32_t>(id)); }
  std::size_t size() const { return table_.size(); }
  // Texts 1 to this one are those that `find` knows, if all that are only shown came after them.
  std::uint32_t names() const { return table_.listed(); }

private:
  TextTable table_;
};

} // namespace guiyin::timeline
