// The bytes of a store: a header, a table of sections, the sections. docs/store-format.md
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace guiyin::store {

// No text begins so, and what takes line ends or the eighth bit away is noticed.
inline constexpr std::string_view magic("\x89GYS\r\n\x1a\n", 8);
inline constexpr std::uint32_t format_version = 1;
inline constexpr std::uint32_t byte_order = 0x01020304; // as this processor writes it
inline constexpr std::size_t alignment = 64;            // of sections within the file

// `checksum` is that of header and table, with 0 in its own place.
struct Header {
  std::array<char, 8> magic;
  std::uint32_t version, order;
  std::uint64_t file_bytes;
  std::uint64_t sections;
  std::uint64_t checksum;
};
struct Section {
  std::array<char, 32> name; // padded with zeros
  std::uint64_t offset, bytes, checksum;
};
static_assert(sizeof(Header) == 40 && sizeof(Section) == 56);

// XXH3, 64 bits.
std::uint64_t checksum_of(std::string_view bytes);

} // namespace guiyin::store
