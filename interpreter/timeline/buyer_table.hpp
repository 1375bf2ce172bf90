// Buyers by shop and name while rows are read. LANGUAGE "Scope": the same name in another shop is another buyer.
#pragma once

#include "interpreter/timeline/dictionary.hpp"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace guiyin::timeline {

// Two texts as one key.
inline std::uint64_t pair_key(TextId a, TextId b) { return std::uint64_t{static_cast<std::uint32_t>(a)} << 32 | static_cast<std::uint32_t>(b); }

class BuyerTable {
public:
  struct Name {
    TextId shop{}, name{};
  };

  // Numbers count up in order of first sight.
  std::uint32_t number(TextId shop, TextId name);
  std::optional<std::uint32_t> find(TextId shop, TextId name) const;
  const Name& operator[](std::uint32_t number) const { return names_[number]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(names_.size()); }
  // All numbers, by the bytes of shop, then of name.
  std::vector<std::uint32_t> sorted(const Dictionary& texts) const;

private:
  std::vector<Name> names_;
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
};

} // namespace guiyin::timeline
