// Buyers fall into parts by a hash of shop and name, so that all that is said of a buyer stands in one part. Which part it is bears on no outcome.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace guiyin::spool {

using Part = std::uint16_t;
inline constexpr std::uint32_t all_parts = 1024;

// Parts [begin, end).
struct PartRange {
  std::uint32_t begin = 0, end = 0;
};

// A text within a shop. Two may have the same key: that must harm nobody.
inline std::uint64_t key_of(std::string_view shop, std::string_view text) {
  const std::hash<std::string_view> hash;
  const std::uint64_t both = (hash(shop) * 0x9E3779B97F4A7C15u + hash(text)) * 0xC2B2AE3D27D4EB4Fu;
  return both ^ both >> 29;
}
inline Part part_of(std::uint64_t key) { return static_cast<Part>(key >> 32 & (all_parts - 1)); }

// Row numbers sorted by part, those of a part in the order in which they stand; and where each part begins, the last entry being the end of all.
struct Sorted {
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> begins;
};
template <class PartOf> Sorted sorted_by(std::size_t rows, std::size_t parts, const PartOf& part_of) {
  Sorted sorted{std::vector<std::uint32_t>(rows), std::vector<std::uint32_t>(parts + 1)};
  for (std::size_t row = 0; row < rows; ++row) ++sorted.begins[part_of(row) + 1];
  for (std::size_t part = 0; part < parts; ++part) sorted.begins[part + 1] += sorted.begins[part];
  std::vector<std::uint32_t> next(sorted.begins.begin(), sorted.begins.end() - 1);
  for (std::size_t row = 0; row < rows; ++row) sorted.rows[next[part_of(row)]++] = static_cast<std::uint32_t>(row);
  return sorted;
}

} // namespace guiyin::spool
