// The sections of a store, each found by its number in the table, and whether their bytes are those that were written.
#pragma once

#include "interpreter/store/damage.hpp"
#include "interpreter/store/format.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace guiyin::store {

// Whether the bytes begin as a store does.
bool is_store(std::string_view bytes);

// Borrows the store's bytes.
class Sections {
public:
  // Looks at what stands before the sections, and believes none of it before its checksum fits.
  static std::variant<Sections, Damage> read(std::string_view bytes);

  std::size_t size() const { return table_.size(); }
  std::string_view name(std::size_t section) const;
  std::string_view bytes(std::size_t section) const { return bytes_.substr(table_[section].offset, table_[section].bytes); }

  struct Part {
    std::size_t section = 0;
    std::uint64_t begin = 0, end = 0; // bytes of it
  };
  // Nothing if the blocks in which these parts stand are as they were written.
  std::optional<Damage> changed(const std::vector<Part>& parts, unsigned threads) const;

private:
  bool block_fits(std::size_t section, std::uint64_t block) const;

  std::string_view bytes_;
  std::vector<Section> table_;
  std::vector<std::uint64_t> first_block_; // of each section, in `checksums_`
  std::vector<std::uint64_t> checksums_;
};

} // namespace guiyin::store
