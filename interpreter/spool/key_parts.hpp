// In which part each order was read, for what happens to it. Twelve to sixteen bytes per order, held for the whole run.
#pragma once

#include "interpreter/spool/links.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace guiyin::spool {

// Of a key 48 bits are kept. Two orders with the same ones in different parts have these parts joined, which is right and seldom.
class KeyParts {
public:
  void note(std::uint64_t key, Part part, Links& links);
  std::optional<Part> find(std::uint64_t key) const;
  // What it takes, in bytes.
  std::size_t bytes() const { return slots_.size() * sizeof(std::uint64_t); }

private:
  static constexpr std::uint64_t part_bits = 0xFFFF;
  std::size_t place_of(std::uint64_t key) const;
  void grow();

  std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(1024); // the key's upper bits and the part's number plus one; 0: empty
  std::size_t size_ = 0;
};

} // namespace guiyin::spool
